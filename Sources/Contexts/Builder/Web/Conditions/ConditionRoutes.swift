import DesignSystem
import FEEL
import FormSchema
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Putting a condition together: when a question, a page or a rule counts.
struct ConditionRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/condition", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/condition", write, audit: "builder.draft-edited", change)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let path = try context.draftPath(request)
    let reading = DraftReading(try await door.open(context), context.texts)
    guard Self.isCondition(path), let around = path.parent, reading.folder[around]?.members != nil else {
      throw WebProblem.pageNotFound
    }
    let model = ConditionModel(reading, path)
    return context.respond(conditionPage(model, guard: context.formGuard()))
  }

  @Sendable func change(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    guard Self.isCondition(path) else { throw WebProblem.unreadableForm }
    let reading = DraftReading(try await door.open(context), context.texts)
    let then = Self.place(around: path, reading)
    var model = ConditionModel(reading, path, form)
    switch form["press"] {
    case "always" where !model.isMust: return try await save(nil, model, then, context)
    case "feel": model.readFEEL(form["feel"])
    case "add": model.add(form["add"])
    case "save":
      model.errors = model.made.errors
      if model.isMust, model.input.rows.isEmpty { model.add("") }
      if model.errors.isEmpty { return try await save(model.made.sentence?.feel, model, then, context) }
    case let press where press.hasPrefix("remove "): model.input.remove(Int(press.dropFirst(7)) ?? -1)
    default: break
    }
    return context.respond(conditionPage(model, guard: context.formGuard()))
  }

  private func save(
    _ feel: String?, _ model: ConditionModel, _ then: String, _ context: AppContext
  ) async throws -> Response {
    let value: JSONValue? = feel.map { .text($0) }
    guard value != model.was else { return context.redirect(to: then) }
    // What has no id is found by what it says.
    if case .index? = model.path.parent?.last, let thing = model.path.parent, let around = model.around {
      let members = (around.members ?? []).filter { $0.key != "when" } + (value.map { [.init("when", $0)] } ?? [])
      return try await door.save(.set(thing, to: .object(members), was: around), then: then, context)
    }
    return try await door.save(.set(model.path, to: value, was: model.was), then: then, context)
  }

  /// Whether a condition stands there, or may.
  private static func isCondition(_ path: DraftPath) -> Bool { path.last == .key("when") || path.last == .key("must") }

  /// The page of what the condition is about.
  static func place(around path: DraftPath, _ reading: DraftReading) -> String {
    guard let thing = path.parent else { return reading.address.outline }
    if reading.question(at: thing) != nil { return reading.address.page("question", at: thing) }
    if reading.outline.sections.contains(where: { $0.path == thing }) {
      return reading.address.page("section", at: thing)
    }
    if let paper = PaperReading(thing, reading) {
      return thing.steps.isEmpty ? paper.address : reading.address.page("paper-block", at: thing)
    }
    return thing.parent == CheckRoutes.list ? reading.address.page("check", at: thing) : reading.address.outline
  }
}

/// What the page of a condition shows.
struct ConditionModel: Sendable {
  let maker: ConditionMaker
  var input: ConditionInput
  /// FEEL as typed.
  var feel: String
  /// What stood there when the page was shown.
  let was: JSONValue?
  /// What it is the condition of, when the page was shown.
  let around: JSONValue?
  var errors: [FieldError] = []

  init(_ reading: DraftReading, _ path: DraftPath) {
    maker = ConditionMaker(reading: reading, path: path)
    was = reading.folder[path]
    around = path.parent.flatMap { reading.folder[$0] }
    feel = reading.folder.text(path) ?? ""
    input = ConditionInput(nil)
    guard !feel.isEmpty else { return }
    input = ConditionInput(try? ConditionSentence(feel, maker.names))
    // What nobody can read stays to be put right.
    if input.rows.isEmpty { readFEEL(feel) }
  }

  init(_ reading: DraftReading, _ path: DraftPath, _ form: SubmittedForm) {
    maker = ConditionMaker(reading: reading, path: path)
    was = form.json("was")
    around = form.json("around")
    input = ConditionInput(form)
    feel = form["feel"].trimmed
  }

  var reading: DraftReading { maker.reading }
  var path: DraftPath { maker.path }
  /// Whether it is what a rule wants, which cannot be nothing.
  var isMust: Bool { path.last == .key("must") }
  var made: (sentence: ConditionSentence?, errors: [FieldError]) { maker.sentence(input) }

  mutating func add(_ name: String) {
    guard maker.choices.contains(where: { $0.name == name }), let relation = maker.relations(name).first else {
      errors = [FieldError("add", reading.texts["builder.staff.condition.no-question"])]
      return
    }
    input.add(name, relation: relation)
  }

  /// Takes what is typed as FEEL apart into rows, or says where it is wrong.
  mutating func readFEEL(_ text: String) {
    let text = text.trimmed
    feel = text
    guard !text.isEmpty else { return input = ConditionInput(nil) }
    do {
      let parsed = try FEELParser.expression(text, in: maker.names.scope)
      if let note = parsed.notes.first { return errors = [wrong(note)] }
      input = ConditionInput(try ConditionSentence(text, maker.names))
    } catch {
      errors = [wrong(error)]
    }
  }

  private func wrong(_ problem: FEELProblem) -> FieldError {
    FieldError("feel", reading.texts.formula(problem, in: feel))
  }
}
