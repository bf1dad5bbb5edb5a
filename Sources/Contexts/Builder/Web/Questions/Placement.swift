import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Where a question, or a copy of it, is to stand: another page of the form, or another place of its own.
enum Placement: String, Sendable, CaseIterable {
  case move
  case copy

  /// The lists of the same file that a question may stand in.
  static func lists(for path: DraftPath, _ reading: DraftReading) -> [(path: DraftPath, title: String)] {
    let sections = reading.outline.sections.filter { $0.path.file == path.file }.map {
      ($0.path.key("questions"), $0.title.isEmpty ? $0.id : $0.title)
    }
    let own = path.parent.map { list in
      sections.contains { $0.0 == list } ? [] : [(list, reading.texts["builder.staff.place.here"])]
    } ?? []
    // What stands in a row belongs to it: its names mean nothing outside.
    let isInRow = reading.question(at: path).map { !$0.around.isEmpty } ?? false
    return isInRow ? own : own + sections
  }
}

struct PlacementRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    for placement in Placement.allCases {
      let address = "/staff/builder/{draft}/\(placement.rawValue)"
      routes.get(address, write, audit: "builder.draft-viewed") { request, context in
        let path = try context.draftPath(request)
        let reading = DraftReading(try await door.open(context), context.texts)
        guard let item = PlacedItem(path, reading) else { throw WebProblem.pageNotFound }
        return context.respond(
          placementPage(placement, item, reading, errors: [], id: reading.newID(item.word), guard: context.formGuard()))
      }
      routes.post(address, write, audit: "builder.draft-edited") { form, context in
        try await save(placement, form, context)
      }
    }
  }

  private func save(_ placement: Placement, _ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let item = PlacedItem(path, reading) else { throw WebProblem.pageNotFound }
    let id = form["id"].trimmed
    var errors: [FieldError] = []
    let list = DraftPath(written: form["list"]).flatMap { list in
      Placement.lists(for: path, reading).contains { $0.path == list } ? list : nil
    }
    if list == nil { errors.append(FieldError("list", context.texts["builder.staff.place.missing"])) }
    if placement == .copy {
      if !id.isDraftID {
        errors.append(FieldError("id", context.texts["builder.staff.id.wrong"]))
      } else if reading.outline.questions.contains(where: { $0.id == id || $0.use?.prefix == id }) {
        errors.append(FieldError("id", context.texts["builder.staff.id.taken", ["id": id]]))
      }
    }
    guard let list, errors.isEmpty else {
      return context.respond(
        placementPage(placement, item, reading, errors: errors, id: id, guard: context.formGuard()))
    }
    let place: DraftPlace = form["where"] == "first" ? .first : .last
    let edit: DraftEdit =
      placement == .move ? .move(path, into: list, place) : .insert(item.copy(id: id), into: list, place)
    let section = reading.section(of: list)?.id ?? item.section
    return try await door.save(edit, then: reading.address.outline(section: section), context)
  }
}

/// A question or the use of a group, as it is moved and copied.
struct PlacedItem: Sendable {
  let path: DraftPath
  let title: String
  let section: String
  /// Whether it is the use of a group.
  let isUse: Bool
  private let json: JSONValue

  init?(_ path: DraftPath, _ reading: DraftReading) {
    guard let json = reading.folder[path] else { return nil }
    (self.path, self.json) = (path, json)
    if let question = reading.question(at: path) {
      (title, section, isUse) = (question.title, question.section, false)
    } else if let group = json["use"]?.written {
      title = reading.texts["builder.staff.group.called", ["group": group]]
      section = reading.section(of: path)?.id ?? ""
      isUse = true
    } else {
      return nil
    }
  }

  /// What the id of a copy begins with.
  var word: String { isUse ? "group" : "question" }

  func copy(id: String) -> JSONValue {
    var members = (json.members ?? []).filter { $0.key != (isUse ? "as" : "id") }
    members.insert(.init(isUse ? "as" : "id", .text(id)), at: isUse ? min(1, members.count) : 0)
    // A short name is the name of one question only.
    members.removeAll { $0.key == "name" }
    return .object(members)
  }
}

private func placementPage(
  _ placement: Placement, _ item: PlacedItem, _ reading: DraftReading, errors: [FieldError], id: String,
  guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let title = texts["builder.staff.\(placement.rawValue).title", ["question": item.title]]
  let lists = Placement.lists(for: item.path, reading)
  return draftPage(title, reading.open, texts, errors: errors) { h in
    h.postForm(to: reading.address.page(placement.rawValue, at: item.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", item.path.description)])
      h.selectField(
        SelectField(
          FieldFrame("list", label: texts["builder.staff.place.list"], error: errors.message(for: "list")),
          options: lists.map { .init($0.path.description, $0.title) }, value: item.path.parent?.description ?? "",
          hasPrompt: false), texts)
      h.radioGroup(
        RadioGroup(
          FieldFrame("where", label: texts["builder.staff.place.where"], need: .unmarked),
          options: ["last", "first"].map { ChoiceOption($0, texts["builder.staff.place.\($0)"]) }, value: "last",
          isInline: true), texts)
      if placement == .copy {
        h.textField(
          TextField(
            FieldFrame(
              "id", label: texts["builder.staff.id.new"], hint: texts["builder.staff.id.hint"],
              error: errors.message(for: "id")), value: id, width: .medium), texts)
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.\(placement.rawValue).do"]))
        h.actionLink(
          ActionLink(
            texts["builder.staff.back"], href: reading.address.outline(section: item.section), rank: .secondary))
      }
    }
  }
}
