import Storage

/// Append only. A shipped migration is never edited.
let certificatesMigrations: [Migration] = [
  Migration("certificates-0001-create-certificate") { tx in
    try tx.run("""
      CREATE TABLE certificates_certificate (
        id             TEXT PRIMARY KEY,
        case_id        TEXT NOT NULL,
        title          TEXT NOT NULL CHECK (length(title) > 0),
        number         TEXT NOT NULL CHECK (length(number) > 0),
        issued_on      TEXT NOT NULL,
        digest         \(.bytes) NOT NULL,
        revoked_at     BIGINT,
        revoked_reason \(.bytes),
        CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
      )
      """)
    try tx.run("CREATE INDEX certificates_certificate_case ON certificates_certificate (case_id)")
  }
]
