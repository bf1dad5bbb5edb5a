import Storage

/// Append only. A shipped migration is never edited.
let auditMigrations: [Migration] = [
  Migration("audit-0001-create-entry") { tx in
    // Row 0 is the head: how far the log goes and the hash of its last entry. It stands in the same table so that
    // one INSERT writes an entry and moves the head.
    try tx.run("""
      CREATE TABLE audit_entry (
        seq           BIGINT PRIMARY KEY CHECK (seq >= 0),
        at            BIGINT NOT NULL,
        actor         TEXT NOT NULL,
        action        TEXT NOT NULL,
        subject       TEXT NOT NULL,
        details       TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash          TEXT NOT NULL CHECK (length(hash) = 64),
        last_seq      BIGINT,
        seal          TEXT,
        CHECK ((seq = 0) = (last_seq IS NOT NULL)),
        CHECK ((seq = 0) = (seal IS NOT NULL))
      ) \(.keptByKey)
      """)
    try tx.run("CREATE INDEX audit_entry_actor ON audit_entry (actor, seq)")
    try tx.run("CREATE INDEX audit_entry_subject ON audit_entry (subject, seq)")
    try tx.run("CREATE INDEX audit_entry_at ON audit_entry (at)")
    try tx.run("""
      INSERT INTO audit_entry (seq, at, actor, action, subject, details, previous_hash, hash, last_seq, seal)
      VALUES (0, 0, '', '', '', '', '', \(AuditRecord.beginning), 0, '')
      """)
  }
]
