import DesignSystem
import Hummingbird
import Kernel
import Ports
import Storage
import Web

/// 引継ぎ: to another officer, to another department, or back to the pile.
struct HandoverRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    routes.get("/staff/cases/{id}/handover", .officer(CasesPermission.work), audit: "cases.handover-page", show)
    routes.post("/staff/cases/{id}/handover", .officer(CasesPermission.work), audit: "cases.handed-over", handOver)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    var input = HandoverInput()
    input.department = request.uri.queryParameters["department"].map(String.init) ?? ""
    let model = try await model(input, isFirst: true, context)
    guard model.found.value.status.isOpen else {
      throw CasesProblem.stepNotAllowed(from: model.found.value.status, to: model.found.value.status)
    }
    return context.respond(handoverPage(model, guard: context.formGuard(), texts: context.texts))
  }

  @Sendable func handOver(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let input = HandoverInput(form)
    var model = try await model(input, context)
    model.errors = input.errors(model, context.texts)
    guard model.errors.isEmpty else {
      model.seen = SeenCase(form)
      return context.respond(handoverPage(model, guard: context.formGuard(), texts: context.texts))
    }
    return try await store(input, model, form, context)
  }

  private func store(
    _ input: HandoverInput, _ model: HandoverModel, _ form: SubmittedForm, _ context: AppContext
  ) async throws -> Response {
    let officer = try context.officer
    let work = OfficerWork(desk: desk, officer: officer)
    let (id, seen, department) = (model.found.value.id, SeenCase(form), model.department)
    // In another department the officer may not see the case any more: back to the list then.
    let location =
      officer.may(CasesPermission.read, in: department) ? CaseDone.handedOver.location(id) : InboxModel.handedOverHref
    do {
      let next = try await desk.town.database.write { tx in
        try Once.perform(form.once, at: desk.town.world.now, in: tx) {
          try work.handOver(
            id, revision: seen.revision, to: input.assignee.isEmpty ? nil : input.assignee, department: department,
            words: input.words, in: tx)
          return location
        }
      }
      return context.redirect(to: next)
    } catch CasesProblem.changedMeanwhile {
      return try await showAgain(input, seen, context)
    }
  }

  private func showAgain(_ input: HandoverInput, _ seen: SeenCase, _ context: AppContext) async throws -> Response {
    var model = try await model(input, context)
    let texts = context.texts
    guard model.found.value.status.isOpen else {
      let kept = [KeptWords(label: texts["cases.staff.handover.words"], text: input.words)]
      return context.respond(changedMeanwhilePage(model.found, seen: seen, kept: kept, texts: texts))
    }
    model.since = seen
    return context.respond(handoverPage(model, guard: context.formGuard(), texts: texts))
  }

  /// - Parameter isFirst: shown before anybody wrote into it: the reason of a handover that the rules suggest stands
  ///   there already.
  private func model(
    _ input: HandoverInput, isFirst: Bool = false, _ context: AppContext
  ) async throws -> HandoverModel {
    let officer = try context.officer
    let id = try context.id("id", of: Case.self)
    let profile = desk.town.profile
    return try await desk.town.database.write { tx in
      let found = try CaseReading(desk: desk, officer: officer).view(id, for: CasesPermission.work, in: tx)
      let department = profile.department(input.department)?.id ?? found.value.department
      var input = input
      if isFirst, found.suggestedDepartment == department { input.words = context.texts["cases.staff.rerouted.words"] }
      return HandoverModel(
        found: found, departments: profile.departments, department: department,
        officers: try desk.staff.officers(in: department, in: tx), input: input)
    }
  }
}

/// To whom a case shall go, as typed.
struct HandoverInput: Sendable {
  static let longestWords = 1000

  var department = ""
  /// An officer's id; empty for the department's pile.
  var assignee = ""
  var words = ""

  init() {}

  init(_ form: SubmittedForm) {
    (department, assignee, words) = (form["department"], form["assignee"], form["words"])
  }

  func errors(_ model: HandoverModel, _ texts: Texts) -> [FieldError] {
    var errors: [FieldError] = []
    let value = model.found.value
    if !assignee.isEmpty, !model.officers.contains(where: { $0.id == assignee }) {
      errors.append(FieldError("assignee", texts["cases.staff.handover.assignee.unknown"]))
    } else if model.department == value.department, assignee == value.assignee ?? "" {
      errors.append(FieldError("assignee", texts["cases.staff.handover.assignee.same"]))
    }
    if words.wrongLength(most: Self.longestWords, required: false) != nil {
      errors.append(FieldError("words", texts["cases.staff.handover.words.long", ["most": "\(Self.longestWords)"]]))
    }
    return errors
  }
}
