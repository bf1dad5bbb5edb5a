import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the list of officers shows.
struct OfficerListModel: Sendable {
  let filter: OfficerFilter
  let entries: [OfficerListEntry]
  let count: Int
  let page: Int
  let pageCount: Int
  let town: TownProfile
}

/// The town's officers, by reading of the name.
func officerListPage(_ model: OfficerListModel, texts: Texts) -> Page {
  let title = texts["staff.staff.officers.title"]
  return Page(title, audience: .staff, width: .wide) { h in
    h.h1(title)
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["staff.staff.officers.add"], href: "\(OfficerRoutes.path)/new"))
    }
    h.filterBar(officerFilters(model, texts), texts)
    h.p(texts["staff.staff.officers.count", ["n": "\(model.count)"]])
    h.dataTable(officerTable(model, texts), texts)
    h.pagination(
      Pagination(current: model.page, pageCount: model.pageCount) { model.filter.href(page: $0) }, texts)
  }
}

private func officerFilters(_ model: OfficerListModel, _ texts: Texts) -> FilterBar {
  FilterBar(
    action: OfficerRoutes.path, active: activeConditions(model, texts), clearHref: OfficerRoutes.path
  ) { h in
    h.textField(
      TextField(
        FieldFrame("q", label: texts["staff.staff.officers.words"], need: .unmarked), value: model.filter.words,
        kind: .search, width: .medium, autocomplete: "off"), texts)
    h.allOrOne("department", model.filter.department, departmentOptions(model.town, texts), texts)
    h.allOrOne("role", model.filter.role?.rawValue ?? "", roleOptions(texts), texts)
    h.allOrOne(
      "state", model.filter.state?.rawValue ?? "",
      OfficerState.allCases.map { .init($0.rawValue, texts["staff.staff.state.\($0.rawValue)"]) }, texts)
  }
}

/// What narrows the list now, each with the address of the list without it.
private func activeConditions(_ model: OfficerListModel, _ texts: Texts) -> [FilterBar.Active] {
  let filter = model.filter
  var active: [FilterBar.Active] = []
  func add(_ label: String?, _ change: (inout OfficerFilter) -> Void) {
    guard let label else { return }
    var wider = filter
    change(&wider)
    active.append(.init(label, removeHref: wider.href(page: 1)))
  }
  let department = departmentOptions(model.town, texts).first { $0.value == filter.department }
  add(filter.words.isEmpty ? nil : filter.words) { $0.words = "" }
  add(filter.department.isEmpty ? nil : department?.label ?? filter.department) { $0.department = "" }
  add(filter.role.map { texts["staff.staff.role.\($0.rawValue)"] }) { $0.role = nil }
  add(filter.state.map { texts["staff.staff.state.\($0.rawValue)"] }) { $0.state = nil }
  return active
}

private func departmentOptions(_ town: TownProfile, _ texts: Texts) -> [SelectField.Option] {
  [.init(Officer.everyDepartment, texts["staff.staff.whole-town"])]
    + town.departments.map { .init($0.id, $0.name(in: texts.language)) }
}

private func roleOptions(_ texts: Texts) -> [SelectField.Option] {
  Role.allCases.map { .init($0.rawValue, texts["staff.staff.role.\($0.rawValue)"]) }
}

extension HTML {
  /// A list whose first choice is everything.
  fileprivate mutating func allOrOne(_ name: String, _ value: String, _ options: [SelectField.Option], _ texts: Texts) {
    let frame = FieldFrame(name, label: texts["staff.staff.officers.\(name)"], need: .unmarked)
    let all = SelectField.Option("", texts["staff.staff.officers.all"])
    selectField(SelectField(frame, options: [all] + options, value: value, hasPrompt: false, width: .medium), texts)
  }
}

private func officerTable(_ model: OfficerListModel, _ texts: Texts) -> DataTable {
  DataTable(
    id: "officers", caption: texts["staff.staff.officers.title"], isCaptionHidden: true,
    columns: ["name", "kana", "sign-in-name", "posts", "state"].map { .init(texts["staff.staff.officer.\($0)"]) },
    rows: model.entries.map { entry in
      [
        .link(entry.name, href: "\(OfficerRoutes.path)/\(entry.id)"), .text(entry.kana), .text(entry.signInName),
        .content { h in
          for (number, line) in entry.posts.lines(in: model.town, texts).enumerated() {
            if number > 0 { h.br() }
            h.text(line)
          }
        },
        .tag(stateTag(entry.state, texts)),
      ]
    }, emptyText: texts["staff.staff.officers.none"])
}

func stateTag(_ state: OfficerState, _ texts: Texts) -> StatusTag {
  let tone: StatusTag.Tone =
    switch state {
    case .active: .success
    case .invited: .waiting
    case .disabled: .neutral
    }
  return StatusTag(texts["staff.staff.state.\(state.rawValue)"], tone: tone)
}
