import Foundation
import HTMLKit
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Identity

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  var actions: [String] { entries.map(\.action) }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}

/// Remembers the mails that were put into the outbox.
final class RecordingMail: MailPort {
  private let kept = Mutex<[OutgoingMail]>([])
  var mails: [OutgoingMail] { kept.withLock { $0 } }
  func send(_ mail: OutgoingMail, in tx: any Transaction) throws { kept.withLock { $0.append(mail) } }

  /// The six digits of the last mail.
  var lastCode: String {
    mails.last?.body.value.firstMatch(of: /(?:コード：|Code: )([0-9]{6})/).map { String($0.1) } ?? ""
  }
}

/// Applications of whoever asks, and what was asked.
final class SampleCases: ResidentCasesPort {
  struct Asked: Sendable, Equatable {
    var linked: [String] = []
    var letGo: [String] = []
    var removed: [String] = []
  }

  private let kept = Mutex<(cases: [OwnCase], drafts: [OwnDraft], asked: Asked, owner: String?)>(([], [], Asked(), nil))
  var asked: Asked { kept.withLock { $0.asked } }

  func give(_ cases: [OwnCase], drafts: [OwnDraft] = [], to owner: String? = nil) {
    kept.withLock { $0 = (cases, drafts, $0.asked, owner) }
  }

  private func isTheirs(_ account: String) -> Bool { kept.withLock { $0.owner == nil || $0.owner == account } }

  func cases(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnCase] {
    isTheirs(account) ? kept.withLock { $0.cases } : []
  }

  func drafts(of account: String, in language: Language, _ tx: any Transaction) throws -> [OwnDraft] {
    isTheirs(account) ? kept.withLock { $0.drafts } : []
  }

  func removeDraft(_ id: String, of account: String, in tx: any Transaction) throws -> Bool {
    guard isTheirs(account) else { return false }
    return kept.withLock { state in
      guard state.drafts.contains(where: { $0.id == id }) else { return false }
      state.asked.removed.append(id)
      state.drafts.removeAll { $0.id == id }
      return true
    }
  }

  func link(receipt: String, secret: String, to account: String, client: String) async throws -> CaseLink {
    kept.withLock { $0.asked.linked.append(receipt) }
    return secret == "right" ? .linked : secret == "elsewhere" ? .elsewhere : .refused
  }

  func records(of account: String, _ texts: Texts, in tx: any Transaction) throws -> [OwnRecord] {
    [
      OwnRecord(
        procedure: "dog-registration", title: "犬の登録", receipt: "26-4K7M-P3XQ-7", status: "受付済み", at: "x",
        answers: [.init(question: "氏名", answer: ["髙﨑　花子"])], history: [], papers: [])
    ]
  }

  func letGo(of account: String, in tx: any Transaction) throws -> (cases: Int, drafts: Int) {
    kept.withLock { $0.asked.letGo.append(account) }
    return (2, 1)
  }
}

/// Ties to the registry, kept in memory.
final class SampleLinks: ResidentLinkPort {
  private let kept = Mutex<[String: Instant]>([:])

  func tie(_ account: String, since: Instant) { kept.withLock { $0[account] = since } }
  func linkedSince(_ account: String, in tx: any Transaction) throws -> Instant? { kept.withLock { $0[account] } }
  func unlink(_ account: String, by actor: AuditActor, in tx: any Transaction) throws -> Bool {
    kept.withLock { $0.removeValue(forKey: account) != nil }
  }
}

/// A town in which residents can sign in, and a browser in front of it.
struct IdentitySite: Sendable {
  let client: TestClient
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit
  let mail: RecordingMail
  let cases: SampleCases
  let links: SampleLinks

  static let address = "hanako@example.jp"
  static let sessionCookie = "__Host-tsumugi-city-resident"
  static let codeCookie = "__Host-tsumugi-city-resident-code"

  var feature: IdentityFeature { IdentityFeature(town: town, audit: audit, mail: mail, cases: cases, links: links) }

  /// Types an address on the first page.
  @discardableResult func ask(
    _ address: String = IdentitySite.address, returnTo path: String = "/my", _ client: TestClient? = nil
  ) async throws -> TestClient.Answer {
    let client = client ?? self.client
    _ = try await client.get("/sign-in?return=\(path)")
    return try await client.post("/sign-in", [("mail", address), ("return", path)])
  }

  @discardableResult func enter(_ code: String, _ client: TestClient? = nil) async throws -> TestClient.Answer {
    let client = client ?? self.client
    _ = try await client.get("/sign-in/code")
    return try await client.post("/sign-in/code", [("code", code)])
  }

  /// The whole way; agrees the first time.
  @discardableResult func signIn(
    _ address: String = IdentitySite.address, returnTo path: String = "/my", _ client: TestClient? = nil
  ) async throws -> TestClient.Answer {
    try await ask(address, returnTo: path, client)
    let entered = try await enter(mail.lastCode, client)
    guard entered.location == "/sign-in/new" else { return entered }
    _ = try await (client ?? self.client).get("/sign-in/new")
    return try await (client ?? self.client).post("/sign-in/new", [("consent", "yes")])
  }

  func count(_ table: SQLText) async throws -> Int {
    try await town.database.read { tx in try tx.count("SELECT count(*) AS n FROM " + table) }
  }
}

func withIdentity(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (IdentitySite) async throws -> Void
) async throws {
  let clock = TestClock()
  let (audit, mail, cases, links) = (RecordingAudit(), RecordingMail(), SampleCases(), SampleLinks())
  try await withTown(engine, clock: clock, migrations: IdentityFeature.migrations) { town in
    let feature = IdentityFeature(town: town, audit: audit, mail: mail, cases: cases, links: links)
    try await withSite(
      town, features: [feature, SomePages()], residents: ResidentSessionBook(town: town)
    ) { client in
      try await body(
        IdentitySite(client: client, town: town, clock: clock, audit: audit, mail: mail, cases: cases, links: links))
    }
  }
}

/// A page for everybody, to come from and to return to, and words of a neighbour.
private struct SomePages: Feature {
  static let name = "sample"
  static let catalogue = TextCatalogue(sentences: [
    .japanese: ["cases.status.returned": "補正のお願い", "cases.status.in-review": "審査中"]
  ])
  func addRoutes(to routes: inout RouteTable) {
    routes.get("/apply/dog-registration", .anyone, audit: "sample.page") { _, context in
      context.respond(Page("犬の登録") { h in h.h1("犬の登録") })
    }
  }
}
