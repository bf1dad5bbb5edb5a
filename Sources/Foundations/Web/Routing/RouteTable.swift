import HTTPTypes
import Hummingbird

/// The routes of one town. Adding one means saying who may use it and what the logs call it.
public struct RouteTable: Sendable {
  public private(set) var routes: [Route] = []

  public init() {}

  public mutating func get(
    _ path: String, _ access: Access, audit: String,
    _ handler: @escaping Route.Handler
  ) {
    routes.append(Route(method: .get, path: path, access: access, audit: audit, limits: nil, handler: handler))
  }

  /// A write. The form is read, and refused when it was not shown by us to this browser, before the handler sees it and
  /// before a file in it is kept.
  public mutating func post(
    _ path: String, _ access: Access, audit: String, limits: FormLimits = .text,
    _ handler: @escaping @Sendable (SubmittedForm, AppContext) async throws -> Response
  ) {
    let guarded: Route.Handler = { request, context in
      let form = try await FormReader(limits: limits, intake: UploadIntake(request, context)).read(request)
      try context.requireGuard(of: form)
      return try await handler(form, context)
    }
    routes.append(Route(method: .post, path: path, access: access, audit: audit, limits: limits, handler: guarded))
  }

  /// An address for programs, which have no page of ours and so no guard of a form. The handler reads the body itself.
  ///
  /// Nothing a browser sends along by itself may count there: whoever changes something shows a token. Only under
  /// `/api`, so that no page's form can end up here.
  public mutating func call(
    _ method: HTTPRequest.Method, _ path: String, audit: String, _ handler: @escaping Route.Handler
  ) {
    precondition(path == "/api" || path.hasPrefix("/api/"), "\(path) is no address for programs")
    routes.append(Route(method: method, path: path, access: .anyone, audit: audit, limits: nil, handler: handler))
  }

  /// Builds the responder of one town.
  func responder() -> some HTTPResponder<AppContext> {
    let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        do {
          try context.require(route.access)
        } catch WebProblem.signInNeeded where route.method == .post {
          guard let unsent = await UnsentWords(request, context) else {
            throw WebProblem.signInNeeded(returnTo: context.path)
          }
          return context.respond(unsentWordsPage(unsent, returnTo: context.path, texts: context.texts))
        }
        return try await route.handler(request, context)
      }
    }
    return router.buildResponder()
  }
}

extension AppContext {
  /// - Throws: ``WebProblem/signInNeeded(returnTo:)``, ``WebProblem/residentSignInNeeded(returnTo:)``,
  ///   ``WebProblem/notAllowed``
  func require(_ access: Access) throws(WebProblem) {
    switch access {
    case .anyone: return
    case .resident: _ = try requireResident()
    case .anyOfficer: _ = try officer
    case .officer(let permission):
      guard try officer.may(permission) else { throw .notAllowed }
    }
  }

  /// - Throws: ``WebProblem/formExpired``
  func requireGuard(of form: SubmittedForm) throws(WebProblem) {
    guard isOwnForm(token: form["csrf"]) else { throw .formExpired }
  }
}
