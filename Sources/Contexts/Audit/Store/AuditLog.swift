import Kernel
import Ports
import Storage
import Synchronization
import Vault
import Web

/// The one writer of the log.
///
/// Mostly one statement an entry: it writes the entry and moves the head, on condition that the head is where this
/// process left it. When it is not (another process wrote meanwhile, a transaction was undone) the head is read first.
public final class AuditLog: AuditPort {
  private let vault: Vault
  private let world: World
  private let leftAt = Mutex<AuditAnchor?>(nil)

  public init(vault: Vault, world: World) { (self.vault, self.world) = (vault, world) }
  public convenience init(town: Town) { self.init(vault: town.vault, world: town.world) }

  /// Appends `entry` with the world's time. Writes of one town happen one after another, so the head cannot move while
  /// this runs; were that ever broken, the key of the table refuses the second entry.
  /// - Throws: ``AuditProblem/logDamaged`` when the head does not let the log go on.
  public func record(_ entry: AuditEntry, in tx: any Transaction) throws {
    if let head = leftAt.withLock(\.self), try append(entry, after: head, in: tx) { return }
    guard let row = try tx.firstRow("SELECT last_seq, hash, seal FROM audit_entry WHERE seq = 0"),
      try append(entry, after: AuditHead(row: row).last, in: tx)
    else { throw AuditProblem.logDamaged }
  }

  /// - Returns: whether it was written: `false`, and nothing is, when the head stands elsewhere.
  private func append(_ entry: AuditEntry, after head: AuditAnchor, in tx: any Transaction) throws -> Bool {
    let record = AuditRecord(
      seq: head.seq + 1, at: world.now, actor: entry.actor.text, action: entry.action, subject: entry.subject,
      details: AuditDetails.json(entry.details), previousHash: head.hash)
    let last = AuditAnchor(seq: record.seq, hash: record.hash)
    let seal = AuditHead.seal(of: last, vault: vault)
    // Only the head may be updated: when the entry's own number is taken, one row is written and not two.
    let written = try tx.run("""
      INSERT INTO audit_entry (seq, at, actor, action, subject, details, previous_hash, hash, last_seq, seal)
      SELECT * FROM (
        VALUES (\(record.seq), \(record.at), \(record.actor), \(record.action), \(record.subject), \(record.details),
          \(record.previousHash), \(last.hash), NULL, NULL),
          (0, 0, '', '', '', '', '', \(last.hash), \(last.seq), \(seal))
      ) AS rows
      WHERE EXISTS (SELECT 1 FROM audit_entry WHERE seq = 0 AND last_seq = \(head.seq) AND hash = \(head.hash))
      ON CONFLICT (seq) DO UPDATE SET hash = excluded.hash, last_seq = excluded.last_seq, seal = excluded.seal
      WHERE audit_entry.seq = 0
      """)
    guard written != 0 else { return false }
    guard written == 2 else { throw AuditProblem.logDamaged }
    leftAt.withLock { $0 = last }
    return true
  }
}
