import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Uncovers one マイナンバー of a case for an officer who needs it, and writes down that it was seen.
///
/// - Note: Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律 art. 12 (safety measures).
struct IndividualNumberRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    let path = "/staff/cases/{id}/individual-numbers/{place}"
    routes.post(path, .officer(CasesPermission.work), audit: "cases.individual-number-viewed", show)
    // Shown once, by a button; its address leads back to the case.
    routes.get(path, .officer(CasesPermission.read), audit: "cases.case-viewed") { _, context in
      context.redirect(to: "/staff/cases/\(try context.id("id", of: Case.self))")
    }
  }

  @Sendable func show(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let place = try context.segment("place")
    let (found, number) = try await desk.town.database.write { tx in
      let found = try CaseReading(desk: desk, officer: officer).find(id, for: CasesPermission.work, in: tx)
      guard let number = found.answers.individualNumber(at: place) else { throw CasesProblem.notFound }
      try desk.note(
        "cases.individual-number-viewed", id, by: .officer(officer.id.description), ["question": place], in: tx)
      return (found, number)
    }
    let texts = context.texts
    let words = found.definition.words(in: texts.officerLanguage)
    return context.respond(
      individualNumberPage(found, number, label: found.definition.form.label(ofField: place, words), texts))
  }
}

private func individualNumberPage(
  _ found: StaffCase, _ number: IndividualNumber, label: String, _ texts: Texts
) -> Page {
  let title = texts["cases.staff.number.title"]
  return Page(title, audience: .staff, breadcrumbs: caseBreadcrumbs(found.value, texts)) { h in
    h.h1(title)
    h.summaryList(SummaryList([.init(label, number.grouped)]), texts)
    h.p(texts["cases.staff.number.noted"])
    h.actionLink(ActionLink(texts["cases.staff.back"], href: "/staff/cases/\(found.value.id)"))
  }
}

extension IndividualNumber {
  /// `1234 5678 9018`, as it stands on the card.
  fileprivate var grouped: String {
    stride(from: 0, to: revealed.count, by: 4).map { String(revealed.dropFirst($0).prefix(4)) }.joined(separator: " ")
  }
}

extension Answers {
  /// The number at a place as `my-number` or `family.2.my-number`, rows counted from one.
  fileprivate func individualNumber(at place: String) -> IndividualNumber? {
    let parts = place.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count == 3 else {
      if parts.count == 1, case .individualNumber(let number)? = self[parts[0]] { return number }
      return nil
    }
    guard let row = Int(parts[1]), let rows = self[parts[0]]?.rows, rows.indices.contains(row - 1) else { return nil }
    return rows[row - 1].individualNumber(at: parts[2])
  }
}
