import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

extension HTML {
  /// Writes the types of questions to choose from, each with what it looks like.
  mutating func typeChoice(_ value: String, error: String?, hint: String? = nil, _ texts: Texts) {
    radioGroup(
      RadioGroup(
        FieldFrame("type", label: texts["builder.staff.type.label"], hint: hint, error: error),
        options: TypeChoice.inOrder.map { type in
          ChoiceOption(
            type.rawValue, texts["builder.staff.type.\(type.rawValue)"],
            hint: texts["builder.staff.type.\(type.rawValue).look"])
        }, value: value.isEmpty ? nil : value), texts)
  }
}

enum TypeChoice {
  /// What is asked most often first.
  static let inOrder: [QuestionType.Name] = {
    let first: [QuestionType.Name] = [
      .text, .longText, .choice, .choices, .yesNo, .number, .yen, .date, .dateRange, .time, .name, .kana, .address,
      .phone, .email, .files, .rows, .consent, .information,
    ]
    return first + QuestionType.Name.allCases.filter { !first.contains($0) }
  }()
}

/// Another type for a question: what the new one does not know goes.
struct TypeRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/type", write, audit: "builder.draft-viewed") { request, context in
      let path = try context.draftPath(request)
      return try await show(path, nil, context)
    }
    routes.post("/staff/builder/{draft}/type", write, audit: "builder.draft-edited", save)
  }

  private func show(_ path: DraftPath, _ error: String?, _ context: AppContext) async throws -> Response {
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let question = reading.question(at: path) else { throw WebProblem.pageNotFound }
    return context.respond(typePage(reading, question, error: error, guard: context.formGuard()))
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let question = reading.question(at: path) else { throw WebProblem.pageNotFound }
    guard let type = QuestionType.Name(rawValue: form["type"]) else {
      return try await show(path, context.texts["builder.staff.type.missing"], context)
    }
    let then = reading.address.page("question", at: path)
    guard type.rawValue != question.type else { return context.redirect(to: then) }
    var edits: [DraftEdit] = [.set(path.key("type"), to: .text(type.rawValue), was: form.json("was"))]
    let unfit = DraftSetting.unfit(for: type)
    for member in question.json.members ?? [] where unfit.contains(member.key) {
      edits.append(.set(path.key(member.key), to: nil, was: member.value))
    }
    // What a question says is the text of an information, and the other way round.
    let (old, new) = type == .information ? ("label", "text") : ("text", "label")
    if let words = question.json[old], question.json[new] == nil, unfit.contains(old) {
      edits.append(.set(path.key(new), to: words, was: nil))
    }
    if type == .rows, question.json["questions"] == nil {
      edits.append(.set(path.key("questions"), to: .list([]), was: nil))
    }
    return try await door.save(.all(edits), then: then, context)
  }
}

private func typePage(
  _ reading: DraftReading, _ question: DraftQuestion, error: String?, guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let errors = error.map { [FieldError("type", $0)] } ?? []
  let title = texts["builder.staff.type.title", ["question": question.title]]
  return draftPage(title, reading.open, texts, errors: errors, crumbs: questionCrumbs(reading, question)) { h in
    h.postForm(to: reading.address.page("type", at: question.path), guard: formGuard) { h in
      h.hiddenFields([
        HiddenField("at", question.path.description),
        HiddenField("was", question.json["type"]?.fieldText ?? ""),
      ])
      h.typeChoice(question.type, error: error, hint: texts["builder.staff.type.loss"], texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.type.change"]))
        h.actionLink(
          ActionLink(
            texts["builder.staff.back"], href: reading.address.page("question", at: question.path), rank: .secondary))
      }
    }
  }
}
