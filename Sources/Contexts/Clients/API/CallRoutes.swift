import HTTPTypes
import Hummingbird
import Kernel
import Web

/// Everything under `/api`: what each address answers to, and that it says so to whoever asks otherwise.
struct CallRoutes: Sendable {
  let desk: ClientDesk
  let documents: PublicDocuments

  private var address: CallAddress { CallAddress(town: desk.town.address) }

  func add(to routes: inout RouteTable) {
    let read = PublicRoutes(desk: desk, documents: documents)
    let write = ApplicationRoutes(desk: desk)
    let change = ChangeRoutes(desk: desk)
    offer(CallAddress.root, .get, isPublic: true, read.index, in: &routes)
    offer(CallAddress.procedures, .get, isPublic: true, read.procedures, in: &routes)
    offer(CallAddress.procedure("{procedure}"), .get, isPublic: true, read.procedure, in: &routes)
    offer(CallAddress.schema("{procedure}"), .get, isPublic: true, read.schema, in: &routes)
    offer(CallAddress.openAPI("{procedure}"), .get, isPublic: true, read.openAPI, in: &routes)
    offer(CallAddress.openAPI, .get, isPublic: true, read.everyOpenAPI, in: &routes)
    offer(CallAddress.problems, .get, isPublic: true, read.problems, in: &routes)
    offer(CallAddress.problem("{code}"), .get, isPublic: true, read.problem, in: &routes)
    offer(CallAddress.applications("{procedure}"), .post, isPublic: false, write.submit, in: &routes)
    offer(CallAddress.application("{receipt}"), .get, isPublic: false, write.show, in: &routes)
    offer(CallAddress.correction("{receipt}"), .post, isPublic: false, change.correct, in: &routes)
    offer(CallAddress.withdrawal("{receipt}"), .post, isPublic: false, change.withdraw, in: &routes)
    offer(CallAddress.paper("{paper}", of: "{receipt}"), .get, isPublic: false, write.paper, in: &routes)
  }

  private static let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete]

  private func offer(
    _ path: String, _ method: HTTPRequest.Method, isPublic: Bool, _ handler: @escaping Route.Handler,
    in routes: inout RouteTable
  ) {
    let allowed = (method == .get ? ["GET", "HEAD", "OPTIONS"] : [method.rawValue, "OPTIONS"]).joined(separator: ", ")
    routes.call(method, path, audit: "clients.called", answering(isPublic: isPublic, handler))
    for other in Self.methods where other != method {
      let refuse: Route.Handler = { _, _ in
        throw CallProblem(ClientsProblem.wrongMethod, headers: [.allow: allowed])
      }
      routes.call(other, path, audit: "clients.called", answering(isPublic: isPublic, refuse))
    }
    routes.call(.options, path, audit: "clients.called", answering(isPublic: isPublic) { _, _ in
      Response(status: .noContent, headers: [.allow: allowed])
    })
  }

  /// Problems become documents, and what is public may be read by pages of other sites (WHATWG Fetch §3.2.3). What
  /// needs a token may not: a token has no place in a page.
  private func answering(isPublic: Bool, _ handler: @escaping Route.Handler) -> Route.Handler {
    { request, context in
      let texts = context.texts.catalogue.texts(in: Language(ofCall: request))
      var response: Response
      do {
        response = try await handler(request, context)
      } catch let problem as CallProblem {
        response = problem.response(address, texts)
      } catch let problem as any Problem {
        response = CallProblem(problem).response(address, texts)
      }
      if isPublic { response.headers[.accessControlAllowOrigin] = "*" }
      return response
    }
  }
}
