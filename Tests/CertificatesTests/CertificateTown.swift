import Kernel
import Ports
import Storage
import Synchronization
import TestSupport
import Web
import WebTestSupport

@testable import Certificates

/// A town that has given out one certificate.
struct CertificateTown: Sendable {
  static let caseID = "01900000-0000-7000-8000-00000000000c"

  let town: Town
  let clock: TestClock
  let audit = RecordingAudit()
  var feature: CertificatesFeature { CertificatesFeature(town: town, audit: audit) }

  /// Issues a certificate and gives its code.
  /// - Parameter replaced: the code of the one it takes the place of.
  @discardableResult func issue(
    number: String = "つ防 第12号", department: String = "disaster-prevention", replacing replaced: String? = nil
  ) async throws -> String {
    let facts = CertificateFacts(
      title: "罹災証明書", number: number, issuedOn: town.world.today, digest: Array(repeating: 7, count: 32))
    let port = feature.port
    let address = try await town.database.write { tx in
      try port.issue(
        facts, of: CertificateOrigin(caseID: Self.caseID, department: department),
        replacing: replaced.map { Self.address + $0 }, in: tx)
    }
    return String(address.dropFirst(Self.address.count))
  }

  static let address = "https://tsumugi.example.jp/verify/"

  func revoke(_ code: String, reason: RevocationReason = .factsChanged) async throws {
    let port = feature.port
    try await town.database.write { tx in
      try port.revoke(
        Self.address + code, reason: reason, words: "紡木さんの申出による", by: .officer("o"), in: tx)
    }
  }

  func verdict(on code: String) async throws -> Verdict { try await feature.register.verdict(on: code) }
}

func withCertificates(_ engine: Engine = .sqlite, _ body: (CertificateTown) async throws -> Void) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: CertificatesFeature.migrations) { town in
    try await body(CertificateTown(town: town, clock: clock))
  }
}

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}
