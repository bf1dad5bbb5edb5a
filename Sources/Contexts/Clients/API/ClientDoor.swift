import HTTPTypes
import Hummingbird
import Kernel
import Storage
import Web

/// Lets a program in by its token, as often as it may call.
///
/// - Note: Source: RFC 6750, The OAuth 2.0 Authorization Framework: Bearer Token Usage, §2.1 and §3.
struct ClientDoor: Sendable {
  /// Tokens that count for nothing, from one network address: more than a clerk mistypes, less than a search tries.
  static let refusals = AttemptLimit("clients-token", most: 30, windowSeconds: 600)

  let desk: ClientDesk

  /// - Throws: ``CallProblem`` of ``ClientsProblem`` with 401 or 429.
  func enter(_ request: Request, _ context: AppContext) async throws -> Client {
    let client = try await find(request, context)
    let limit = AttemptLimit("clients-calls", most: client.callsAMinute, windowSeconds: 60)
    try await count(client.id.description, by: limit)
    let today = desk.town.world.today
    if client.lastUsedOn != today {
      try await desk.town.database.write { tx in try desk.clients.noteUse(of: client, on: today, in: tx) }
    }
    return client
  }

  private func find(_ request: Request, _ context: AppContext) async throws -> Client {
    guard let shown = Self.token(request.headers[.authorization] ?? "") else {
      throw CallProblem(ClientsProblem.tokenMissing, headers: [.wwwAuthenticate: Self.challenge])
    }
    guard let token = ClientToken(shown) else { throw Self.refusal(.tokenUnreadable) }
    let now = desk.town.world.now
    let found = try await desk.town.database.read { tx in try desk.clients.lookUp(token, at: now, in: tx) }
    if let refusal = Self.standing(found, on: desk.town.world.today) {
      try await count(context.clientCode, by: Self.refusals)
      throw Self.refusal(refusal)
    }
    guard let found else { throw Self.refusal(.tokenUnknown) }
    return found
  }

  /// What stands against a call with a token that leads to this program; `nil` when nothing does.
  private static func standing(_ client: Client?, on today: CivilDate) -> ClientsProblem? {
    switch client?.state(on: today) {
    case nil: .tokenUnknown
    case .revoked: .tokenRevoked
    case .expired: .tokenExpired
    case .active, .expiring: nil
    }
  }

  private func count(_ who: String, by limit: AttemptLimit) async throws {
    do {
      try await limit.check(who, at: desk.town.world.now, in: desk.town.database)
    } catch WebProblem.tooManyAttempts(let minutes) {
      throw CallProblem(ClientsProblem.tooManyCalls, headers: [.retryAfter: "\(minutes * 60)"])
    }
  }

  /// The name of the scheme is written in any case (RFC 9110 §11.1).
  private static func token(_ header: String) -> String? {
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }

  private static let challenge = "Bearer realm=\"tsumugi\""

  private static func refusal(_ problem: ClientsProblem) -> CallProblem {
    CallProblem(problem, headers: [.wwwAuthenticate: challenge + ", error=\"invalid_token\""])
  }
}
