import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// Showing and changing one question.
struct QuestionRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/question", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/question", write, audit: "builder.draft-edited", save)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let path = try context.draftPath(request)
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let question = reading.question(at: path) else { throw WebProblem.pageNotFound }
    return try await respond(QuestionModel(reading, question), context)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let reading = DraftReading(try await door.open(context), context.texts)
    // Somebody has taken it away: the edit says so, and is shown as a choice with what was typed.
    guard let question = reading.question(at: path) else {
      let type = form.json("was").flatMap { $0["type"]?.written }.flatMap(QuestionType.Name.init) ?? .text
      let lost = SettingsInput(DraftSetting.main(of: type) + DraftSetting.further(of: type), form)
      return try await door.save(.all(lost.edits(at: path)), then: reading.address.outline, context)
    }
    var model = QuestionModel(reading, question, form)
    let press = RowPress(form["press"], of: .option)
    model.errors = model.settings.errors(context.texts)
    if let press { model.options?.press(press) }
    model.errors += model.options?.errors(isFinal: press == nil, context.texts) ?? []
    guard model.errors.isEmpty else { return try await respond(model, context) }
    let edits = model.settings.edits(at: path) + [model.options?.edit(at: path)].compactMap(\.self)
    let here = reading.address.page("question", at: path)
    let then = press == nil ? reading.address.outline(section: question.section) : "\(here)#options"
    guard !edits.isEmpty else { return context.redirect(to: then) }
    return try await door.save(edits.count == 1 ? edits[0] : .all(edits), then: then, context)
  }

  private func respond(_ model: QuestionModel, _ context: AppContext) async throws -> Response {
    var model = model
    let (reading, question) = (model.reading, model.question)
    model.findings = try await previews.findings(of: reading).filter { $0.path.isWithin(question.path) }
    model.preview = previews.section(question.section, part: question.part, of: reading)
    model.preview?.question = question.around.first ?? question.id
    return context.respond(questionPage(model, guard: context.formGuard(), texts: context.texts))
  }
}
