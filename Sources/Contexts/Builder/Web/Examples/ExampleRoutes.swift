import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// The examples of a draft: run, looked at, taken as they come out, copied, removed.
struct ExampleRoutes: Sendable {
  let door: DraftDoor
  let trial: FormTrial

  /// A whole example travels with the form that is about it.
  private static let limits = FormLimits(bytes: 2_000_000, textBytes: 2_000_000)

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    let path = "/staff/builder/{draft}"
    routes.get("\(path)/examples", write, audit: "builder.draft-viewed", list)
    routes.get("\(path)/example", write, audit: "builder.draft-viewed", show)
    routes.post("\(path)/example", write, audit: "builder.draft-edited", rename)
    routes.post("\(path)/example/expectation", write, audit: "builder.draft-edited", limits: Self.limits, take)
    routes.post("\(path)/example/copy", write, audit: "builder.draft-edited", limits: Self.limits, copy)
    routes.post("\(path)/example/removal", write, audit: "builder.draft-edited", limits: Self.limits, remove)
    for act in ["expectation", "copy", "removal"] {
      // Where a sign-in that was needed for a write leads back to.
      routes.get("\(path)/example/\(act)", write, audit: "builder.draft-viewed") { _, context in
        context.redirect(to: DraftAddress(try context.id("draft", of: Draft.self)).page("examples"))
      }
    }
  }

  private func open(_ context: AppContext) async throws -> (reading: DraftReading, examples: DraftExamples) {
    let reading = DraftReading(try await door.open(context), context.texts)
    return (reading, DraftExamples(reading.folder, door.desk.authoring))
  }

  @Sendable func list(_ request: Request, _ context: AppContext) async throws -> Response {
    let (reading, examples) = try await open(context)
    let query = request.uri.queryParameters
    let isRun = examples.areFew || query["run"] != nil
    var outcomes: [String: DraftExample]?
    if isRun, examples.definition != nil {
      outcomes = Dictionary(
        try await door.desk.authoring.examples(of: reading.folder).map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let reach = isRun ? examples.definition.map { definition in
      ExampleReach(
        definition, examples.items.compactMap(\.application), town: door.desk.town.profile.name(in: .japanese),
        definition.words(in: context.texts.officerLanguage))
    } : nil
    return context.respond(
      examplesPage(
        ExamplesModel(
          reading: reading, examples: examples, outcomes: outcomes, reach: reach,
          wasRemoved: query["done"] == "removed")))
  }

  private func model(
    _ item: DraftExamples.Item, _ reading: DraftReading, title: String? = nil
  ) async throws -> ExampleModel {
    let outcomes = try await door.desk.authoring.examples(of: reading.folder)
    var due: CivilDate?
    if let application = item.application { due = try await trial.dueDay(application) }
    return ExampleModel(
      reading: reading, item: item, outcome: outcomes.first { $0.id == item.id }, town: door.desk.town.profile,
      trial: trial, due: due, title: title ?? item.tree["title"]?.written ?? "")
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let (reading, examples) = try await open(context)
    guard let item = examples.item(try context.draftPath(request)) else { throw WebProblem.pageNotFound }
    var model = try await model(item, reading)
    model.done = request.uri.queryParameters["done"].map(String.init)
    return context.respond(examplePage(model, guard: context.formGuard()))
  }

  @Sendable func rename(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, item) = try await item(of: form, context)
    let title = form["title"].trimmed
    guard !title.isEmpty else {
      var model = try await model(item, reading, title: title)
      model.errors = [FieldError("title", context.texts["builder.staff.example.no-title"])]
      return context.respond(examplePage(model, guard: context.formGuard()))
    }
    let was: JSONValue? = form["was"].isEmpty ? nil : .text(form["was"])
    return try await door.save(
      .set(item.path.key("title"), to: .text(title), was: was), then: reading.address.page("example", at: item.path),
      context)
  }

  /// The example a form is about, as it is now.
  private func item(
    of form: SubmittedForm, _ context: AppContext
  ) async throws -> (reading: DraftReading, item: DraftExamples.Item) {
    let (reading, examples) = try await open(context)
    guard let item = examples.item(try form.draftPath()) else { throw WebProblem.pageNotFound }
    return (reading, item)
  }

  /// What came out becomes what is expected.
  @Sendable func take(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, item) = try await item(of: form, context)
    guard let was = form.json("was") else { throw WebProblem.unreadableForm }
    let then = reading.address.page("example", at: item.path)
    guard let application = item.application else { return context.redirect(to: then) }
    let outcome = TrialOutcome(application)
    guard let expectation = outcome.expectation(like: was["expect"]) else { return context.redirect(to: then) }
    var edits: [DraftEdit] = [.set(item.path.key("expect"), to: expectation, was: was["expect"])]
    if item.tree["documents"] != nil, outcome.verdict == .accepted {
      let ids = outcome.documents(at: .granted).map { JSONValue.text($0.id) }
      edits.append(.set(item.path.key("documents"), to: .list(ids), was: was["documents"]))
    }
    return try await door.save(edits.count == 1 ? edits[0] : .all(edits), then: "\(then)&done=taken", context)
  }

  @Sendable func copy(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, item) = try await item(of: form, context)
    let id = DraftExamples(reading.folder, door.desk.authoring).newID
    var members = item.tree.members ?? []
    let title = JSONValue.text(context.texts["builder.staff.example.copy-of", ["title": item.title]])
    if let place = members.firstIndex(where: { $0.key == "title" }) {
      members[place].value = title
    } else {
      members.insert(.init("title", title), at: 0)
    }
    let file = DraftExamples.file(id)
    return try await door.save(
      .addFile(file, .tree(.object(members))),
      then: reading.address.page("example", at: DraftPath(file)) + "&done=copied", context)
  }

  @Sendable func remove(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, item) = try await item(of: form, context)
    guard let was = form.json("was") else { throw WebProblem.unreadableForm }
    return try await door.save(
      .removeFile(item.path.file, was: .tree(was)), then: reading.address.page("examples") + "?done=removed", context)
  }
}
