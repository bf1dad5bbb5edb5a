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
        state         TEXT NOT NULL CHECK (state IN ('waiting', 'failed', 'given-up', 'sent', 'withheld')),
        attempts      BIGINT NOT NULL CHECK (attempts >= 0),
        next_at       BIGINT NOT NULL,
        claimed_until BIGINT,
        created_at    BIGINT NOT NULL,
        changed_at    BIGINT NOT NULL,
        sent_at       BIGINT,
        last_problem  TEXT,
        CHECK ((sent_at IS NOT NULL) = (state = 'sent')),
        CHECK (claimed_until IS NULL OR state IN ('waiting', 'failed')),
        CHECK (last_problem IS NOT NULL OR state NOT IN ('failed', 'given-up'))
      )
      """)
    // What the worker asks for every second, whatever else the table holds.
    try tx.run("""
      CREATE INDEX notices_mail_due ON notices_mail (next_at, id) WHERE state IN ('waiting', 'failed')
      """)
    try tx.run("CREATE INDEX notices_mail_by_state ON notices_mail (state, changed_at, id)")
  },
  Migration("notices-0002-mails-that-end") { tx in
    // A mail with a code is of no use once the code has ended: `ends_at`, and the state of those that came too late.
    try tx.run("""
      CREATE TABLE notices_mail_ending (
        id            TEXT PRIMARY KEY,
        recipient     \(.bytes) NOT NULL,
        subject       \(.bytes) NOT NULL,
        body          \(.bytes) NOT NULL,
        about         TEXT NOT NULL,
        occasion      TEXT NOT NULL,
        state         TEXT NOT NULL CHECK (state IN ('waiting', 'failed', 'given-up', 'sent', 'withheld', 'expired')),
        attempts      BIGINT NOT NULL CHECK (attempts >= 0),
        next_at       BIGINT NOT NULL,
        claimed_until BIGINT,
        created_at    BIGINT NOT NULL,
        changed_at    BIGINT NOT NULL,
        sent_at       BIGINT,
        last_problem  TEXT,
        ends_at       BIGINT,
        CHECK ((sent_at IS NOT NULL) = (state = 'sent')),
        CHECK (claimed_until IS NULL OR state IN ('waiting', 'failed')),
        CHECK (last_problem IS NOT NULL OR state NOT IN ('failed', 'given-up')),
        CHECK (ends_at IS NOT NULL OR state <> 'expired')
      )
      """)
    try tx.run("""
      INSERT INTO notices_mail_ending (id, recipient, subject, body, about, occasion, state, attempts, next_at,
        claimed_until, created_at, changed_at, sent_at, last_problem)
      SELECT id, recipient, subject, body, about, occasion, state, attempts, next_at, claimed_until, created_at,
        changed_at, sent_at, last_problem
      FROM notices_mail
      """)
    try tx.run("DROP TABLE notices_mail")
    try tx.run("ALTER TABLE notices_mail_ending RENAME TO notices_mail")
    try tx.run("""
      CREATE INDEX notices_mail_due ON notices_mail (next_at, id) WHERE state IN ('waiting', 'failed')
      """)
    try tx.run("CREATE INDEX notices_mail_by_state ON notices_mail (state, changed_at, id)")
  },
]
