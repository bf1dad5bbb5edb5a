import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import Nihongo
import Storage
import Web

/// Which state of a case a form was shown for.
struct SeenCase: Sendable, Equatable {
  let revision: Int
  /// The last entry of its log then.
  let event: Int

  init(_ form: SubmittedForm) { (revision, event) = (Int(form["revision"]) ?? 0, Int(form["seen"]) ?? 0) }
  init(_ found: StaffCase) { (revision, event) = (found.value.revision, found.events.last?.number ?? 0) }

  /// Carried by every form that changes the case.
  var fields: [HiddenField] { [HiddenField("revision", "\(revision)"), HiddenField("seen", "\(event)")] }

  /// What happened since, without notes, which change nothing.
  func later(in events: [CaseEvent]) -> [CaseEvent] { events.filter { $0.number > event && $0.kind != .noted } }
}

/// Words an officer had typed for a step that cannot be done any more.
struct KeptWords: Sendable {
  let label: String
  let text: String
}

/// The answer when someone else changed the case first and the step is no longer what it was:
/// who did what, and the officer's words to copy.
struct ChangedMeanwhile {
  let desk: CaseDesk
  let seen: SeenCase
  let kept: [KeptWords]

  func respond(_ id: ID<Case>, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let found = try await desk.town.database.write { tx in
      try CaseReading(desk: desk, officer: officer).view(id, in: tx)
    }
    return context.respond(changedMeanwhilePage(found, seen: seen, kept: kept, texts: context.texts))
  }
}

func changedMeanwhilePage(_ found: StaffCase, seen: SeenCase, kept: [KeptWords], texts: Texts) -> Page {
  let title = texts["cases.staff.changed.title"]
  let href = "/staff/cases/\(found.value.id)"
  return Page(
    title, audience: .staff, status: .conflict, breadcrumbs: caseBreadcrumbs(found.value, texts)
  ) { h in
    h.h1(title)
    h.p(texts["cases.staff.changed.lead"])
    h.timeline(caseHistory(seen.later(in: found.events), found, texts), texts)
    for (number, words) in kept.filter({ !$0.text.isEmpty }).enumerated() {
      if number == 0 { h.p(texts["cases.staff.changed.kept"]) }
      h.textArea(
        TextArea(FieldFrame("kept-\(number + 1)", label: words.label, need: .unmarked), value: words.text), texts)
    }
    h.p { h in h.actionLink(ActionLink(texts["cases.staff.changed.open"], href: href)) }
  }
}

extension HTML {
  /// At the top of a form that is shown again because the case changed while it was being filled in.
  mutating func changeNotice(_ found: StaffCase, since seen: SeenCase?, _ texts: Texts) {
    guard let seen else { return }
    callout(
      Callout(.caution, title: texts["cases.staff.changed.title"]) { h in
        h.p(texts["cases.staff.changed.form"])
        h.timeline(caseHistory(seen.later(in: found.events), found, texts), texts)
      })
  }
}

func caseBreadcrumbs(_ value: Case, _ texts: Texts) -> [Breadcrumbs.Crumb] {
  [
    .init(texts["cases.staff.inbox.title"], href: "/staff/cases"),
    .init(value.receipt.description, href: "/staff/cases/\(value.id)"),
  ]
}
