import Storage

/// Append only. A shipped migration is never edited.
let staffMigrations: [Migration] = [
  Migration("staff-0001-create-officer") { tx in
    try tx.run("""
      CREATE TABLE staff_officer (
        id                   TEXT PRIMARY KEY,
        sign_in_name         TEXT NOT NULL UNIQUE CHECK (length(sign_in_name) BETWEEN 3 AND 64),
        name                 TEXT NOT NULL CHECK (length(name) > 0),
        kana                 TEXT NOT NULL,
        search_text          TEXT NOT NULL,
        mail                 TEXT NOT NULL,
        password_hash        TEXT NOT NULL,
        must_change_password BIGINT NOT NULL CHECK (must_change_password IN (0, 1)),
        totp_secret          \(.bytes),
        totp_last_counter    BIGINT NOT NULL DEFAULT 0,
        disabled_at          BIGINT,
        created_at           BIGINT NOT NULL
      )
      """)
    try tx.run("""
      CREATE TABLE staff_post (
        officer_id TEXT NOT NULL REFERENCES staff_officer (id),
        department TEXT NOT NULL,
        role       TEXT NOT NULL
          CHECK (role IN ('clerk', 'decider', 'department-admin', 'town-admin', 'auditor')),
        PRIMARY KEY (officer_id, department, role),
        CHECK (department = '*' OR role NOT IN ('town-admin', 'auditor'))
      )
      """)
    try tx.run("CREATE INDEX staff_post_department ON staff_post (department)")
  },
  Migration("staff-0002-create-session") { tx in
    try tx.run("""
      CREATE TABLE staff_session (
        code         TEXT PRIMARY KEY,
        id           TEXT NOT NULL UNIQUE,
        officer_id   TEXT NOT NULL REFERENCES staff_officer (id),
        started_at   BIGINT NOT NULL,
        last_seen_at BIGINT NOT NULL,
        ends_at      BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX staff_session_officer ON staff_session (officer_id)")
    try tx.run("""
      CREATE TABLE staff_challenge (
        code        TEXT PRIMARY KEY,
        officer_id  TEXT NOT NULL REFERENCES staff_officer (id),
        stage       TEXT NOT NULL CHECK (stage IN ('code', 'enrolment', 'new-password')),
        return_path TEXT NOT NULL,
        totp_secret \(.bytes),
        ends_at     BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX staff_challenge_officer ON staff_challenge (officer_id)")
    try tx.run("""
      CREATE TABLE staff_recovery_code (
        officer_id TEXT NOT NULL REFERENCES staff_officer (id),
        code_hash  TEXT NOT NULL,
        used_at    BIGINT,
        PRIMARY KEY (officer_id, code_hash)
      )
      """)
  },
  Migration("staff-0003-add-registrar") { tx in
    try tx.run("""
      CREATE TABLE staff_post_with_registrar (
        officer_id TEXT NOT NULL REFERENCES staff_officer (id),
        department TEXT NOT NULL,
        role       TEXT NOT NULL
          CHECK (role IN ('clerk', 'decider', 'department-admin', 'town-admin', 'registrar', 'auditor')),
        PRIMARY KEY (officer_id, department, role),
        CHECK (department = '*' OR role NOT IN ('town-admin', 'auditor'))
      )
      """)
    try tx.run("""
      INSERT INTO staff_post_with_registrar (officer_id, department, role)
      SELECT officer_id, department, role FROM staff_post
      """)
    try tx.run("DROP TABLE staff_post")
    try tx.run("ALTER TABLE staff_post_with_registrar RENAME TO staff_post")
    try tx.run("CREATE INDEX staff_post_department ON staff_post (department)")
  },
  Migration("staff-0004-add-engineer") { tx in
    try tx.run("""
      CREATE TABLE staff_post_with_engineer (
        officer_id TEXT NOT NULL REFERENCES staff_officer (id),
        department TEXT NOT NULL,
        role       TEXT NOT NULL CHECK
          (role IN ('clerk', 'decider', 'department-admin', 'town-admin', 'registrar', 'engineer', 'auditor')),
        PRIMARY KEY (officer_id, department, role),
        CHECK (department = '*' OR role NOT IN ('town-admin', 'engineer', 'auditor'))
      )
      """)
    try tx.run("""
      INSERT INTO staff_post_with_engineer (officer_id, department, role)
      SELECT officer_id, department, role FROM staff_post
      """)
    try tx.run("DROP TABLE staff_post")
    try tx.run("ALTER TABLE staff_post_with_engineer RENAME TO staff_post")
    try tx.run("CREATE INDEX staff_post_department ON staff_post (department)")
  },
  Migration("staff-0005-add-author") { tx in
    try tx.run("""
      CREATE TABLE staff_post_with_author (
        officer_id TEXT NOT NULL REFERENCES staff_officer (id),
        department TEXT NOT NULL,
        role       TEXT NOT NULL CHECK
          (role IN ('clerk', 'decider', 'department-admin', 'town-admin', 'registrar', 'engineer', 'author', 'auditor')),
        PRIMARY KEY (officer_id, department, role),
        CHECK (department = '*' OR role NOT IN ('town-admin', 'engineer', 'auditor'))
      )
      """)
    try tx.run("""
      INSERT INTO staff_post_with_author (officer_id, department, role)
      SELECT officer_id, department, role FROM staff_post
      """)
    try tx.run("DROP TABLE staff_post")
    try tx.run("ALTER TABLE staff_post_with_author RENAME TO staff_post")
    try tx.run("CREATE INDEX staff_post_department ON staff_post (department)")
  },
]
