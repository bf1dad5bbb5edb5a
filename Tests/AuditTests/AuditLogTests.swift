import Audit
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("The audit log") struct AuditLogTests {
  @Test("an entry costs two statements", arguments: Engine.available)
  func twoStatements(engine: Engine) async throws {
    try await withLog(engine, entries: 3) { town, log in
      let statements = try await town.database.write { tx in
        let counting = CountingTransaction(tx)
        try log.record(.sample(4), in: counting)
        return counting.statements
      }
      #expect(statements == 2)
    }
  }

  @Test("entries are numbered without gaps and each names the hash before it", arguments: Engine.available)
  func chain(engine: Engine) async throws {
    try await withLog(engine, entries: 3) { town, _ in
      let rows = try await town.database.read { tx in
        try tx.rows("SELECT * FROM audit_entry WHERE seq > 0 ORDER BY seq").map {
          (
            seq: try $0.int("seq"), at: try $0.int("at"), previous: try $0.text("previous_hash"),
            hash: try $0.text("hash")
          )
        }
      }
      #expect(rows.map(\.seq) == [1, 2, 3])
      #expect(rows.map(\.at) == [1, 2, 3].map { 1_795_219_200_000 + $0 * 1000 })
      #expect(rows[0].previous == AuditRecord.beginning)
      #expect(rows[1].previous == rows[0].hash && rows[2].previous == rows[1].hash)
    }
  }

  @Test("a change that is undone leaves no entry and no gap", arguments: Engine.available)
  func undone(engine: Engine) async throws {
    struct Undo: Error {}
    try await withLog(engine, entries: 2) { town, log in
      await #expect(throws: Undo.self) {
        try await town.database.write { tx in
          try log.record(.sample(), in: tx)
          throw Undo()
        }
      }
      try await town.database.write { tx in try log.record(.sample(3), in: tx) }
      let verdict = try await AuditVerifier.verify(town.database, vault: town.vault)
      guard case .whole(let last) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(last.seq == 3)
    }
  }

  @Test("entries written at the same time all get a place", arguments: Engine.available)
  func together(engine: Engine) async throws {
    try await withLog(engine) { town, log in
      let database = town.database
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<50 {
          group.addTask { try await database.write { tx in try log.record(.sample(number), in: tx) } }
        }
        try await group.waitForAll()
      }
      let verdict = try await AuditVerifier.verify(database, vault: town.vault)
      guard case .whole(let last) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(last.seq == 50)
    }
  }

  @Test("nothing is written any more when the head is gone", arguments: Engine.available)
  func headGone(engine: Engine) async throws {
    try await withLog(engine, entries: 2) { town, log in
      try await town.database.write { tx in try tx.run("DELETE FROM audit_entry WHERE seq = 0") }
      await #expect(throws: AuditProblem.logDamaged) {
        try await town.database.write { tx in try log.record(.sample(), in: tx) }
      }
    }
  }

  @Test("an entry is never written over another", arguments: Engine.available)
  func neverOver(engine: Engine) async throws {
    try await withLog(engine, entries: 3) { town, log in
      try await town.database.write { tx in try tx.run("UPDATE audit_entry SET last_seq = 1 WHERE seq = 0") }
      await #expect(throws: AuditProblem.logDamaged) {
        try await town.database.write { tx in try log.record(.sample(99), in: tx) }
      }
      let subject = try await town.database.read { tx in
        try tx.firstRow("SELECT subject FROM audit_entry WHERE seq = 2")?.text("subject")
      }
      #expect(subject == "case:2")
    }
  }
}
