import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// What a procedure is, for whom, by when: its facts at a glance, and each group of them with a form of its own.
struct FactsRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/facts", write, audit: "builder.draft-viewed", overview)
    routes.get("/staff/builder/{draft}/facts/{group}", write, audit: "builder.draft-viewed", show)
    routes.post("/staff/builder/{draft}/facts/{group}", write, audit: "builder.draft-edited", save)
  }

  @Sendable func overview(_ request: Request, _ context: AppContext) async throws -> Response {
    let model = try await model(context)
    return context.respond(factsPage(model, isSaved: request.uri.queryParameters["done"] == "saved"))
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let group = try Self.group(context)
    let model = try await model(context)
    guard group != .reasons else {
      let input = ReasonsInput(of: model.reading.folder)
      return context.respond(reasonsPage(model, input, errors: [], guard: context.formGuard()))
    }
    let input = FactsInput(group, model.settings(of: group), of: model.reading.folder)
    return context.respond(factGroupPage(model, input, errors: [], guard: context.formGuard()))
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let group = try Self.group(context)
    let model = try await model(context)
    guard group != .reasons else { return try await saveReasons(ReasonsInput(form), model, context) }
    let input = FactsInput(group, model.settings(of: group), form)
    let errors = input.errors(context.texts)
    guard errors.isEmpty else {
      return context.respond(factGroupPage(model, input, errors: errors, guard: context.formGuard()))
    }
    return try await keep(input.edit, group, model, context)
  }

  private func saveReasons(_ input: ReasonsInput, _ model: FactsModel, _ context: AppContext) async throws -> Response {
    let errors = input.errors(model.reading.folder, context.texts)
    guard errors.isEmpty else {
      return context.respond(reasonsPage(model, input, errors: errors, guard: context.formGuard()))
    }
    return try await keep(input.edit, .reasons, model, context)
  }

  private func keep(
    _ edit: DraftEdit?, _ group: FactGroup, _ model: FactsModel, _ context: AppContext
  ) async throws -> Response {
    let then = model.reading.address.page("facts")
    guard let edit else { return context.redirect(to: "\(then)#\(group.rawValue)") }
    return try await door.save(edit, then: "\(then)?done=saved#\(group.rawValue)", context)
  }

  /// - Throws: ``WebProblem/pageNotFound`` when there is no such group.
  private static func group(_ context: AppContext) throws -> FactGroup {
    guard let group = FactGroup(rawValue: try context.segment("group")) else { throw WebProblem.pageNotFound }
    return group
  }

  private func model(_ context: AppContext) async throws -> FactsModel {
    let reading = DraftReading(try await door.open(context), context.texts)
    let own = reading.folder.procedure
    let procedures = try await previews.authoring.listAll().filter { $0.id != own }.map {
      TownProfile.Term(id: $0.id, names: [.japanese: $0.title])
    }
    let findings = try await previews.findings(of: reading).filter { $0.path.file == FactGroup.file.file }
    return FactsModel(reading: reading, profile: door.desk.town.profile, procedures: procedures, findings: findings)
  }
}

/// The facts of a draft with what their pages choose from.
struct FactsModel: Sendable {
  let reading: DraftReading
  let profile: TownProfile
  /// The town's other procedures.
  let procedures: [TownProfile.Term]
  /// What is wrong with the facts.
  let findings: [DraftFinding]

  func settings(of group: FactGroup) -> [DraftSetting] { group.settings(profile, procedures) }

  func findings(of group: FactGroup) -> [DraftFinding] { findings.filter { FactGroup(of: $0.path) == group } }

  /// What is written of a fact, line by line, as a person reads it.
  func lines(_ setting: DraftSetting, in group: FactGroup) -> [String] {
    let value = reading.folder[group.path.key(setting.key)]
    let written = value?.list.map { $0.compactMap(\.written) } ?? value?.written.map { [$0] } ?? []
    switch setting.kind {
    case .number: return written.map { reading.texts["builder.staff.fact.\(setting.key).value", ["n": $0]] }
    case .term(let terms), .terms(let terms): return [named(written, terms)].filter { !$0.isEmpty }
    case .named: return setting.typed(written)
    default: return written.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    }
  }

  private func named(_ ids: [String], _ terms: [TownProfile.Term]) -> String {
    ids.map { id in terms.first { $0.id == id }?.name(in: reading.texts.officerLanguage) ?? id }
      .joined(separator: "、")
  }
}
