import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Nihongo
import Ports
import ProcedureDraft
import Web

/// A draft's form filled in as a resident would, from the first page to what would be decided. Nothing is kept unless
/// somebody makes an example of it.
struct TrialRoutes: Sendable {
  let door: DraftDoor
  let trial: FormTrial
  let channels: ChannelPreviews

  /// Everything typed so far travels with each page.
  private static let limits = FormLimits(bytes: 2_000_000, textBytes: 2_000_000)

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    let path = "/staff/builder/{draft}/trial"
    routes.get(path, write, audit: "builder.draft-tried", begin)
    routes.post(path, write, audit: "builder.draft-tried", limits: Self.limits, step)
    routes.post("\(path)/example", write, audit: "builder.draft-edited", limits: Self.limits, keep)
    // Where a sign-in that was needed for a write leads back to.
    routes.get("\(path)/example", write, audit: "builder.draft-viewed") { _, context in
      context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).page("trial"))
    }
  }

  private var today: CivilDate { door.desk.town.world.today }

  private func open(_ context: AppContext) async throws -> (reading: DraftReading, examples: DraftExamples) {
    let reading = DraftReading(try await door.open(context), context.texts)
    return (reading, DraftExamples(reading.folder, door.desk.authoring))
  }

  @Sendable func begin(_ request: Request, _ context: AppContext) async throws -> Response {
    let (reading, examples) = try await open(context)
    if request.uri.queryParameters["at"] != nil {
      guard let item = examples.item(try context.draftPath(request)), let definition = examples.definition else {
        throw WebProblem.pageNotFound
      }
      var state = TrialState(item.application?.day ?? today, item.application?.typed ?? TypedAnswers())
      state.example = (item.path, item.tree)
      return try await show(
        TrialModel(reading: reading, definition: definition, trial: trial, state: state), examples, context)
    }
    return context.respond(trialStartPage(reading, examples, day: "\(today)", guard: context.formGuard()))
  }

  @Sendable func step(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, examples) = try await open(context)
    guard let definition = examples.definition else {
      return context.respond(trialStartPage(reading, examples, day: form["trial:on"], guard: context.formGuard()))
    }
    if !form.has("trial:typed") { return try await start(form, reading, examples, definition, context) }
    var model = TrialModel(reading: reading, definition: definition, trial: trial, state: try TrialState(form))
    let read = trial.read(form, model.state.section, model.application, context.texts)
    model.state.typed = read.typed
    if form.has("trial:go") {
      let section = form["trial:go"]
      model.state.section = definition.form.section(section) == nil ? "" : section
      return section == "result"
        ? try await result(model, examples, context) : try await show(model, examples, context)
    }
    (model.errors, model.isLonger) = (read.errors, read.isLonger)
    guard read.goesOn else { return try await show(model, examples, context) }
    let after = definition.form.read(model.state.typed, today: model.state.day).section(after: model.state.section)
    guard let after else { return try await result(model, examples, context) }
    model.state.section = after
    return try await show(model, examples, context)
  }

  private func start(
    _ form: SubmittedForm, _ reading: DraftReading, _ examples: DraftExamples, _ definition: ProcedureDefinition,
    _ context: AppContext
  ) async throws -> Response {
    let typed = form["trial:on"].trimmed
    let day: CivilDate
    do {
      day = typed.isEmpty ? today : try DateReader.read(typed)
    } catch {
      return context.respond(
        trialStartPage(
          reading, examples, day: typed, error: context.texts["problem.\(error.code)", error.details],
          guard: context.formGuard()))
    }
    let item = DraftPath(written: form["trial:begin"]).flatMap(examples.item)
    let state = TrialState(day, item?.application?.typed ?? TypedAnswers())
    return try await show(
      TrialModel(reading: reading, definition: definition, trial: trial, state: state), examples, context)
  }

  /// The page of the form that the state names, the first where it names none that is shown.
  private func show(_ model: TrialModel, _ examples: DraftExamples, _ context: AppContext) async throws -> Response {
    var model = model
    let shown = model.definition.form.read(model.state.typed, today: model.state.day).sections
    if !shown.contains(model.state.section) {
      guard let first = shown.first else { return try await result(model, examples, context) }
      model.state.section = first
    }
    return context.respond(trialPage(model, guard: context.formGuard()))
  }

  private func result(
    _ model: TrialModel, _ examples: DraftExamples, keep: ExampleInput? = nil, _ context: AppContext
  ) async throws -> Response {
    var model = model
    model.state.section = ""
    let application = model.application
    let due = try await trial.dueDay(application)
    let isSent = TrialOutcome(application).verdict == .accepted
    let mail = isSent ? try await channels.message(application, .received, context.texts.officerLanguage) : nil
    return context.respond(
      trialResultPage(
        model, due: due, mail: mail, keep: keep ?? ExampleInput(id: examples.newID), guard: context.formGuard()))
  }

  /// Makes an example of what was filled in, or puts it in the place of an example's answers.
  @Sendable func keep(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, examples) = try await open(context)
    guard let definition = examples.definition else { throw WebProblem.unreadableForm }
    var model = TrialModel(reading: reading, definition: definition, trial: trial, state: try TrialState(form))
    let application = model.application, outcome = TrialOutcome(application)
    let answers = application.exampleAnswers
    if let (path, was) = model.state.example {
      var edits: [DraftEdit] = [
        .set(path.key("answers"), to: answers, was: was["answers"]),
        .set(path.key("on"), to: .text("\(model.state.day)"), was: was["on"]),
      ]
      if form["press"] == "both", let expectation = outcome.expectation(like: was["expect"]) {
        edits.append(.set(path.key("expect"), to: expectation, was: was["expect"]))
      }
      return try await door.save(.all(edits), then: reading.address.page("example", at: path), context)
    }
    let input = ExampleInput(form)
    model.errors = input.errors(known: examples.items.map(\.id), context.texts)
    guard model.errors.isEmpty, let expectation = outcome.expectation() else {
      return try await result(model, examples, keep: input, context)
    }
    let tree = JSONValue.object([
      .init("title", .text(input.title)), .init("on", .text("\(model.state.day)")), .init("answers", answers),
      .init("expect", expectation),
    ])
    let file = DraftExamples.file(input.id)
    return try await door.save(
      .addFile(file, .tree(tree)), then: reading.address.page("example", at: DraftPath(file)), context)
  }
}
