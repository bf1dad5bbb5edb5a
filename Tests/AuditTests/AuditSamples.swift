import Audit
import Kernel
import Ports
import Storage
import TestSupport
import Vault
import Web
import WebTestSupport

extension AuditEntry {
  static func sample(_ number: Int = 1, actor: AuditActor = .officer("o-1")) -> AuditEntry {
    AuditEntry(
      actor: actor, action: "cases.case-viewed", subject: "case:\(number)",
      details: ["state": "submitted", "n": "\(number)"])
  }
}

/// A town with its audit log and `count` entries in it.
func withLog(
  _ engine: Engine = .sqlite, entries count: Int = 0, clock: TestClock = TestClock(),
  _ body: (Town, AuditLog) async throws -> Void
) async throws {
  try await withTown(engine, clock: clock, migrations: AuditFeature.migrations) { town in
    let log = AuditLog(town: town)
    for number in 0..<count {
      clock.advance(seconds: 1)
      try await town.database.write { tx in try log.record(.sample(number + 1), in: tx) }
    }
    try await body(town, log)
  }
}

/// Counts statements on their way to the engine.
final class CountingTransaction: Transaction {
  private let inner: any Transaction
  private(set) var statements = 0

  init(_ inner: any Transaction) { self.inner = inner }

  func rows(_ sql: SQLText) throws(StorageError) -> [SQLRow] {
    statements += 1
    return try inner.rows(sql)
  }

  func run(_ sql: SQLText) throws(StorageError) -> Int {
    statements += 1
    return try inner.run(sql)
  }

  func forEachRow(_ sql: SQLText, _ body: (SQLRow) throws -> Void) throws {
    statements += 1
    try inner.forEachRow(sql, body)
  }
}

/// SplitMix64: the same numbers for the same seed on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
