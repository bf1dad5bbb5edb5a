import Foundation
import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Web
import WebTestSupport

@testable import Residents

/// Remembers what was recorded, in order, and gives it back as the log would.
final class RecordingAudit: AuditPort, AuditTrailPort {
  private let kept = Mutex<[AuditEntry]>([])
  private let clock: TestClock

  init(_ clock: TestClock = TestClock()) { self.clock = clock }

  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
  func forget() { kept.withLock { $0 = [] } }

  func steps(about subject: String, most: Int, in tx: any Transaction) throws -> [AuditedStep] {
    entries.filter { $0.subject == subject }.reversed().prefix(most).map {
      AuditedStep(at: clock.now, actor: $0.actor.text, action: $0.action, details: $0.details)
    }
  }
}

/// One account, whose code is shown until it is used.
final class SampleAccounts: AccountPort {
  static let id = "01900000-0000-7000-8000-0000000000aa"
  static let code = "4K7M-P3XQ-9ABC-7"
  private let isShown = Mutex(true)

  func account(showing code: String, in tx: any Transaction) throws -> ShownAccount? {
    isShown.withLock { $0 } && code == Self.code ? try account(Self.id, in: tx) : nil
  }

  func account(_ id: String, in tx: any Transaction) throws -> ShownAccount? {
    id == Self.id ? ShownAccount(id: id, maskedMail: "h•••@example.jp") : nil
  }

  func mail(of id: String, in tx: any Transaction) throws -> String? { id == Self.id ? "hanako@example.jp" : nil }

  func forgetCode(of id: String, in tx: any Transaction) throws { isShown.withLock { $0 = false } }
}

struct SampleStaff: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] { [] }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: ids.map { ($0, "青木 みどり") })
  }
}

/// A town with a registry.
struct ResidentsTown: Sendable {
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit

  static let officer = Officer(
    id: ID(UUID(uuidString: "01900000-0000-7000-8000-000000000001") ?? UUID()), name: "青木 みどり",
    roles: ["citizens": [.registrar]])

  /// Three people of one household, one of another.
  static let extract = """
    宛名番号,世帯番号,続柄,氏,名,氏（カナ）,名（カナ）,生年月日,性別,郵便番号,都道府県,市区町村,町字,番地以下,方書
    101,501,夫,佐藤,健,サトウ,ケン,1978-11-15,男,254-0993,神奈川県,つむぎ市,糸川,2-3,
    102,501,世帯主,佐藤,花子,サトウ,ハナコ,1980-04-01,女,254-0993,神奈川県,つむぎ市,糸川,2-3,
    103,501,子,佐藤,さくら,サトウ,サクラ,2014-06-20,女,254-0993,神奈川県,つむぎ市,糸川,2-3,
    104,502,世帯主,髙﨑,正一,タカサキ,ショウイチ,1938-02-11,男,254-0991,神奈川県,つむぎ市,本町,3-12-5,紡ハイツ203

    """

  var feature: ResidentsFeature {
    ResidentsFeature(town: town, audit: audit, accounts: accounts, staff: SampleStaff(), trail: audit)
  }
  let accounts = SampleAccounts()
  var commands: ResidentCommands { ResidentCommands(feature) }
  var desk: ResidentDesk { feature.desk }

  /// Puts `text` into a file and imports it.
  @discardableResult
  func take(_ text: String = ResidentsTown.extract, _ options: ResidentCommands.Options = .init()) async throws
    -> CommandOutcome
  {
    try await take(bytes: Array(text.utf8), options)
  }

  @discardableResult
  func take(bytes: [UInt8], _ options: ResidentCommands.Options = .init()) async throws -> CommandOutcome {
    let file = FileManager.default.temporaryDirectory.appending(path: "extract-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let outcome = try await commands.import(file: file.path, options)
    return CommandOutcome(
      outcome.lines.map { $0.replacing(file.path, with: "extract.csv") }, status: outcome.status)
  }

  func person(_ number: String) async throws -> KnownResident {
    let desk = desk
    return try await town.database.read { tx in
      guard let person = try desk.store.lookUp(number: number, in: tx) else { throw ResidentsProblem.notFound }
      return person
    }
  }

  func count(_ table: SQLText) async throws -> Int {
    try await town.database.read { tx in try tx.count("SELECT count(*) AS n FROM " + table) }
  }
}

func withResidents(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (ResidentsTown) async throws -> Void
) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: ResidentsFeature.migrations) { town in
    try await body(ResidentsTown(town: town, clock: clock, audit: RecordingAudit(clock)))
  }
}

/// The same with pages in front of an officer.
func withResidentPages(
  _ engine: Engine = .sqlite, officer: Officer = ResidentsTown.officer,
  _ body: @escaping @Sendable (TestClient, ResidentsTown) async throws -> Void
) async throws {
  try await withResidents(engine) { place in
    try await place.take()
    place.audit.forget()
    try await withSite(place.town, features: [place.feature], officers: FixedOfficer(officer)) { client in
      try await body(client, place)
    }
  }
}
