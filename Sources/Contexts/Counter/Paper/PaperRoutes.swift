import Documents
import FormSchema
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Ports
import Web

/// The empty form to print, and where its boxes are. Anyone may have them, at any version that was published.
struct PaperRoutes: Sendable {
  let desk: CounterDesk
  let forms: PaperForms

  static func path(_ procedure: String) -> String { "/procedures/\(procedure)/form" }

  func add(to routes: inout RouteTable) {
    routes.get(Self.path("{procedure}") + ".pdf", .anyone, audit: "counter.paper-form", showForm)
    routes.get(Self.path("{procedure}") + ".json", .anyone, audit: "counter.paper-places", tellPlaces)
  }

  @Sendable func showForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let published = try await published(request, context)
    // 記入例: the same form with invented answers.
    let isSample = request.uri.queryParameters["sample"] != nil
    let printed = isSample
      ? try await forms.sample(published, in: context.language) : try await forms.empty(published, in: context.language)
    guard let printed else { throw PaperProblem.formNotFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/pdf", .contentDisposition: "inline; filename=\"\(published.id).pdf\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: printed.pdf)))
  }

  /// Of the Japanese form: its places are those of the version.
  @Sendable func tellPlaces(_ request: Request, _ context: AppContext) async throws -> Response {
    let published = try await published(request, context)
    let language = request.uri.queryParameters["language"].flatMap { Language(rawValue: String($0)) } ?? .japanese
    let places = PaperPlaces(published: published, printed: try await forms.empty(published, in: language))
    return Response(
      status: .ok, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: places.json.canonicalBytes)))
  }

  /// The version that is asked for; the open one when none is.
  private func published(_ request: Request, _ context: AppContext) async throws -> PublishedProcedure {
    let procedure = try context.segment("procedure")
    guard let asked = request.uri.queryParameters["version"] else {
      guard let current = try await desk.procedures.current(procedure) else { throw PaperProblem.formNotFound }
      return current
    }
    guard let version = ProcedureVersionID(String(asked)) else { throw PaperProblem.formNotFound }
    let published = try await desk.procedures.version(version)
    guard published.id == procedure else { throw PaperProblem.formNotFound }
    return published
  }
}
