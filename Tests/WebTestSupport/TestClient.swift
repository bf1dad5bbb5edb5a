import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Synchronization
import Vault
import Web

/// A browser without a screen: keeps cookies, knows the last page's form guard, follows nothing by itself.
public final class TestClient: Sendable {
  private let client: any TestClientProtocol
  private let authority: String
  fileprivate let state = Mutex(State())

  fileprivate struct State {
    var cookies: [String: String] = [:]
    var token = ""
    var once = ""
  }

  public init(_ client: any TestClientProtocol, host: String) {
    self.client = client
    authority = host
  }

  /// One answer, with its text at hand.
  public struct Answer: Sendable {
    public let status: HTTPResponse.Status
    public let headers: HTTPFields
    public let body: ByteBuffer
    public var text: String { String(buffer: body) }
    public var location: String { headers[.location] ?? "" }
  }

  public func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
    try await send(.get, path, headers: headers, body: nil)
  }

  /// Posts fields as a browser does, with the guard of the last page that had one.
  ///
  /// - Parameter guarded: `false` leaves the guard out, as a forged request would.
  public func post(_ path: String, _ fields: [(String, String)] = [], guarded: Bool = true, once: String? = nil) async throws -> Answer {
    let known = state.withLock { ($0.token, $0.once) }
    let guards = guarded ? [("csrf", known.0), ("once", once ?? known.1)] : []
    let body = (guards + fields).map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
    return try await send(
      .post, path, headers: [.contentType: "application/x-www-form-urlencoded"], body: ByteBuffer(string: body))
  }

  /// Posts fields and files as `multipart/form-data`.
  public func postFiles(
    _ path: String, _ fields: [(String, String)] = [], files: [(field: String, name: String, bytes: [UInt8])]
  ) async throws -> Answer {
    let known = state.withLock { ($0.token, $0.once) }
    var body = ByteBuffer()
    for (name, value) in [("csrf", known.0), ("once", known.1)] + fields {
      body.writeString("--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
    }
    for file in files {
      body.writeString("--xyz\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n")
      body.writeString("Content-Type: application/octet-stream\r\n\r\n")
      body.writeBytes(file.bytes)
      body.writeString("\r\n")
    }
    body.writeString("--xyz--\r\n")
    return try await send(.post, path, headers: [.contentType: "multipart/form-data; boundary=xyz"], body: body)
  }

  /// Posts any body at all, as no browser would.
  public func raw(_ path: String, type: String, body: String) async throws -> Answer {
    try await send(.post, path, headers: type.isEmpty ? [:] : [.contentType: type], body: ByteBuffer(string: body))
  }

  /// Any request at all, as a program sends it: without cookies, and nothing is remembered of the answer.
  public func call(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8]? = nil
  ) async throws -> Answer {
    let reply = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
    return Answer(status: reply.status, headers: reply.headers, body: reply.body)
  }

  /// The `once` key of the last page, to send the same form twice.
  public var lastOnce: String { state.withLock { $0.once } }

  public func cookie(_ name: String) -> String? { state.withLock { $0.cookies[name] } }
  public func forgetCookies() { state.withLock { $0.cookies = [:] } }

  private func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: ByteBuffer?) async throws -> Answer {
    var headers = headers
    let cookies = state.withLock { $0.cookies }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if !cookies.isEmpty { headers[.cookie] = cookies.joined(separator: "; ") }
    if headers[.acceptLanguage] == nil { headers[.acceptLanguage] = "ja" }
    let reply = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body)
    let answer = Answer(status: reply.status, headers: reply.headers, body: reply.body)
    remember(answer)
    return answer
  }

  private func remember(_ answer: Answer) {
    state.withLock { state in
      for line in answer.headers[values: .setCookie] {
        let pair = line.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
        state.cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : ""
        if line.contains("Max-Age=0") { state.cookies[String(pair[0])] = nil }
      }
      let text = answer.text
      // The last form of a page is its own; the header's forms stand before it.
      if let token = Self.hidden("csrf", in: text) { state.token = token }
      if let once = Self.hidden("once", in: text) { state.once = once }
    }
  }

  private static func hidden(_ name: String, in html: String) -> String? {
    let mark = "name=\"\(name)\" value=\""
    guard let start = html.range(of: mark, options: .backwards) else { return nil }
    return String(html[start.upperBound...].prefix { $0 != "\"" })
  }
}

/// Nobody is signed in, or always the same officer.
public struct FixedOfficer: OfficerSessions {
  public let officer: Officer?

  public init(_ officer: Officer? = nil) { self.officer = officer }

  public func officer(of session: Secret) async throws -> Officer? { officer }
}

/// The resident of every browser with some session cookie; whoever brings none is not signed in.
public struct FixedResident: ResidentSessions {
  public let resident: Resident?

  public init(_ resident: Resident?) { self.resident = resident }

  public func resident(of session: Secret) async throws -> Resident? { resident }
}

public struct NoOperations: OperationsPages {
  public init() {}

  public func answer(_ path: String, isLocal: Bool) async -> Response? { nil }
}

/// Serves `features` of `town` behind the real dispatcher, without a socket.
///
/// - Parameters:
///   - officers: with a ``FixedOfficer`` every request to `/staff` is that officer's.
///   - residents: with a ``FixedResident`` every other request is that resident's, until the cookie is forgotten.
public func withSite(
  _ town: Town, features: [any Feature], catalogues: [TextCatalogue] = [], officers: any OfficerSessions = FixedOfficer(),
  residents: (any ResidentSessions)? = nil, _ body: @escaping @Sendable (TestClient) async throws -> Void
) async throws {
  var catalogue = webCatalogue
  for part in catalogues { catalogue.merge(part) }
  for feature in features { catalogue.merge(type(of: feature).catalogue) }
  let site = TownSite(
    town: town, features: features, catalogue: catalogue, officers: officers, residents: residents,
    navigation: features.flatMap { type(of: $0).navigation }, readings: nil)
  let dispatcher = TownDispatcher(
    sites: [site], isPathPrefixed: false, proxy: .init(trusted: []), world: town.world, operations: NoOperations())
  var logger = Logger(label: "tests")
  logger.logLevel = .critical
  let application = Application(responder: dispatcher, logger: logger)
  try await application.test(.router) { client in
    let client = TestClient(client, host: town.profile.hosts.first ?? "")
    if (officers as? FixedOfficer)?.officer != nil { client.pretendSession(of: town) }
    if (residents as? FixedResident)?.resident != nil { client.pretendResident(of: town) }
    try await body(client)
  }
}

extension TestClient {
  /// Gives the client some session cookie, so that ``OfficerSessions`` is asked.
  func pretendSession(of town: Town) {
    state.withLock { $0.cookies["__Host-\(town.id)-officer"] = Secret(world: town.world).text }
  }

  /// Gives the client some resident's session cookie, so that ``ResidentSessions`` is asked.
  public func pretendResident(of town: Town) {
    state.withLock { $0.cookies[Visitor.residentCookie(town.id)] = Secret(world: town.world).text }
  }

  /// Another browser in front of the same site.
  public func another() -> TestClient { TestClient(client, host: authority) }

  public var cookieNames: [String] { state.withLock { $0.cookies.keys.sorted() } }

  /// Puts a cookie into the browser, as somebody who stole or planted it would.
  public func setCookie(_ name: String, _ value: String?) { state.withLock { $0.cookies[name] = value } }

  /// Forgets one cookie.
  public func forgetCookie(_ name: String) { setCookie(name, nil) }
}
