import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Metrics
import NIOCore
import Vault

/// Receives every request: finds the town, reads who asks in which language, runs the route, and answers problems.
public struct TownDispatcher: HTTPResponder {
  public typealias Context = AppContext

  private let sites: [TownSite]
  private let byHost: [String: TownSite]
  private let byPath: [String: TownSite]
  private let proxies: TrustedProxies
  private let world: World
  private let operations: any OperationsPages
  private let measures: [String: RequestMeasures]
  private let strays: RequestMeasures

  /// - Parameters:
  ///   - sites: towns with ids that differ.
  ///   - isPathPrefixed: serves each town under `/<town id>` of any host, as the demo does.
  ///   - metrics: where requests are counted; nowhere when nobody says.
  public init(
    sites: [TownSite], isPathPrefixed: Bool, proxy: TrustedProxies, world: World, operations: any OperationsPages,
    metrics: any MetricsFactory = NOOPMetricsHandler.instance
  ) {
    self.sites = sites
    byHost = Dictionary(
      sites.flatMap { site in site.town.profile.hosts.map { ($0, site) } }, uniquingKeysWith: { first, _ in first })
    byPath = isPathPrefixed ? Dictionary(uniqueKeysWithValues: sites.map { ($0.town.id, $0) }) : [:]
    proxies = proxy
    self.world = world
    self.operations = operations
    measures = Dictionary(
      sites.map { ($0.town.id, RequestMeasures(town: $0.town.id, routes: $0.routes, metrics: metrics)) },
      uniquingKeysWith: { first, _ in first })
    strays = RequestMeasures(town: "", routes: [], metrics: metrics)
  }

  public func respond(to request: Request, context: AppContext) async throws -> Response {
    let asked = request.uri.path
    if let answer = await operations.answer(asked, isLocal: isLocal(request, context)) { return answer }
    let started = ContinuousClock.now
    guard let (site, basePath, path) = find(request, asked) else {
      let response = townNotFound(request)
      strays.record(request.method, pattern: nil, status: response.status, ContinuousClock.now - started)
      return response
    }
    var context = context
    let inner = basePath.isEmpty ? request : inner(request, path: path)
    let situation = situation(of: inner, path: path, context: context, site: site, basePath: basePath)
    context.situation = situation
    var response = await answer(inner, context, situation)
    addCookies(to: &response, situation, request: inner)
    SecurityHeaders.apply(to: &response)
    record(request, context, response, ContinuousClock.now - started)
    return response
  }

  private func answer(_ request: Request, _ context: AppContext, _ situation: AppContext.Situation) async -> Response {
    var context = context
    do {
      try await signIn(&context, situation)
      let response = try await situation.site.respond(request, context)
      // The router's own answer to what it does not know has no body; ours says what to do next.
      guard response.status == .notFound, response.body.contentLength == 0 else { return response }
      throw WebProblem.pageNotFound
    } catch {
      return ProblemPages(context: context, wantsJSON: wantsJSON(request)).response(to: error)
    }
  }

  /// Officers on their own pages, residents on all others; nothing is asked of a browser without a session's cookie.
  private func signIn(_ context: inout AppContext, _ situation: AppContext.Situation) async throws {
    if situation.path.hasPrefix("/staff") {
      guard let session = situation.visitor.session else { return }
      context.officerIfPresent = try await situation.site.officers.officer(of: session)
    } else if let session = situation.visitor.residentSession, !situation.path.hasPrefix("/assets/") {
      context.resident = try await situation.site.residents?.resident(of: session)
    }
  }

  private func wantsJSON(_ request: Request) -> Bool {
    request.uri.path.hasPrefix("/api/") || request.headers[.accept]?.contains("json") == true
  }

  private func find(_ request: Request, _ path: String) -> (site: TownSite, basePath: String, path: String)? {
    if let (site, rest) = findByPath(path) { return (site, "/\(site.town.id)", rest) }
    if byPath.isEmpty, sites.count == 1 { return (sites[0], "", path) }
    let host = (request.head.authority ?? "").split(separator: ":").first.map { $0.lowercased() } ?? ""
    return byHost[host].map { ($0, "", path) }
  }

  /// The town of the path's first part, and the rest of the path.
  private func findByPath(_ path: String) -> (site: TownSite, rest: String)? {
    let slash = UInt8(ascii: "/")
    guard !byPath.isEmpty, path.utf8.first == slash else { return nil }
    let segment = path.utf8.dropFirst().prefix { $0 != slash }
    guard let site = byPath[String(Substring(segment))] else { return nil }
    return (site, segment.endIndex == path.endIndex ? "/" : String(path[segment.endIndex...]))
  }

  /// The request as the town's routes see it: without the town's prefix.
  private func inner(_ request: Request, path: String) -> Request {
    var head = request.head
    head.path = path + (request.uri.query.map { "?\($0)" } ?? "")
    return Request(head: head, body: request.body)
  }

  private func situation(
    of request: Request, path: String, context: AppContext, site: TownSite, basePath: String
  ) -> AppContext.Situation {
    let cookies = SentCookies(request.headers[values: .cookie])
    return AppContext.Situation(
      site: site, preference: ReadingPreference(request: request, cookies: cookies, town: site.town.id),
      basePath: basePath, path: path, query: ReadingPreference.queryWithoutChoice(request.uri.query ?? ""),
      clientAddress: proxies.client(peer: context.peer, forwarded: request.headers[.xForwardedFor]),
      visitor: Visitor(cookies: cookies, town: site.town.id, world: world), cookies: cookies,
      world: world)
  }

  /// From this machine, under its own name, and passed on by nobody: what a proxy passes on carries a header of its own
  /// or the town's host name, even where it was told to add nothing.
  private func isLocal(_ request: Request, _ context: AppContext) -> Bool {
    let isHere = context.peer.hasPrefix("127.") || ["::1", "::ffff:127.0.0.1"].contains(context.peer)
    let isPassedOn = HTTPField.Name.ofProxies.contains { request.headers[$0] != nil }
    let authority = (request.head.authority ?? "").lowercased()
    let isOwnName = Self.ownNames.contains { authority == $0 || authority.hasPrefix("\($0):") }
    return isHere && !isPassedOn && isOwnName
  }

  private static let ownNames = ["127.0.0.1", "localhost", "[::1]"]

  private func addCookies(to response: inout Response, _ situation: AppContext.Situation, request: Request) {
    let choice = ReadingPreference.cookieToKeep(request, situation)
    guard situation.visitor.isNew || choice != nil else { return }
    let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true || response.status.kind == .redirection
    guard isPage else { return }
    if situation.visitor.isNew {
      response.setCookie(hostCookie(Visitor.cookieName(situation.site.town.id), situation.visitor.cookie))
    }
    if let choice { response.setCookie(choice) }
  }

  private func record(_ request: Request, _ context: AppContext, _ response: Response, _ duration: Duration) {
    let route = context.endpointPath ?? "none"
    measures[context.town.id]?.record(request.method, pattern: context.endpointPath, status: response.status, duration)
    context.log(.info, "request", [
      "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
      "ms": "\(duration.nanoseconds / 1_000_000)",
    ])
  }

  /// No town, no language, no words: the one answer that stands in this file.
  private func townNotFound(_ request: Request) -> Response {
    let towns = byPath.isEmpty ? [] : sites
    return TownChoicePage(sites: towns).response(isRoot: request.uri.path == "/")
  }
}

extension HTTPField.Name {
  fileprivate static let xForwardedFor = named("X-Forwarded-For")
  /// What proxies add when they pass a request on.
  fileprivate static let ofProxies = [
    xForwardedFor, named("Forwarded"), named("X-Forwarded-Host"), named("X-Forwarded-Proto"), named("X-Real-IP"),
    named("Via"),
  ]

  private static func named(_ text: String) -> Self {
    guard let name = Self(text) else { preconditionFailure("\(text) is a legal field name") }
    return name
  }
}
