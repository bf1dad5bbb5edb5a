import Kernel
import Storage
import Vault

/// Reads the whole log once, entry by entry, and says whether it is as it was written.
public enum AuditVerifier {
  /// - Parameters:
  ///   - vault: lets it check the seal of the head, which tells a chain that was written anew without the town's keys.
  ///   - anchor: what an earlier verification printed; tells a chain that was written anew with them.
  /// - Complexity: O(n) time; one entry in memory.
  public static func verify(
    _ database: any Database, vault: Vault? = nil, anchor: AuditAnchor? = nil
  ) async throws -> AuditVerdict {
    try await database.read { tx in
      do {
        return .whole(try walk(tx, vault: vault, anchor: anchor))
      } catch let found as AuditBreak {
        return .broken(found)
      }
    }
  }

  private static func walk(_ tx: any Transaction, vault: Vault?, anchor: AuditAnchor?) throws -> AuditAnchor {
    guard let row = try tx.firstRow("SELECT * FROM audit_entry WHERE seq = 0"), let head = try? AuditHead(row: row),
      (try? isPlainHead(row)) == true
    else { throw AuditBreak.headAltered }
    var last = AuditAnchor(seq: 0, hash: AuditRecord.beginning)
    try tx.forEachRow("SELECT * FROM audit_entry WHERE seq <> 0 ORDER BY seq") { row in
      last = try follow(last, with: row, written: head.last.seq)
      if let anchor, anchor.seq == last.seq, anchor.hash != last.hash { throw AuditBreak.rewritten(seq: last.seq) }
    }
    try check(head, at: last, vault: vault, anchor: anchor)
    return last
  }

  /// What the head does not use stays empty.
  private static func isPlainHead(_ row: SQLRow) throws -> Bool {
    let unused = try ["actor", "action", "subject", "details", "previous_hash"].map { try row.text($0) }
    return try row.int("at") == 0 && unused.allSatisfy(\.isEmpty)
  }

  /// Checks one entry against the one before it.
  private static func follow(_ last: AuditAnchor, with row: SQLRow, written: Int) throws(AuditBreak) -> AuditAnchor {
    let expected = last.seq + 1
    guard let record = try? AuditRecord(row: row), let hash = try? row.text("hash"),
      (try? row.textIfPresent("seal")) == .some(nil), (try? row.intIfPresent("last_seq")) == .some(nil)
    else { throw .altered(seq: expected) }
    guard expected <= written else { throw .added(seq: record.seq) }
    guard record.seq == expected else { throw .missing(seq: expected) }
    guard isSameText(record.hash, hash) else { throw reason(record, hash: hash, written: written) }
    guard isSameText(record.previousHash, last.hash) else { throw .altered(seq: expected) }
    return AuditAnchor(seq: expected, hash: hash)
  }

  /// An entry whose hash fits another number was moved; looked for only once, at the first fault.
  private static func reason(_ record: AuditRecord, hash: String, written: Int) -> AuditBreak {
    let home = (1...max(1, written)).first { $0 != record.seq && isSameText(record.moved(to: $0).hash, hash) }
    return home.map { .reordered(seq: record.seq, writtenAs: $0) } ?? .altered(seq: record.seq)
  }

  private static func check(
    _ head: AuditHead, at last: AuditAnchor, vault: Vault?, anchor: AuditAnchor?
  ) throws(AuditBreak) {
    guard last.seq >= head.last.seq else { throw .truncated(last: last.seq, written: head.last.seq) }
    guard isSameText(last.hash, head.last.hash) else { throw .headAltered }
    if let vault {
      let expected = last.seq == 0 ? "" : AuditHead.seal(of: last, vault: vault)
      guard isSameText(head.seal, expected) else { throw .rewritten(seq: last.seq) }
    }
    guard let anchor else { return }
    guard anchor.seq <= last.seq else { throw .truncated(last: last.seq, written: anchor.seq) }
    guard anchor.seq > 0 || anchor.hash == AuditRecord.beginning else { throw .rewritten(seq: 0) }
  }

  /// Byte by byte: `==` would take canonically equivalent texts for the same.
  private static func isSameText(_ left: String, _ right: String) -> Bool {
    isSame(Array(left.utf8), Array(right.utf8))
  }
}
