import Kernel
import Ports
import Storage
import Vault
import Web

/// The one writer of the log. Two statements an entry: read the head, then write the entry and move the head.
public struct AuditLog: AuditPort {
  private let vault: Vault
  private let world: World

  public init(vault: Vault, world: World) { (self.vault, self.world) = (vault, world) }
  public init(town: Town) { self.init(vault: town.vault, world: town.world) }

  /// Appends `entry` with the world's time. Writes of one town happen one after another, so the head cannot move
  /// between the two statements; were that ever broken, the key of the table refuses the second entry.
  /// - Throws: ``AuditProblem/logDamaged`` when the head does not let the log go on.
  public func record(_ entry: AuditEntry, in tx: any Transaction) throws {
    guard let row = try tx.firstRow("SELECT last_seq, hash, seal FROM audit_entry WHERE seq = 0")
    else { throw AuditProblem.logDamaged }
    let head = try AuditHead(row: row)
    let record = AuditRecord(
      seq: head.last.seq + 1, at: world.now, actor: entry.actor.text, action: entry.action, subject: entry.subject,
      details: AuditDetails.json(entry.details), previousHash: head.last.hash)
    try append(record, in: tx)
  }

  private func append(_ record: AuditRecord, in tx: any Transaction) throws {
    let last = AuditAnchor(seq: record.seq, hash: record.hash)
    let seal = AuditHead.seal(of: last, vault: vault)
    // Only the head may be updated: when the entry's own number is taken, one row is written and not two.
    let written = try tx.run("""
      INSERT INTO audit_entry (seq, at, actor, action, subject, details, previous_hash, hash, last_seq, seal)
      VALUES (\(record.seq), \(record.at), \(record.actor), \(record.action), \(record.subject), \(record.details),
        \(record.previousHash), \(last.hash), NULL, NULL),
        (0, 0, '', '', '', '', '', \(last.hash), \(last.seq), \(seal))
      ON CONFLICT (seq) DO UPDATE SET hash = excluded.hash, last_seq = excluded.last_seq, seal = excluded.seal
      WHERE audit_entry.seq = 0
      """)
    guard written == 2 else { throw AuditProblem.logDamaged }
  }
}
