import DMN
import DesignSystem
import FEEL
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// Everything a draft decides by rules, and what feeds what.
func decisionListPage(_ list: DecisionList, findings: [DecisionKind: Int], guard formGuard: FormGuard) -> Page {
  let reading = list.reading, texts = reading.texts
  let files = list.files
  return draftPage(texts["builder.staff.part.decisions"], reading.open, texts, part: .decisions) { h in
    h.p(texts["builder.staff.decisions.lead"])
    if files.isEmpty {
      h.emptyState(
        EmptyState(texts["builder.staff.decisions.none"], text: texts["builder.staff.decisions.none.text"]))
    }
    for file in files { h.decisionFile(file, findings[file.kind] ?? 0, list) }
    guard !list.missing.isEmpty else { return }
    h.h2(texts["builder.staff.decisions.new"])
    h.cardList(
      CardList(
        list.missing.map { kind in
          CardList.Card(
            texts["builder.staff.decision.new.\(kind.rawValue)"],
            href: reading.address.page("new-decision") + "?kind=\(kind.rawValue)",
            text: texts["builder.staff.decision.lead.\(kind.rawValue)"])
        }, heading: .h3))
  }
}

extension HTML {
  fileprivate mutating func decisionFile(_ file: DecisionList.File, _ findings: Int, _ list: DecisionList) {
    let reading = list.reading, texts = reading.texts
    h2(texts["builder.staff.decision.kind.\(file.kind.rawValue)"])
    if let trouble = file.trouble {
      callout(Callout(.caution, title: texts["builder.staff.decisions.unreadable"]) { h in
        h.p { h in h.plainText(trouble) }
      })
    }
    for item in file.items { decisionItem(item, list) }
    if findings > 0 {
      p { h in
        h.statusTag(StatusTag(texts["builder.staff.decision.proof.mistake"], tone: .danger))
        h.text(" ")
        h.a(
          ["href": DecisionPlace(file.kind).address(reading.address) + "#proof"],
          texts["builder.staff.decisions.findings", ["n": "\(findings)"]])
      }
    }
  }

  /// What it looks at, and from where it has it.
  private mutating func decisionItem(_ item: DecisionList.Item, _ list: DecisionList) {
    let texts = list.reading.texts
    var rows = item.place.isMain ? [SummaryList.Row(texts["builder.staff.decision.question"], item.title)] : []
    rows.append(
      .init(
        texts["builder.staff.decisions.questions"],
        item.questions.isEmpty ? [texts["builder.staff.nothing"]] : item.questions))
    if !item.helpers.isEmpty { rows.append(.init(texts["builder.staff.decisions.helpers"], item.helpers)) }
    if let count = item.rows {
      let words = texts["builder.staff.decisions.rows.count", ["n": "\(count)"]]
      rows.append(.init(texts["builder.staff.decisions.rows"], words))
    }
    summaryList(
      SummaryList(
        title: item.place.isMain ? nil : texts["builder.staff.decisions.helper", ["name": item.title]], rows),
      texts)
    p { h in
      h.a(["href": item.place.address(list.reading.address)]) { h in
        h.text(texts[item.rows == nil ? "builder.staff.decisions.open" : "builder.staff.decisions.open-table"])
        h.visuallyHidden(item.title)
      }
    }
  }
}

/// The list of a draft's decisions.
struct DecisionListRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews

  func add(to routes: inout RouteTable) {
    routes.get(
      "/staff/builder/{draft}/decisions", .officer(BuilderPermission.write), audit: "builder.draft-viewed"
    ) { _, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      let list = DecisionList(reading: reading, town: door.desk.town.profile)
      let found = try await previews.findings(of: reading).filter { $0.severity == .mistake }
      let counts = Dictionary(
        DecisionKind.allCases.map { kind in (kind, found.count { $0.path.file == kind.path }) }) { first, _ in first }
      return context.respond(decisionListPage(list, findings: counts, guard: context.formGuard()))
    }
  }
}
