import FormContract
import FormSchema
import Hummingbird
import Kernel
import Ports
import Web

/// What everybody may read: which procedures there are, what each asks, and how to call.
struct PublicRoutes: Sendable {
  let desk: ClientDesk
  let documents: PublicDocuments

  private var address: CallAddress { CallAddress(town: desk.town.address) }
  private var town: TownProfile { desk.town.profile }

  @Sendable func index(_ request: Request, _ context: AppContext) async throws -> Response {
    let members = [
      ("procedures", CallAddress.procedures), ("openapi", CallAddress.openAPI), ("problems", CallAddress.problems),
    ].map { JSONValue.Member($0.0, .text(address.link($0.1))) }
    return answer(.object([.init("links", .object(members))]), request)
  }

  @Sendable func procedures(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await desk.procedures.listCurrent(), language = Language(ofCall: request)
    return kept("procedures", open, language) {
      let list = open.map { ProcedureDocument($0, town, address).summary(in: language) }
      return PublicDocument(JSONValue.object([.init("procedures", .list(list))]).canonicalBytes, in: language)
    }.response(to: request)
  }

  @Sendable func procedure(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await desk.open(try context.segment("procedure")), language = Language(ofCall: request)
    return kept("procedure", [open], language) {
      PublicDocument(ProcedureDocument(open, town, address).full(in: language).canonicalBytes, in: language)
    }.response(to: request)
  }

  @Sendable func schema(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await desk.open(try context.segment("procedure")), language = Language(ofCall: request)
    return kept("schema", [open], language) {
      let schema = ApplicationSchema(
        open.definition, in: language, address: address.link(CallAddress.schema(open.id)))
      return PublicDocument(schema.json.utf8, mediaType: "application/schema+json", in: language)
    }.response(to: request)
  }

  @Sendable func openAPI(_ request: Request, _ context: AppContext) async throws -> Response {
    describe([try await desk.open(try context.segment("procedure"))], request)
  }

  @Sendable func everyOpenAPI(_ request: Request, _ context: AppContext) async throws -> Response {
    describe(try await desk.procedures.listCurrent(), request)
  }

  private func describe(_ open: [PublishedProcedure], _ request: Request) -> Response {
    let language = Language(ofCall: request)
    return kept("openapi", open, language) {
      let document = OpenAPIDocument(
        open.map { .init($0.definition, version: $0.version) }, in: language, server: address.town,
        town: town.name(in: language))
      return PublicDocument(document.json.utf8, in: language)
    }.response(to: request)
  }

  /// Every kind of problem a call can end with.
  @Sendable func problems(_ request: Request, _ context: AppContext) async throws -> Response {
    let texts = context.texts.catalogue.texts(in: Language(ofCall: request))
    return answer(.object([.init("problems", .list(ClientsProblem.ofCalls.map { kind($0, texts) }))]), request)
  }

  /// Where the `type` of a problem leads to.
  @Sendable func problem(_ request: Request, _ context: AppContext) async throws -> Response {
    let code = try context.segment("code")
    guard let problem = ClientsProblem.ofCalls.first(where: { $0.code == code }) else { throw WebProblem.pageNotFound }
    return answer(kind(problem, context.texts.catalogue.texts(in: Language(ofCall: request))), request)
  }

  private func kind(_ problem: ClientsProblem, _ texts: Texts) -> JSONValue {
    .object(
      CallProblem.head(problem, address, texts) + [
        .init("description", .text(texts["problem.\(problem.code)", problem.details]))
      ])
  }

  private func answer(_ json: JSONValue, _ request: Request) -> Response {
    PublicDocument(json.canonicalBytes, in: Language(ofCall: request)).response(to: request)
  }

  private func kept(
    _ kind: String, _ procedures: [PublishedProcedure], _ language: Language, _ make: () -> PublicDocument
  ) -> PublicDocument {
    documents.document(([kind, language.rawValue] + procedures.map(\.version.hex)).joined(separator: "|"), make)
  }
}

extension ClientDesk {
  /// The version that can be applied for now.
  /// - Throws: ``ClientsProblem/procedureNotFound``, ``ClientsProblem/procedureClosed``
  func open(_ procedure: String) async throws -> PublishedProcedure {
    if let open = try await procedures.current(procedure) { return open }
    throw try await procedures.isKnown(procedure)
      ? ClientsProblem.procedureClosed : ClientsProblem.procedureNotFound
  }
}
