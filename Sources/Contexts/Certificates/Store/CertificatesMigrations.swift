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
  },
  Migration("certificates-0002-department-reason-replacement-number") { tx in
    try tx.run("ALTER TABLE certificates_certificate ADD COLUMN department TEXT")
    try tx.run("""
      ALTER TABLE certificates_certificate ADD COLUMN revoked_because TEXT
        CHECK (revoked_because IN ('issued-in-error', 'facts-changed', 'replaced', 'other'))
      """)
    try tx.run("""
      ALTER TABLE certificates_certificate ADD COLUMN replaced_by TEXT REFERENCES certificates_certificate (id)
        CHECK (replaced_by IS NULL OR revoked_at IS NOT NULL)
      """)
    try tx.run("CREATE UNIQUE INDEX certificates_certificate_replaced ON certificates_certificate (replaced_by)")
    try tx.run("ALTER TABLE certificates_certificate ADD COLUMN number_key TEXT NOT NULL DEFAULT ''")
    for row in try tx.rows("SELECT id, number FROM certificates_certificate") {
      let key = NumberKey(try row.text("number")).text
      try tx.run("UPDATE certificates_certificate SET number_key = \(key) WHERE id = \(try row.text("id"))")
    }
    // One index for each order of the list.
    try tx.run("CREATE INDEX certificates_certificate_by_issue ON certificates_certificate (issued_on, id)")
    try tx.run("CREATE INDEX certificates_certificate_by_number ON certificates_certificate (number_key, id)")
  },
]
