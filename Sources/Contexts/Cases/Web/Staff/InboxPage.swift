import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the inbox shows.
struct InboxModel: Sendable {
  /// More than any name; longer words are cut.
  static let longestSearch = 100
  static let handedOverHref = "/staff/cases?done=handed-over"
  static let nothingSearchedHref = "/staff/cases?search=nothing"

  let filter: InboxFilter
  /// What is looked for; empty without a search.
  let words: String
  /// The words of the address are forgotten, or were someone else's.
  let isSearchOver: Bool
  /// What was typed holds neither a letter nor a digit.
  let isNothingSearched: Bool
  let departments: [(id: String, name: String)]
  let procedures: [(id: String, title: String)]
  let counts: [CaseStatus: Int]
  let overdue: Int
  let rows: [Line]
  let next: InboxCursor?
  let isLaterPage: Bool
  /// The officer has just handed a case over to where they cannot follow it.
  let isHandedOver: Bool
  let today: CivilDate
  let mayExport: Bool

  struct Line: Sendable {
    let value: Case
    let party: Party
    let procedure: String
    let assignee: String?
  }
}

/// The officers' list of cases.
func inboxPage(_ model: InboxModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["cases.staff.inbox.title"]
  return Page(title, audience: .staff, width: .wide) { h in
    h.h1(title)
    h.inboxNews(model, texts)
    h.inboxSearch(model, formGuard, texts)
    h.inboxTabs(model, texts)
    h.inboxFilters(model, texts)
    if model.rows.isEmpty { h.emptyInbox(model, texts) } else { h.inboxTable(model, texts) }
    h.inboxFoot(model, texts)
  }
}

extension HTML {
  fileprivate mutating func inboxNews(_ model: InboxModel, _ texts: Texts) {
    if model.isHandedOver {
      notificationBanner(NotificationBanner(.success, title: texts["cases.staff.done.handed-over"]), texts)
    }
    if model.isNothingSearched {
      callout(
        Callout(.caution, title: texts["cases.staff.search.nothing.title"], text: texts["cases.staff.search.nothing"]))
    }
    if model.isSearchOver {
      callout(Callout(.caution, title: texts["cases.staff.search.over.title"], text: texts["cases.staff.search.over"]))
    }
    guard model.overdue > 0 else { return }
    callout(
      Callout(.caution, title: texts["cases.staff.overdue.title", ["n": "\(model.overdue)"]]) { h in
        h.p { h in
          let overdueFirst = InboxFilter().with { $0.department = model.filter.department }
          h.a(["href": overdueFirst.href()], texts["cases.staff.overdue.show"])
        }
      })
  }

  /// A form that posts, since what is looked for is a person's name.
  fileprivate mutating func inboxSearch(_ model: InboxModel, _ formGuard: FormGuard, _ texts: Texts) {
    postForm(to: "/staff/cases/search", guard: formGuard, class: "ds-search") { h in
      h.label(["class": "ds-label", "for": "words"]) { h in
        h.span(["class": "ds-label-text"], texts["cases.staff.search.label"])
      }
      h.p(["class": "ds-hint", "id": "words-hint"], texts["cases.staff.search.hint"])
      h.div(["class": "ds-search-row"]) { h in
        h.input([
          "class": "ds-input", "type": "search", "id": "words", "name": "words", "value": model.words,
          "autocomplete": "off", "maxlength": "\(InboxModel.longestSearch)", "aria-describedby": "words-hint",
        ])
        h.actionButton(ActionButton(texts["design.search"], rank: .secondary))
      }
    }
  }

  fileprivate mutating func inboxTabs(_ model: InboxModel, _ texts: Texts) {
    let links = InboxFilter.Standing.allCases.map { standing in
      PageLink(
        texts["cases.staff.standing.\(standing.name)"], href: model.filter.with { $0.standing = standing }.href(),
        isCurrent: standing == model.filter.standing,
        count: model.filter.isNarrowed ? nil : standing.statuses.reduce(0) { $0 + model.counts[$1, default: 0] })
    }
    linkTabs(LinkTabs(label: texts["cases.staff.standing"], links))
  }

  fileprivate mutating func inboxFilters(_ model: InboxModel, _ texts: Texts) {
    let filter = model.filter
    filterBar(
      FilterBar(action: "/staff/cases", active: model.conditions(texts), clearHref: "/staff/cases") { h in
        h.hiddenFields(
          [HiddenField("status", filter.standing.name)] + (filter.search.map { [HiddenField("search", "\($0)")] } ?? [])
        )
        if model.departments.count > 1 {
          h.inboxSelect(
            "department", filter.department ?? "", [("", "cases.staff.filter.every-department")], model.departments,
            texts)
        }
        h.inboxSelect(
          "procedure", filter.procedure ?? "", [("", "cases.staff.filter.every-procedure")],
          model.procedures.map { ($0.id, $0.title) }, texts)
        h.inboxSelect(
          "channel", filter.channel?.rawValue ?? "", [("", "cases.staff.filter.every-channel")],
          Channel.allCases.map { ($0.rawValue, texts.channel($0)) }, texts)
        h.inboxSelect(
          "taken", filter.taken.rawValue, InboxQuery.Taken.allCases.map { ($0.rawValue, "cases.staff.taken.\($0)") },
          [],
          texts)
        h.inboxSelect(
          "order", filter.order.rawValue, InboxQuery.Order.allCases.map { ($0.rawValue, "cases.staff.order.\($0)") },
          [],
          texts)
      }, texts)
  }

  /// - Parameters:
  ///   - keyed: values with the key of their words.
  ///   - named: values with their words.
  private mutating func inboxSelect(
    _ name: String, _ value: String, _ keyed: [(String, String)], _ named: [(String, String)], _ texts: Texts
  ) {
    let options = keyed.map { SelectField.Option($0.0, texts[$0.1]) } + named.map { SelectField.Option($0.0, $0.1) }
    selectField(
      SelectField(
        FieldFrame(name, label: texts["cases.staff.filter.\(name)"], need: .unmarked), options: options, value: value,
        hasPrompt: false, width: .full), texts)
  }

  fileprivate mutating func inboxTable(_ model: InboxModel, _ texts: Texts) {
    let columns = ["receipt", "procedure", "applicant", "status", "due", "assignee", "received"]
    dataTable(
      DataTable(
        id: "cases", caption: texts["cases.staff.inbox.caption"], isCaptionHidden: true,
        columns: columns.map { .init(texts["cases.staff.column.\($0)"]) },
        rows: model.rows.map { line in cells(line, on: model.today, texts) }), texts)
  }

  private func cells(_ line: InboxModel.Line, on today: CivilDate, _ texts: Texts) -> [DataTable.Cell] {
    let value = line.value
    return [
      .link(value.receipt.description, href: "/staff/cases/\(value.id)"),
      .text(line.procedure),
      .content { h in h.inboxParty(line.party, texts) },
      .tag(texts.status(value.status)),
      .content { h in h.dueDate(value, on: today, texts) },
      .content { h in
        guard let assignee = line.assignee else {
          return h.span(["class": "ds-quiet"], texts["cases.staff.assignee.none"])
        }
        h.plainText(assignee)
      },
      .text(texts.received(value)),
    ]
  }

  /// A name is shown as it was written, never with a guessed reading.
  private mutating func inboxParty(_ party: Party, _ texts: Texts) {
    plainText(party.name)
    if !party.kana.isEmpty {
      br()
      span(["class": "ds-quiet"]) { h in h.plainText(party.kana) }
    }
    if !party.subject.isEmpty {
      br()
      span(["class": "ds-quiet"]) { h in h.plainText(texts["cases.staff.subject", ["name": party.subject]]) }
    }
  }

  /// The date, and how far it is: in words and as a tag when it has passed.
  mutating func dueDate(_ value: Case, on today: CivilDate, _ texts: Texts) {
    time(["datetime": value.dueOn.description]) { h in h.plainText(texts.date(value.dueOn)) }
    guard let distance = texts.distance(of: value, on: today) else { return }
    text(" ")
    if value.isOverdue(on: today) {
      statusTag(StatusTag(distance, tone: .danger))
    } else {
      span(["class": "ds-quiet"], distance)
    }
  }

  fileprivate mutating func emptyInbox(_ model: InboxModel, _ texts: Texts) {
    let everything = ActionLink(texts["cases.staff.empty.everything"], href: "/staff/cases", rank: .secondary)
    if model.filter.search != nil {
      let key =
        FoldedText(model.words).text.unicodeScalars.count == 1 ? "cases.staff.empty.short" : "cases.staff.empty.search"
      emptyState(EmptyState(texts["cases.staff.empty.search.title"], text: texts[key], action: everything))
    } else if model.filter.isNarrowed || model.filter.department != nil || model.isLaterPage {
      emptyState(
        EmptyState(texts["cases.staff.empty.filter.title"], text: texts["cases.staff.empty.filter"], action: everything)
      )
    } else if model.filter.standing == .open {
      emptyState(EmptyState(texts["cases.staff.empty.open.title"], text: texts["cases.staff.empty.open"]))
    } else {
      emptyState(EmptyState(texts["cases.staff.empty.status.title"], action: everything))
    }
  }

  fileprivate mutating func inboxFoot(_ model: InboxModel, _ texts: Texts) {
    if model.isLaterPage || model.next != nil {
      nav(["class": "ds-pages", "aria-label": texts["design.pages.label"]]) { h in
        h.ul { h in
          if model.isLaterPage {
            h.li(["class": "ds-pages-prev"]) { h in
              h.a(["href": model.filter.href()], texts["cases.staff.first-page"])
            }
          }
          guard let next = model.next else { return }
          h.li(["class": "ds-pages-next"]) { h in
            h.a(["href": model.filter.href(after: next), "rel": "next"], texts["design.pages.next"])
          }
        }
      }
    }
    guard model.mayExport, !model.rows.isEmpty else { return }
    buttonGroup { h in
      for format in ExportFormat.allCases {
        h.actionLink(
          ActionLink(
            texts["cases.staff.export.\(format.rawValue)"],
            href: model.filter.href("/staff/cases/export.\(format.rawValue)"), rank: .secondary))
      }
    }
  }
}

extension InboxModel {
  /// The conditions that hold now, each with the list without it.
  fileprivate func conditions(_ texts: Texts) -> [FilterBar.Active] {
    var active: [FilterBar.Active] = []
    if filter.search != nil, !words.isEmpty {
      active.append(
        .init(
          texts["cases.staff.condition.search", ["words": words]], removeHref: filter.with { $0.search = nil }.href()))
    }
    if let id = filter.department, let department = departments.first(where: { $0.id == id }) {
      active.append(.init(department.name, removeHref: filter.with { $0.department = nil }.href()))
    }
    if let id = filter.procedure, let procedure = procedures.first(where: { $0.id == id }) {
      active.append(.init(procedure.title, removeHref: filter.with { $0.procedure = nil }.href()))
    }
    if let channel = filter.channel {
      active.append(.init(texts.channel(channel), removeHref: filter.with { $0.channel = nil }.href()))
    }
    if filter.taken != .anyone {
      active.append(
        .init(texts["cases.staff.taken.\(filter.taken)"], removeHref: filter.with { $0.taken = .anyone }.href()))
    }
    return active
  }
}
