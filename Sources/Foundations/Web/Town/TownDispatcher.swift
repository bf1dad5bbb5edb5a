import HTTPTypes
import Hummingbird
import Kernel
import Logging
import Metrics
import NIOCore

/// Receives every request: finds the town, reads who asks in which language, runs the route, and answers problems.
public struct TownDispatcher: HTTPResponder {
  public typealias Context = AppContext

  /// How far to believe headers that a proxy adds.
  public struct Proxy: Sendable {
    /// Network addresses of the reverse proxies in front of us; only their `X-Forwarded-For` counts.
    public let trusted: Set<String>

    public init(trusted: Set<String>) { self.trusted = trusted }
  }

  private let sites: [TownSite]
  private let byHost: [String: TownSite]
  private let byPath: [String: TownSite]
  private let proxy: Proxy
  private let world: World
  private let operations: any OperationsPages

  /// - Parameter isPathPrefixed: serves each town under `/<town id>` of any host, as the demo does.
  public init(
    sites: [TownSite], isPathPrefixed: Bool, proxy: Proxy, world: World, operations: any OperationsPages
  ) {
    self.sites = sites
    byHost = Dictionary(
      sites.flatMap { site in site.town.profile.hosts.map { ($0, site) } }, uniquingKeysWith: { first, _ in first })
    byPath = isPathPrefixed ? Dictionary(uniqueKeysWithValues: sites.map { ($0.town.id, $0) }) : [:]
    self.proxy = proxy
    self.world = world
    self.operations = operations
  }

  public func respond(to request: Request, context: AppContext) async throws -> Response {
    if let answer = await operations.answer(request.uri.path, isLocal: isLocal(request, context)) { return answer }
    let started = ContinuousClock.now
    guard let (site, basePath, path) = find(request) else { return townNotFound(request) }
    var context = context
    let inner = inner(request, path: path)
    let situation = await situation(of: inner, context: context, site: site, basePath: basePath)
    context.situation = situation
    context.logger[metadataKey: "town"] = "\(site.town.id)"
    var response = await answer(inner, context, site)
    addCookies(to: &response, situation, request: inner)
    SecurityHeaders.apply(to: &response)
    record(request, context, response, ContinuousClock.now - started)
    return response
  }

  private func answer(_ request: Request, _ context: AppContext, _ site: TownSite) async -> Response {
    var context = context
    do {
      if request.uri.path.hasPrefix("/staff"), let session = context.situation?.visitor.session {
        context.situation?.officer = try await site.officers.officer(of: session)
      }
      let response = try await site.respond(request, context)
      // The router's own answer to what it does not know has no body; ours says what to do next.
      guard response.status == .notFound, response.body.contentLength == 0 else { return response }
      throw WebProblem.pageNotFound
    } catch {
      return ProblemPages(context: context, wantsJSON: wantsJSON(request)).response(to: error)
    }
  }

  private func wantsJSON(_ request: Request) -> Bool {
    request.uri.path.hasPrefix("/api/") || request.headers[.accept]?.contains("json") == true
  }

  private func find(_ request: Request) -> (site: TownSite, basePath: String, path: String)? {
    let path = request.uri.path
    let segment = path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
    if let site = byPath[segment] {
      let rest = String(path.dropFirst(segment.count + 1))
      return (site, "/\(segment)", rest.isEmpty ? "/" : rest)
    }
    let host = (request.head.authority ?? "").split(separator: ":").first.map { $0.lowercased() } ?? ""
    if let site = byHost[host] { return (site, "", path) }
    return byPath.isEmpty && sites.count == 1 ? (sites[0], "", path) : nil
  }

  /// The request as the town's routes see it: without the town's prefix.
  private func inner(_ request: Request, path: String) -> Request {
    guard request.uri.path != path else { return request }
    var head = request.head
    head.path = path + (request.uri.query.map { "?\($0)" } ?? "")
    return Request(head: head, body: request.body)
  }

  private func situation(
    of request: Request, context: AppContext, site: TownSite, basePath: String
  ) async -> AppContext.Situation {
    let preference = ReadingPreference(request: request, town: site.town.id)
    return AppContext.Situation(
      town: site.town, catalogue: site.catalogue, navigation: site.navigation, language: preference.language,
      wantsFurigana: preference.wantsFurigana, readings: site.readings, basePath: basePath,
      path: request.uri.path, query: ReadingPreference.queryWithoutChoice(request.uri.query ?? ""), clientAddress: clientAddress(request, context),
      visitor: Visitor(request: request, town: site.town.id, world: world), cookies: request.cookies, officer: nil,
      reference: String(world.newID(AppContext.self).description.suffix(12)))
  }

  /// The nearest address that is not a proxy of ours.
  private func clientAddress(_ request: Request, _ context: AppContext) -> String {
    guard proxy.trusted.contains(context.peer), let forwarded = request.headers[.xForwardedFor] else { return context.peer }
    let hops = forwarded.split(separator: ",").map { $0.filter { $0 != " " } }
    return hops.last { !proxy.trusted.contains($0) } ?? context.peer
  }

  private func isLocal(_ request: Request, _ context: AppContext) -> Bool {
    ["127.0.0.1", "::1"].contains(context.peer) && request.headers[.xForwardedFor] == nil
  }

  private func addCookies(to response: inout Response, _ situation: AppContext.Situation, request: Request) {
    let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true || response.status.kind == .redirection
    guard isPage else { return }
    if situation.visitor.isNew {
      response.setCookie(hostCookie(Visitor.cookieName(situation.town.id), situation.visitor.cookie))
    }
    if let cookie = ReadingPreference.cookieToKeep(request, situation) { response.setCookie(cookie) }
  }

  private func record(_ request: Request, _ context: AppContext, _ response: Response, _ duration: Duration) {
    let route = context.endpointPath ?? "none"
    let labels = [("town", context.town.id), ("route", route), ("status", "\(response.status.code)")]
    Counter(label: "tsumugi_requests_total", dimensions: labels).increment()
    Timer(label: "tsumugi_request_seconds", dimensions: [("town", context.town.id), ("route", route)])
      .recordNanoseconds(duration.nanoseconds)
    context.logger.info("request", metadata: [
      "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
      "ms": "\(duration.nanoseconds / 1_000_000)", "reference": "\(context.reference)",
    ])
  }

  /// No town, no language, no words: the one answer that stands in this file.
  private func townNotFound(_ request: Request) -> Response {
    let towns = byPath.isEmpty ? [] : sites
    return TownChoicePage(sites: towns).response(isRoot: request.uri.path == "/")
  }
}

extension Duration {
  fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}

extension HTTPField.Name {
  fileprivate static var xForwardedFor: Self {
    guard let name = Self("X-Forwarded-For") else { preconditionFailure("a legal field name") }
    return name
  }
}
