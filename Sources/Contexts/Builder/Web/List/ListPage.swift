import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import ProcedureDraft
import Web

/// Every procedure of the town with its state, and the ways to make a new one.
func listPage(_ model: ListModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["builder.staff.list.title"]
  return Page(title, audience: .staff, width: .wide) { h in
    h.h1(title)
    h.p(texts["builder.staff.list.lead"])
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["builder.staff.new.title"], href: NewDraftRoutes.path))
      h.actionLink(
        ActionLink(texts["builder.staff.upload.title"], href: UploadRoutes.path, rank: .secondary))
    }
    h.listFilters(model, texts)
    h.p(["role": "status"], texts["builder.staff.list.count", ["n": "\(model.count)"]])
    h.listTable(model, formGuard, texts)
    h.pagination(
      Pagination(current: model.filter.page, pageCount: model.pageCount) { page in
        model.filter.with { $0.page = page }.href()
      }, texts)
    h.p { h in
      h.a(["href": model.filter.with { _ in }.href("\(DraftAddress.list)/list.csv")], texts["builder.staff.list.csv"])
    }
  }
}

extension HTML {
  fileprivate mutating func listFilters(_ model: ListModel, _ texts: Texts) {
    let filter = model.filter
    var active: [FilterBar.Active] = []
    if !filter.words.isEmpty { active.append(.init(filter.words, removeHref: filter.with { $0.words = "" }.href())) }
    if let state = filter.state {
      active.append(
        .init(texts["builder.staff.state.\(state.rawValue)"], removeHref: filter.with { $0.state = nil }.href()))
    }
    if let id = filter.department, let department = model.departments.first(where: { $0.id == id }) {
      active.append(.init(department.name, removeHref: filter.with { $0.department = nil }.href()))
    }
    filterBar(
      FilterBar(action: DraftAddress.list, active: active, clearHref: DraftAddress.list) { h in
        h.textField(
          TextField(
            FieldFrame("q", label: texts["builder.staff.list.search"], need: .unmarked), value: filter.words,
            kind: .search, width: .wide), texts)
        h.listSelect(
          "state", filter.state?.rawValue ?? "",
          [("", texts["builder.staff.list.every-state"])]
            + ListFilter.State.allCases.map { ($0.rawValue, texts["builder.staff.state.\($0.rawValue)"]) }, texts)
        h.listSelect(
          "department", filter.department ?? "",
          [("", texts["builder.staff.list.every-department"])] + model.departments.map { ($0.id, $0.name) }, texts)
        h.listSelect(
          "sort", filter.order.rawValue,
          ListFilter.Order.allCases.map { ($0.rawValue, texts["builder.staff.list.sort.\($0.rawValue)"]) }, texts)
      }, texts)
  }

  private mutating func listSelect(_ name: String, _ value: String, _ options: [(String, String)], _ texts: Texts) {
    selectField(
      SelectField(
        FieldFrame(name, label: texts["builder.staff.list.\(name)"], need: .unmarked),
        options: options.map { .init($0.0, $0.1) }, value: value, hasPrompt: false, width: .full), texts)
  }

  fileprivate mutating func listTable(_ model: ListModel, _ formGuard: FormGuard, _ texts: Texts) {
    let columns = ["procedure", "state", "department", "version", "use", "drafts", "actions"]
    dataTable(
      DataTable(
        id: "procedures", caption: texts["builder.staff.list.title"], isCaptionHidden: true,
        columns: columns.map { .init(texts["builder.staff.column.\($0)"]) },
        rows: model.rows.map { row in cells(row, formGuard, texts) }, emptyText: texts["builder.staff.list.none"]),
      texts)
  }

  private func cells(_ row: ListModel.Row, _ formGuard: FormGuard, _ texts: Texts) -> [DataTable.Cell] {
    let titleHref = row.drafts.first.map { DraftAddress($0.id).outline }
    return [
      titleHref.map { .link(row.title, href: $0) } ?? .content { h in h.plainText(row.title) },
      .content { h in
        for state in ListFilter.State.allCases where row.states.contains(state) {
          h.statusTag(StatusTag(texts["builder.staff.state.\(state.rawValue)"], tone: state.tone))
          h.text(" ")
        }
      },
      .text(row.departmentName),
      row.version.map { .link(texts.version($0), href: ProcedureAddress(row.procedure).page) }
        ?? .text(texts["builder.staff.list.never"]),
      .content { h in h.use(row.use, texts) },
      .content { h in h.drafts(row.drafts, row.title, texts) },
      .content { h in h.listActions(row, formGuard, texts) },
    ]
  }

  private mutating func use(_ use: ProcedureUse?, _ texts: Texts) {
    guard let use else { return }
    p(texts["builder.staff.list.use", ["recent": "\(use.recent)"]])
    p(["class": "ds-quiet"], texts["builder.staff.list.use.all", ["all": "\(use.all)"]])
  }

  private mutating func drafts(_ drafts: [ListModel.OpenPiece], _ title: String, _ texts: Texts) {
    for draft in drafts {
      p { h in
        h.a(["href": DraftAddress(draft.id).outline]) { h in
          // What was published and is a draft still waits for its day.
          let state = draft.state == .published ? "planned" : draft.state.rawValue
          h.text(texts["builder.staff.draft.state.\(state)"])
          h.visuallyHidden(title)
        }
        h.text(" ")
        h.span(["class": "ds-quiet"]) { h in h.plainText(draft.owner) }
      }
    }
  }

  private mutating func listActions(_ row: ListModel.Row, _ formGuard: FormGuard, _ texts: Texts) {
    guard let version = row.version else { return }
    if row.drafts.isEmpty {
      postForm(to: "\(DraftAddress.list)/drafts", guard: formGuard) { h in
        h.hiddenFields([HiddenField("version", version.id.description)])
        h.actionButton(ActionButton(texts["builder.staff.list.change"], rank: .quiet, hiddenSuffix: row.title))
      }
    }
    a(["href": "\(CopyRoutes.path)?version=\(version.id)"]) { h in
      h.text(texts["builder.staff.list.copy"])
      h.visuallyHidden(row.title)
    }
  }
}

extension ListFilter.State {
  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .open: .success
    case .draft: .waiting
    case .closed: .neutral
    }
  }
}

extension Texts {
  /// Which version it is, and since when.
  func version(_ version: ListModel.Version) -> String {
    self["builder.staff.list.since", ["n": "\(version.number)", "moment": moment(version.since)]]
  }

  /// A moment for officers, to the minute in Japan's time.
  func moment(_ moment: Instant) -> String {
    "\(JapaneseDate(moment.dateInJapan).text(in: officerLanguage)) \(moment.timeInJapan)"
  }
}
