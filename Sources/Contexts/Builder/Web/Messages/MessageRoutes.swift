import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the applicant is told at each step of a case: the list, and one mail in every language.
struct MessageRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews
  let channels: ChannelPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/messages", write, audit: "builder.draft-viewed") { _, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      return context.respond(messagesPage(reading, try await previews.findings(of: reading)))
    }
    routes.get("/staff/builder/{draft}/message", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/message", write, audit: "builder.draft-edited", save)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let query = request.uri.queryParameters
    guard let moment = query["moment"].flatMap({ MessageMoment(rawValue: String($0)) }) else {
      throw WebProblem.pageNotFound
    }
    let reading = DraftReading(try await door.open(context), context.texts)
    var model = MessageModel(reading: reading, input: MessageInput(moment, of: reading.folder))
    model.example = query["example"].map { String($0) }
    return try await respond(model, context)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let moment = MessageMoment(rawValue: form["moment"]) else { throw WebProblem.unreadableForm }
    let reading = DraftReading(try await door.open(context), context.texts)
    let then = reading.address.page("messages")
    if form["press"] == "remove", !moment.isRequired {
      let removal = MessageInput(moment, of: reading.folder).removal(of: reading.folder)
      guard !removal.isEmpty else { return context.redirect(to: then) }
      return try await door.save(.all(removal), then: then, context)
    }
    var model = MessageModel(reading: reading, input: MessageInput(moment, form))
    model.example = form["example"].isEmpty ? nil : form["example"]
    model.errors = model.input.errors(model.signs, context.texts)
    guard model.errors.isEmpty, form["press"] != "show" else { return try await respond(model, context) }
    let edits = model.input.edits(of: reading.folder)
    guard !edits.isEmpty else { return context.redirect(to: then) }
    return try await door.save(edits.count == 1 ? edits[0] : .all(edits), then: then, context)
  }

  /// With the mail as it would be sent, also while it is not kept yet.
  private func respond(_ model: MessageModel, _ context: AppContext) async throws -> Response {
    var model = model
    var folder = previews.worded(model.reading)
    for edit in model.input.edits(of: folder) { _ = try? folder.apply(edit) }
    model.examples = TriedExamples(folder, previews.authoring, today: door.desk.town.world.today)
    if let application = model.examples?.chosen(model.example).application {
      for language in Language.allCases where !model.input.text("body", language).isEmpty {
        model.filled[language] = try? await channels.message(application, model.input.moment, language)
      }
    }
    let place = model.input.path
    model.findings = try await previews.findings(of: model.reading).filter { $0.path.isWithin(place) }
    return context.respond(messagePage(model, guard: context.formGuard()))
  }
}
