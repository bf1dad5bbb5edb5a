import Storage

/// Append only. A shipped migration is never edited.
let noticesMigrations: [Migration] = [
  Migration("notices-0001-create-mail") { tx in
    try tx.run("""
      CREATE TABLE notices_mail (
        id            TEXT PRIMARY KEY,
        recipient     \(.bytes) NOT NULL,
        subject       \(.bytes) NOT NULL,
        body          \(.bytes) NOT NULL,
        about         TEXT NOT NULL,
        occasion      TEXT NOT NULL,
        state         TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'given-up', 'cancelled')),
        attempts      BIGINT NOT NULL CHECK (attempts >= 0),
        next_at       BIGINT NOT NULL,
        created_at    BIGINT NOT NULL,
        sent_at       BIGINT,
        last_problem  TEXT,
        CHECK ((sent_at IS NOT NULL) = (state = 'sent'))
      )
      """)
    try tx.run("CREATE INDEX notices_mail_due ON notices_mail (next_at, id) WHERE state = 'waiting'")
    try tx.run("CREATE INDEX notices_mail_state ON notices_mail (state, created_at)")
  }
]
