import Storage

/// Append only. A shipped migration is never edited.
let identityMigrations: [Migration] = [
  Migration("identity-0001-create-account-session-pending") { tx in
    // `mail_code` is a keyed code of the address: found without being readable, and one account an address.
    try tx.run("""
      CREATE TABLE identity_account (
        id         TEXT PRIMARY KEY,
        mail       \(.bytes) NOT NULL,
        mail_code  TEXT NOT NULL UNIQUE,
        language   TEXT NOT NULL CHECK (language IN ('ja', 'easy-ja', 'en')),
        created_at BIGINT NOT NULL
      )
      """)
    try tx.run("""
      CREATE TABLE identity_session (
        code         TEXT PRIMARY KEY,
        id           TEXT NOT NULL UNIQUE,
        account_id   TEXT NOT NULL REFERENCES identity_account (id) ON DELETE CASCADE,
        method       TEXT NOT NULL,
        started_at   BIGINT NOT NULL,
        last_seen_at BIGINT NOT NULL,
        ends_at      BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX identity_session_account ON identity_session (account_id)")
    // An address that somebody is about to prove is theirs: to sign in, or as the new address of an account.
    try tx.run("""
      CREATE TABLE identity_pending (
        code           TEXT PRIMARY KEY,
        account_id     TEXT REFERENCES identity_account (id) ON DELETE CASCADE,
        mail           \(.bytes) NOT NULL,
        mail_code      TEXT NOT NULL,
        digits         TEXT NOT NULL,
        tries          BIGINT NOT NULL CHECK (tries >= 0),
        digits_ends_at BIGINT NOT NULL,
        confirmed_at   BIGINT,
        return_path    TEXT NOT NULL,
        ends_at        BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX identity_pending_account ON identity_pending (account_id) WHERE account_id IS NOT NULL")
    try tx.run("CREATE INDEX identity_pending_end ON identity_pending (ends_at)")
  },
  Migration("identity-0002-create-counter-code") { tx in
    // What somebody shows at the counter, so that an officer finds the account.
    try tx.run("""
      CREATE TABLE identity_counter_code (
        account_id TEXT PRIMARY KEY REFERENCES identity_account (id) ON DELETE CASCADE,
        code       \(.bytes) NOT NULL,
        code_code  TEXT NOT NULL UNIQUE,
        ends_at    BIGINT NOT NULL
      )
      """)
  },
]
