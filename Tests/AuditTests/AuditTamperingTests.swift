import Audit
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@Suite("A log that someone changed") struct AuditTamperingTests {
  static let count = 6

  static let columns: [(name: String, change: SQLText)] = [
    ("at", "at = at + 1"), ("actor", "actor = 'officer:x'"), ("action", "action = 'cases.case-closed'"),
    ("subject", "subject = 'case:x'"), ("details", "details = '{}'"),
    ("previous_hash", "previous_hash = 'x'"), ("hash", "hash = \(String(repeating: "a", count: 64))"),
  ]

  @Test("every column of every entry is watched", arguments: Engine.available)
  func everyColumn(engine: Engine) async throws {
    for (name, change) in Self.columns {
      for seq in 1...Self.count {
        let verdict = try await Self.verdict(engine, after: ["UPDATE audit_entry SET \(change) WHERE seq = \(seq)"])
        #expect(verdict == .broken(.altered(seq: seq)), "\(name) of \(seq)")
      }
    }
  }

  @Test("every column of the head is watched", arguments: Engine.available)
  func head(engine: Engine) async throws {
    for (name, change) in Self.columns {
      let verdict = try await Self.verdict(engine, after: ["UPDATE audit_entry SET \(change) WHERE seq = 0"])
      #expect(verdict == .broken(.headAltered), "\(name)")
    }
    #expect(try await Self.verdict(engine, after: ["DELETE FROM audit_entry WHERE seq = 0"]) == .broken(.headAltered))
    #expect(
      try await Self.verdict(engine, after: ["UPDATE audit_entry SET last_seq = 9 WHERE seq = 0"])
        == .broken(.truncated(last: 6, written: 9)))
    #expect(
      try await Self.verdict(engine, after: ["UPDATE audit_entry SET last_seq = 4 WHERE seq = 0"])
        == .broken(.added(seq: 5)))
    #expect(
      try await Self.verdict(engine, after: ["UPDATE audit_entry SET seal = 'x' WHERE seq = 0"])
        == .broken(.rewritten(seq: 6)))
  }

  @Test("a removed entry is named", arguments: Engine.available)
  func removed(engine: Engine) async throws {
    for seq in 1..<Self.count {
      let verdict = try await Self.verdict(engine, after: ["DELETE FROM audit_entry WHERE seq = \(seq)"])
      #expect(verdict == .broken(.missing(seq: seq)))
    }
  }

  @Test("entries cut off at the end are told from the head", arguments: Engine.available)
  func cutOff(engine: Engine) async throws {
    for last in 0..<Self.count {
      let verdict = try await Self.verdict(engine, after: ["DELETE FROM audit_entry WHERE seq > \(last)"])
      #expect(verdict == .broken(.truncated(last: last, written: Self.count)))
    }
  }

  @Test("two entries that changed places are named", arguments: Engine.available)
  func swapped(engine: Engine) async throws {
    let verdict = try await Self.verdict(engine, after: Self.swap(2, 5))
    #expect(verdict == .broken(.reordered(seq: 2, writtenAs: 5)))
  }

  @Test("an entry put behind the last is named", arguments: Engine.available)
  func added(engine: Engine) async throws {
    let verdict = try await Self.verdict(engine, after: ["""
      INSERT INTO audit_entry (seq, at, actor, action, subject, details, previous_hash, hash)
      SELECT 7, at, actor, action, subject, details, hash, hash FROM audit_entry WHERE seq = 6
      """])
    #expect(verdict == .broken(.added(seq: 7)))
  }

  @Test("an entry written anew together with its hash no longer fits the next", arguments: Engine.available)
  func oneRewritten(engine: Engine) async throws {
    try await withLog(engine, entries: Self.count) { town, _ in
      try await town.database.write { tx in
        let row = try tx.rows("SELECT * FROM audit_entry WHERE seq = 3")[0]
        let record = AuditRecord(
          seq: 3, at: try row.instant("at"), actor: try row.text("actor"), action: try row.text("action"),
          subject: "case:forged", details: try row.text("details"), previousHash: try row.text("previous_hash"))
        try tx.run("UPDATE audit_entry SET subject = \(record.subject), hash = \(record.hash) WHERE seq = 3")
      }
      #expect(try await AuditVerifier.verify(town.database, vault: town.vault) == .broken(.altered(seq: 4)))
    }
  }

  @Test("a tail written anew without the town's keys is told by the seal", arguments: Engine.available)
  func rewrittenWithoutKeys(engine: Engine) async throws {
    try await withLog(engine, entries: Self.count) { town, _ in
      try await Self.rewriteTail(of: town, from: 4, seal: nil)
      #expect(try await AuditVerifier.verify(town.database, vault: town.vault) == .broken(.rewritten(seq: 6)))
      guard case .whole = try await AuditVerifier.verify(town.database) else {
        Issue.record("without seal and anchor such a chain fits in itself: the test rewrote it wrongly")
        return
      }
    }
  }

  @Test("a tail written anew with the town's keys is told by an anchor", arguments: Engine.available)
  func rewrittenWithKeys(engine: Engine) async throws {
    try await withLog(engine, entries: Self.count) { town, log in
      guard case .whole(let anchor) = try await AuditVerifier.verify(town.database, vault: town.vault) else {
        Issue.record("the log is whole before it is changed")
        return
      }
      try await Self.rewriteTail(of: town, from: 4, seal: town.vault)
      try await town.database.write { tx in try log.record(.sample(7), in: tx) }
      guard case .whole = try await AuditVerifier.verify(town.database, vault: town.vault) else {
        Issue.record("with the keys the chain and its seal fit")
        return
      }
      let verdict = try await AuditVerifier.verify(town.database, vault: town.vault, anchor: anchor)
      #expect(verdict == .broken(.rewritten(seq: 6)))
    }
  }

  @Test("a log that ends before the anchor was cut off")
  func shorterThanAnchor() async throws {
    try await withLog(entries: 3) { town, _ in
      let anchor = AuditAnchor(seq: 9, hash: AuditRecord.beginning)
      let verdict = try await AuditVerifier.verify(town.database, vault: town.vault, anchor: anchor)
      #expect(verdict == .broken(.truncated(last: 3, written: 9)))
    }
  }

  @Test("an empty log is whole, and so is a long one that nobody touched", arguments: [0, 1, 300])
  func untouched(count: Int) async throws {
    try await withLog(entries: count) { town, _ in
      let verdict = try await AuditVerifier.verify(town.database, vault: town.vault)
      guard case .whole(let last) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(last.seq == count)
    }
  }

  @Test("whatever is changed, the first place is named", arguments: 0..<60)
  func anyMutation(seed: Int) async throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let count = Int.random(in: 2...14, using: &numbers)
    let seq = Int.random(in: 1...count, using: &numbers)
    let (statements, expected): ([SQLText], AuditBreak)
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0:
      let column = Self.columns.randomElement(using: &numbers) ?? Self.columns[0]
      (statements, expected) = (["UPDATE audit_entry SET \(column.change) WHERE seq = \(seq)"], .altered(seq: seq))
    case 1:
      statements = ["DELETE FROM audit_entry WHERE seq = \(seq)"]
      expected = seq == count ? .truncated(last: count - 1, written: count) : .missing(seq: seq)
    case 2:
      let first = Int.random(in: 1..<count, using: &numbers)
      let second = Int.random(in: first + 1...count, using: &numbers)
      (statements, expected) = (Self.swap(first, second), .reordered(seq: first, writtenAs: second))
    default:
      statements = ["DELETE FROM audit_entry WHERE seq >= \(seq)"]
      expected = .truncated(last: seq - 1, written: count)
    }
    #expect(try await Self.verdict(.sqlite, entries: count, after: statements) == .broken(expected))
  }

  private static func swap(_ first: Int, _ second: Int) -> [SQLText] {
    [(first, 1_000_000), (second, first), (1_000_000, second)].map { from, to in
      "UPDATE audit_entry SET seq = \(to) WHERE seq = \(from)"
    }
  }

  private static func verdict(
    _ engine: Engine, entries: Int = count, after statements: [SQLText]
  ) async throws -> AuditVerdict? {
    var verdict: AuditVerdict?
    try await withLog(engine, entries: entries) { town, _ in
      try await town.database.write { tx in for statement in statements { try tx.run(statement) } }
      verdict = try await AuditVerifier.verify(town.database, vault: town.vault)
    }
    return verdict
  }

  /// Writes every entry from `start` anew with another subject, and a head that fits.
  /// - Parameter seal: makes the seal as well, as someone with the keys could.
  private static func rewriteTail(of town: Town, from start: Int, seal: Vault?) async throws {
    try await town.database.write { tx in
      let rows = try tx.rows("SELECT * FROM audit_entry WHERE seq >= \(start - 1) ORDER BY seq")
      var last = AuditAnchor(seq: start - 1, hash: try rows[0].text("hash"))
      for row in rows.dropFirst() {
        let record = AuditRecord(
          seq: try row.int("seq"), at: try row.instant("at"), actor: try row.text("actor"),
          action: try row.text("action"), subject: "case:forged", details: try row.text("details"),
          previousHash: last.hash)
        last = AuditAnchor(seq: record.seq, hash: record.hash)
        try tx.run("""
          UPDATE audit_entry
          SET subject = \(record.subject), previous_hash = \(record.previousHash), hash = \(record.hash)
          WHERE seq = \(record.seq)
          """)
      }
      try tx.run("UPDATE audit_entry SET hash = \(last.hash) WHERE seq = 0")
      guard let seal else { return }
      try tx.run("UPDATE audit_entry SET seal = \(seal.code(.audit, text: last.text)) WHERE seq = 0")
    }
  }
}
