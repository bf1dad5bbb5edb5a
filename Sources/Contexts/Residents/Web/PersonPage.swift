import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the page of one person shows.
struct PersonModel: Sendable {
  enum Notice: String, Sendable { case linked, unlinked }

  let person: KnownResident
  let household: [ResidentFacts]
  let search: ID<ResidentSearch>
  let link: ResidentLink?
  /// `nil` also when the account has ended.
  let account: ShownAccount?
  /// The latest first.
  let steps: [AuditedStep]
  /// Officers' names by id.
  let names: [String: String]
  let mayLink: Bool
  let notice: Notice?

  /// An actor of the log as people read it.
  func who(_ actor: String, _ texts: Texts) -> String {
    switch AuditActor(text: actor) {
    case .officer(let id): names[id] ?? texts["residents.staff.officer.unknown"]
    case .account: texts["residents.staff.actor.account"]
    case .applicant, .client, .visitor, .system, nil: texts["residents.staff.actor.system"]
    }
  }
}

/// One person: what the registry says, household, account, and who has looked.
func personPage(_ model: PersonModel, texts: Texts) -> Page {
  let facts = model.person.facts
  let crumbs = [
    Breadcrumbs.Crumb(texts["residents.staff.title"], href: "\(SearchRoutes.path)?search=\(model.search)")
  ]
  // The title stands in the browser's history: it names nobody.
  return Page(texts["residents.staff.person.title"], audience: .staff, width: .wide, breadcrumbs: crumbs) { h in
    if let notice = model.notice {
      h.notificationBanner(
        NotificationBanner(.success, title: texts["residents.staff.done.\(notice.rawValue)"]), texts)
    }
    h.h1 { h in h.plainText(facts.name.full) }
    if facts.isProtected {
      h.callout(
        Callout(.caution, title: texts["residents.staff.protected.title"], text: texts["residents.staff.protected"]))
    }
    if facts.removedOn != nil {
      h.callout(
        Callout(.caution, title: texts["residents.staff.removed.title"], text: texts["residents.staff.removed"]))
    }
    h.summaryList(SummaryList(facts.rows(model.person, texts)), texts)
    h.householdPart(model, texts)
    h.accountPart(model, texts)
    h.trailPart(model, texts)
  }
}

extension ResidentFacts {
  fileprivate func rows(_ person: KnownResident, _ texts: Texts) -> [SummaryList.Row] {
    let words: [(String, [String])] = [
      ("kana", [name.fullKana]), ("latin-name", [latinName]), ("birth-date", [texts.birthday(self)]),
      ("sex", [sex.map { texts["residents.staff.sex.\($0.rawValue)"] } ?? ""]), ("nationality", [nationality]),
      ("address", address.lines), ("relation", [relation]), ("household-number", [person.resident[.household]]),
      ("number", [person.resident[.number]]),
      (
        "change",
        [CivilDate(person.resident[.changedOn]).map(texts.day) ?? "", person.resident[.changeReason]]
      ),
      ("removed", [removedOn.map(texts.day) ?? ""]), ("imported", [texts.moment(person.changedAt)]),
    ]
    return words.map { name, lines in (name, lines.filter { !$0.isEmpty }) }.filter { !$0.1.isEmpty }
      .map { SummaryList.Row(texts["residents.staff.column.\($0.0)"], $0.1) }
  }
}

extension HTML {
  fileprivate mutating func householdPart(_ model: PersonModel, _ texts: Texts) {
    h2(texts["residents.staff.household"])
    guard !model.household.isEmpty else { return p(texts["residents.staff.household.none"]) }
    peopleTable(
      model.household.map { ($0, $0.id) }, search: model.search, id: "household",
      caption: texts["residents.staff.household"], texts)
  }

  fileprivate mutating func accountPart(_ model: PersonModel, _ texts: Texts) {
    h2(texts["residents.staff.account"])
    let path = LinkRoutes.path(model.person.id)
    guard let link = model.link else {
      p(texts["residents.staff.account.none"])
      guard model.mayLink, model.person.removedOn == nil else { return }
      return p { h in
        h.actionLink(
          ActionLink(
            texts["residents.staff.link.go"], href: "\(path)?search=\(model.search)", rank: .secondary))
      }
    }
    let officer = model.names[link.officer] ?? texts["residents.staff.officer.unknown"]
    summaryList(
      SummaryList([
        .init(
          texts["residents.staff.column.account"],
          model.account?.maskedMail ?? texts["residents.staff.account.ended"]),
        .init(texts["residents.staff.column.linked"], texts.moment(link.linkedAt)),
        .init(texts["residents.staff.column.officer"], officer),
        .init(
          texts["residents.staff.column.document"], texts["residents.staff.document.\(link.document.rawValue)"]),
      ]), texts)
    guard model.mayLink else { return }
    p { h in
      h.actionLink(
        ActionLink(
          texts["residents.staff.unlink.go"], href: "\(path)/removal?search=\(model.search)", rank: .secondary))
    }
  }

  fileprivate mutating func trailPart(_ model: PersonModel, _ texts: Texts) {
    h2(texts["residents.staff.trail"])
    p(texts["residents.staff.trail.lead", ["n": "\(PersonRoutes.mostSteps)"]])
    dataTable(
      DataTable(
        id: "trail", caption: texts["residents.staff.trail"], isCaptionHidden: true,
        columns: ["at", "who", "what", "purpose"].map { .init(texts["residents.staff.column.\($0)"]) },
        rows: model.steps.map { step in
          [
            .text(texts.moment(step.at)), .content { h in h.plainText(model.who(step.actor, texts)) },
            .text(texts["audit.staff.action.\(step.action)"]),
            .text(step.details["purpose"].map { texts["residents.staff.purpose.\($0)"] } ?? ""),
          ]
        }), texts)
  }
}
