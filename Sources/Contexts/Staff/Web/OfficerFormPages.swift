import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the page for a new officer shows: everything as it was typed.
struct NewOfficerModel: Sendable {
  var draft: OfficerDraft
  var faults: [OfficerDraft.Fault] = []
  var isNameTaken = false
  let town: TownProfile
}

/// A new officer.
func newOfficerPage(_ model: NewOfficerModel, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.officers.add"]
  var errors = model.faults.map { fault -> FieldError in
    let field = fault == .posts ? postsID(model.town) : fault.rawValue
    return FieldError(field, texts["staff.staff.officer.fault.\(fault.rawValue)"])
  }
  if model.isNameTaken { errors.insert(FieldError("sign-in-name", texts["problem.staff.sign-in-name-taken"]), at: 0) }
  return Page(title, audience: .staff, hasErrors: !errors.isEmpty, breadcrumbs: [listCrumb(texts)]) { [errors] h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.postForm(to: "\(OfficerRoutes.path)/new", guard: formGuard) { h in
      for (name, value, need) in [
        ("sign-in-name", model.draft.signInName, FieldFrame.Need.required), ("name", model.draft.name, .required),
        ("kana", model.draft.kana, .required), ("mail", model.draft.mail, .optional),
      ] {
        let frame = FieldFrame(
          name, label: texts["staff.staff.officer.\(name)"], hint: texts["staff.staff.officer.\(name)-hint"],
          error: errors.message(for: name), need: need)
        let kind: TextField.Kind = name == "mail" ? .email : .text
        h.textField(TextField(frame, value: value, kind: kind, width: .medium, autocomplete: "off"), texts)
      }
      h.postFields(model.draft.posts, model.town, error: errors.message(for: postsID(model.town)), texts)
      h.actionButton(ActionButton(texts["staff.staff.officers.add"]))
    }
  }
}

/// What the page for an officer's posts shows.
struct OfficerPostsModel: Sendable {
  let account: OfficerAccount
  let posts: Set<Post>
  var isMissing = false
  let town: TownProfile
}

/// The posts of one officer.
func officerPostsPage(_ model: OfficerPostsModel, texts: Texts, guard formGuard: FormGuard) -> Page {
  let title = texts["staff.staff.posts.title", ["name": model.account.name]]
  let id = postsID(model.town)
  let errors = model.isMissing ? [FieldError(id, texts["staff.staff.officer.fault.posts"])] : []
  let crumbs = [listCrumb(texts), .init(model.account.name, href: "\(OfficerRoutes.path)/\(model.account.id)")]
  return Page(title, audience: .staff, hasErrors: model.isMissing, breadcrumbs: crumbs) { h in
    h.errorSummary(ErrorSummary(errors), texts)
    h.h1(title)
    h.postForm(to: "\(OfficerRoutes.path)/\(model.account.id)/posts", guard: formGuard) { h in
      h.postFields(model.posts, model.town, error: errors.message(for: id), texts)
      h.actionButton(ActionButton(texts["staff.staff.posts.save"]))
    }
  }
}

func listCrumb(_ texts: Texts) -> Breadcrumbs.Crumb {
  .init(texts["staff.staff.officers.title"], href: OfficerRoutes.path)
}

/// The id of the first group of posts: where a message about missing posts leads.
private func postsID(_ town: TownProfile) -> String { "posts-\(town.departments.first?.id ?? "town")" }

extension HTML {
  /// One group of checkboxes a department, and one for the whole town.
  fileprivate mutating func postFields(_ posts: Set<Post>, _ town: TownProfile, error: String?, _ texts: Texts) {
    let chosen = Set(posts.map(\.code))
    for (number, department) in town.departments.enumerated() {
      let frame = FieldFrame(
        "posts", label: department.name(in: texts.language), error: number == 0 ? error : nil, need: .unmarked,
        id: "posts-\(department.id)")
      let roles = Role.allCases.filter { !Post.isTownWide($0) }
      checkboxGroup(CheckboxGroup(frame, options: options(roles, department.id, texts), values: chosen), texts)
    }
    let frame = FieldFrame(
      "posts", label: texts["staff.staff.whole-town"], hint: texts["staff.staff.posts.whole-town-hint"],
      error: town.departments.isEmpty ? error : nil, need: .unmarked, id: "posts-town")
    checkboxGroup(
      CheckboxGroup(frame, options: options(Role.allCases, Officer.everyDepartment, texts), values: chosen), texts)
  }

  private func options(_ roles: [Role], _ department: String, _ texts: Texts) -> [ChoiceOption] {
    roles.map {
      ChoiceOption(
        Post($0, in: department).code, texts["staff.staff.role.\($0.rawValue)"],
        hint: texts["staff.staff.role.\($0.rawValue)-hint"])
    }
  }
}
