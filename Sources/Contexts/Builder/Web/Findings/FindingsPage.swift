import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// Showing what is wrong with a draft: at once what can be told at once, the rest as soon as it is found.
struct FindingsRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/findings", write, audit: "builder.draft-viewed", show)
    routes.get("/staff/builder/{draft}/findings/progress", write, audit: "builder.draft-viewed", progress)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    var open = try await door.open(context)
    let quick = try await door.desk.findings(of: open, isFresh: true)
    door.desk.askForCheck(open)
    let model = FindingsModel(DraftReading(open, context.texts), quick: quick, door.desk.standing(of: open.draft))
    open.mistakes = model.mistakes.count
    return context.respond(findingsPage(model, open))
  }

  /// How far the check is, for the page that shows it already. `202` while there is more to come.
  @Sendable func progress(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await door.desk.load(try context.id("draft", of: Draft.self), by: try context.officer)
    let standing = door.desk.standing(of: open.draft)
    let texts = context.texts, href = DraftAddress(open.draft.id).page("findings")
    var answer = context.respond { h in h.checkStanding(standing, href, isShown: false, texts) }
    if standing.isUnderWay { answer.status = .accepted }
    return answer
  }
}

extension DraftChecks.Standing {
  /// Whether something is still to come.
  var isUnderWay: Bool {
    switch self {
    case .waiting, .running: true
    case .unknown, .done, .failed: false
    }
  }
}

/// Mistakes before advice, each with the page where it is mended.
func findingsPage(_ model: FindingsModel, _ open: OpenDraft) -> Page {
  let reading = model.reading, texts = reading.texts
  let here = reading.address.page("findings")
  return draftPage(texts["builder.staff.findings.title"], open, texts, part: .findings) { h in
    h.p(texts["builder.staff.findings.lead"])
    let isUnderWay = model.standing.isUnderWay
    let progress = isUnderWay ? "\(h.basePath)\(here)/progress" : nil
    h.div(["role": "status", "id": "check-standing", "data-poll": progress]) { h in
      h.checkStanding(model.standing, here, isShown: true, texts)
    }
    if model.mistakes.isEmpty, model.advice.isEmpty {
      h.emptyState(
        EmptyState(
          texts["builder.staff.findings.none"],
          text: texts["builder.staff.findings.none.\(isUnderWay ? "yet" : "text")"]))
    }
    h.findings(model.mistakes, "mistakes", texts)
    h.findings(model.advice, "advice", texts)
  }
}

extension HTML {
  /// How far the full check is.
  /// - Parameter isShown: whether the page shows already what it found.
  fileprivate mutating func checkStanding(
    _ standing: DraftChecks.Standing, _ href: String, isShown: Bool, _ texts: Texts
  ) {
    let words = texts["builder.staff.findings.standing.\(standing.word)", ["n": "\(standing.ahead)"]]
    callout(
      Callout { h in
        h.p { h in
          h.text(words)
          guard !isShown || standing.isUnderWay else { return }
          h.text(" ")
          h.a(["href": href], texts["builder.staff.findings.look.\(standing.isUnderWay ? "again" : "result")"])
        }
      })
  }

  fileprivate mutating func findings(_ items: [FindingsModel.Item], _ kind: String, _ texts: Texts) {
    guard !items.isEmpty else { return }
    h2(texts["builder.staff.findings.\(kind)", ["n": "\(items.count)"]])
    ul(["class": "ds-bench-items"]) { h in
      for item in items.prefix(FindingsModel.most) { h.li { h in h.finding(item, texts) } }
    }
    if items.count > FindingsModel.most {
      p(texts["builder.staff.findings.more", ["n": "\(items.count - FindingsModel.most)"]])
    }
  }

  private mutating func finding(_ item: FindingsModel.Item, _ texts: Texts) {
    p { h in
      h.span(["class": "ds-quiet"], texts["builder.staff.findings.in.\(item.place.part.rawValue)"])
      h.text(" ")
      h.strong { h in h.plainText(item.place.name) }
    }
    p { h in h.plainText(item.sentence) }
    if !item.advice.isEmpty { p(["class": "ds-quiet"]) { h in h.plainText(item.advice) } }
    p { h in
      h.a(["href": item.place.href]) { h in
        h.text(texts["builder.staff.findings.mend"])
        h.visuallyHidden(item.place.name)
      }
    }
  }
}

extension DraftChecks.Standing {
  fileprivate var word: String {
    switch self {
    case .unknown: "unknown"
    case .waiting: "waiting"
    case .running: "running"
    case .done: "done"
    case .failed: "failed"
    }
  }

  fileprivate var ahead: Int { if case .waiting(let ahead) = self { ahead } else { 0 } }
}
