import Storage

/// Append only. A shipped migration is never edited.
let clientsMigrations: [Migration] = [
  Migration("clients-0001-create-client-and-submission") { tx in
    // Keyed codes of tokens. The one before the last renewal counts a little longer, so that nothing stands still while
    // the new one is put in.
    try tx.run("""
      CREATE TABLE clients_client (
        id             TEXT PRIMARY KEY,
        name           TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
        department     TEXT NOT NULL,
        procedures     TEXT NOT NULL CHECK (length(procedures) > 0),
        calls_a_minute BIGINT NOT NULL CHECK (calls_a_minute BETWEEN 1 AND 600),
        token_code     TEXT NOT NULL UNIQUE,
        former_code    TEXT UNIQUE,
        former_ends_at BIGINT,
        created_at     BIGINT NOT NULL,
        expires_on     TEXT NOT NULL,
        revoked_at     BIGINT,
        last_used_on   TEXT,
        CHECK ((former_code IS NULL) = (former_ends_at IS NULL))
      )
      """)
    // One row a key: what came with it, and the application it became. Keys and bodies stand here as keyed codes.
    try tx.run("""
      CREATE TABLE clients_submission (
        client_id TEXT NOT NULL REFERENCES clients_client (id),
        key_code  TEXT NOT NULL,
        body_code TEXT NOT NULL,
        came_at   BIGINT NOT NULL,
        receipt   TEXT,
        fee_yen   BIGINT,
        PRIMARY KEY (client_id, key_code),
        CHECK ((receipt IS NULL) = (fee_yen IS NULL))
      ) \(.keptByKey)
      """)
  },
  Migration("clients-0002-create-reminder") { tx in
    // Of tokens given before, the day is not known: the day of registration stands in for it.
    try tx.run("ALTER TABLE clients_client ADD COLUMN issued_on TEXT")
    // One row a mail about a token that ends: by it no process sends a second one.
    try tx.run("""
      CREATE TABLE clients_reminder (
        client_id   TEXT NOT NULL REFERENCES clients_client (id),
        expires_on  TEXT NOT NULL,
        days_before BIGINT NOT NULL CHECK (days_before >= 0),
        sent_at     BIGINT NOT NULL,
        mails       BIGINT NOT NULL CHECK (mails > 0),
        PRIMARY KEY (client_id, expires_on, days_before)
      ) \(.keptByKey)
      """)
  },
]
