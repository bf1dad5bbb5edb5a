import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Vault
import Web
import WebTestSupport

@testable import Staff

/// Remembers what was recorded, in place of the real log.
final class MemoryAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])

  var entries: [AuditEntry] { kept.withLock { $0 } }
  var actions: [String] { entries.map(\.action) }

  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}

extension OfficerDraft {
  static func sample(
    _ signInName: String = "aoki.midori", name: String = "青木 みどり", kana: String = "アオキ ミドリ", mail: String = "",
    posts: Set<Post> = [Post(.clerk, in: "citizens")]
  ) -> OfficerDraft {
    OfficerDraft(signInName: signInName, name: name, kana: kana, mail: mail, posts: posts)
  }

  static let admin = sample(
    "ogawa.tomoya", name: "小川 智也", kana: "オガワ トモヤ", posts: [Post(.townAdmin, in: "citizens")])
}

/// The authenticator app of every ready officer, and their password.
enum Ready {
  static let app = OneTimePassword(secret: Array(1...20))
  static let password = "nine umbrellas under a bridge"

  static func digits(at now: Instant) -> String { app.digits(counter: now.milliseconds / 1000 / 30) }
}

/// What a test of this context works with.
struct StaffPlace: Sendable {
  let town: Town
  let audit: MemoryAudit
  let clock: TestClock

  var commands: StaffCommands { StaffCommands(town: town, audit: audit) }
  var desk: StaffDesk { StaffDesk(town: town, audit: audit) }
  var officers: OfficerDesk { OfficerDesk(desk: desk) }

  /// Adds an officer who can sign in at once.
  @discardableResult
  func addReady(_ draft: OfficerDraft = .sample()) async throws -> ID<Officer> {
    let report = try await commands.addReady(draft, password: Ready.password, secret: Ready.app)
    guard report.status == 0 else { throw NotAdded(lines: report.lines) }
    return try await id(of: draft.signInName)
  }

  func id(of signInName: String) async throws -> ID<Officer> {
    let account = try await town.database.read { tx in try OfficerStore.lookUp(signInName: signInName, in: tx) }
    guard let account else { throw NotAdded(lines: [signInName]) }
    return account.id
  }

  func account(_ signInName: String) async throws -> OfficerAccount {
    let id = try await id(of: signInName)
    return try await town.database.read { tx in try OfficerStore.find(id, in: tx) }
  }

  /// Signs in through the pages, with the digits of now.
  func signIn(_ client: TestClient, _ name: String = "aoki.midori", return path: String = "") async throws {
    _ = try await client.get("/staff/sign-in?return=\(path)")
    _ = try await client.post(
      "/staff/sign-in", [("name", name), ("password", Ready.password), ("return", path)])
    _ = try await client.get("/staff/sign-in/code")
    _ = try await client.post("/staff/sign-in/code", [("code", Ready.digits(at: clock.now))])
  }

  /// The app shows new digits.
  func waitForNewDigits() { clock.advance(seconds: 30) }

  struct NotAdded: Error { let lines: [String] }
}

extension Town {
  /// The same town on another way to its database.
  func on(_ database: any Database) -> Town {
    Town(profile: profile, database: database, vault: vault, files: files, world: world, address: address)
  }
}

func withStaff(
  _ engine: Engine = .sqlite, _ body: (StaffPlace) async throws -> Void
) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: StaffFeature.migrations) { town in
    try await body(StaffPlace(town: town, audit: MemoryAudit(), clock: clock))
  }
}

/// A town with its staff pages behind the real edge.
func withStaffSite(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (StaffPlace, TestClient) async throws -> Void
) async throws {
  try await withStaff(engine) { place in
    let feature = StaffFeature(town: place.town, audit: place.audit)
    try await withSite(place.town, features: [feature], officers: SessionBook(town: place.town)) { client in
      try await body(place, client)
    }
  }
}

extension TestClient.Answer {
  /// What stands between `start` and the next `end`.
  func between(_ start: String, _ end: String) -> String? {
    guard let from = text.range(of: start), let to = text[from.upperBound...].range(of: end) else { return nil }
    return String(text[from.upperBound..<to.lowerBound])
  }

  func all(_ start: String, _ end: String) -> [String] {
    text.components(separatedBy: start).dropFirst().compactMap { $0.components(separatedBy: end).first }
  }

  /// The app that someone sets up by typing the key of the page.
  var authenticator: OneTimePassword? {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    guard let shown = between("セットアップキー</dt><dd class=\"ds-summary-answer\">", "</dd>") else { return nil }
    let values = shown.filter { $0 != " " }.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == 32 else { return nil }
    let bits = values.flatMap { value in (0..<5).reversed().map { UInt8(value >> $0 & 1) } }
    return OneTimePassword(secret: stride(from: 0, to: 160, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | $1 }
    })
  }
}
