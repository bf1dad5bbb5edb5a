import Storage

/// Append only. A shipped migration is never edited.
let casesMigrations: [Migration] = [
  Migration("cases-0001-create-draft-and-case") { tx in
    try tx.run("""
      CREATE TABLE cases_draft (
        id           TEXT PRIMARY KEY,
        procedure_id TEXT NOT NULL,
        version      TEXT NOT NULL,
        resume_code  TEXT NOT NULL UNIQUE,
        language     TEXT NOT NULL CHECK (language IN ('ja', 'easy-ja', 'en')),
        typed        \(.bytes) NOT NULL,
        created_at   BIGINT NOT NULL,
        changed_at   BIGINT NOT NULL,
        expires_at   BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX cases_draft_expiry ON cases_draft (expires_at)")
    try tx.run("""
      CREATE TABLE cases_case (
        id           TEXT PRIMARY KEY,
        receipt      TEXT NOT NULL UNIQUE,
        draft_id     TEXT NOT NULL UNIQUE,
        procedure_id TEXT NOT NULL,
        version      TEXT NOT NULL,
        department   TEXT NOT NULL,
        status       TEXT NOT NULL CHECK (status IN
          ('submitted', 'in-review', 'returned', 'granted', 'refused', 'delivered', 'withdrawn')),
        assignee     TEXT,
        serial       BIGINT NOT NULL CHECK (serial > 0),
        received_at  BIGINT NOT NULL,
        due_on       TEXT NOT NULL,
        changed_at   BIGINT NOT NULL,
        decided_at   BIGINT,
        language     TEXT NOT NULL CHECK (language IN ('ja', 'easy-ja', 'en')),
        fee_yen      BIGINT NOT NULL CHECK (fee_yen >= 0),
        revision     BIGINT NOT NULL CHECK (revision > 0),
        party        \(.bytes) NOT NULL,
        CHECK (decided_at IS NOT NULL OR status NOT IN ('granted', 'refused', 'delivered'))
      )
      """)
    // One index for each order and filter of the inbox: the first columns pick, the last ones sort.
    try tx.run("CREATE INDEX cases_case_by_due ON cases_case (department, status, due_on, id)")
    try tx.run("CREATE INDEX cases_case_by_arrival ON cases_case (department, status, received_at, id)")
    try tx.run("CREATE INDEX cases_case_by_procedure ON cases_case (procedure_id, status, due_on, id)")
    try tx.run("CREATE INDEX cases_case_by_assignee ON cases_case (assignee, status, due_on, id)")
  },
  Migration("cases-0002-create-record-event-correction") { tx in
    // Every version of what was applied for; the last one counts, the others explain.
    try tx.run("""
      CREATE TABLE cases_record (
        case_id      TEXT NOT NULL REFERENCES cases_case (id),
        number       BIGINT NOT NULL CHECK (number > 0),
        recorded_at  BIGINT NOT NULL,
        open_part    TEXT NOT NULL,
        personal     \(.bytes) NOT NULL,
        typed        \(.bytes) NOT NULL,
        PRIMARY KEY (case_id, number)
      )
      """)
    try tx.run("""
      CREATE TABLE cases_event (
        case_id TEXT NOT NULL REFERENCES cases_case (id),
        number  BIGINT NOT NULL CHECK (number > 0),
        at      BIGINT NOT NULL,
        actor   TEXT NOT NULL,
        kind    TEXT NOT NULL,
        words   \(.bytes),
        detail  TEXT NOT NULL,
        PRIMARY KEY (case_id, number)
      ) \(.keptByKey)
      """)
    try tx.run("""
      CREATE TABLE cases_correction (
        case_id     TEXT NOT NULL REFERENCES cases_case (id),
        number      BIGINT NOT NULL CHECK (number > 0),
        asked_at    BIGINT NOT NULL,
        answered_at BIGINT,
        marks       \(.bytes) NOT NULL,
        typed       \(.bytes),
        PRIMARY KEY (case_id, number)
      )
      """)
    // At most one question to the applicant is open at a time.
    try tx.run("CREATE UNIQUE INDEX cases_correction_open ON cases_correction (case_id) WHERE answered_at IS NULL")
  },
  Migration("cases-0003-create-document-search-serial-tally") { tx in
    try tx.run("""
      CREATE TABLE cases_document (
        id           TEXT PRIMARY KEY,
        case_id      TEXT NOT NULL REFERENCES cases_case (id),
        template     TEXT NOT NULL,
        title        TEXT NOT NULL,
        number       TEXT,
        file_name    TEXT NOT NULL,
        file_bytes   BIGINT NOT NULL,
        issued_at    BIGINT NOT NULL,
        verification TEXT,
        UNIQUE (case_id, template)
      )
      """)
    try tx.run("""
      CREATE TABLE cases_decision (
        case_id   TEXT PRIMARY KEY REFERENCES cases_case (id),
        outcome   TEXT NOT NULL CHECK (outcome IN ('granted', 'refused')),
        typed     \(.bytes) NOT NULL,
        reason    \(.bytes) NOT NULL
      )
      """)
    // Keyed codes of two-character pieces of names: findable without being readable (ADR 0013). A dozen for each case,
    // made from its names and nowhere else, so the case is not looked up again for each of them.
    try tx.run("""
      CREATE TABLE cases_search_token (
        token   BIGINT NOT NULL,
        case_id TEXT NOT NULL,
        PRIMARY KEY (token, case_id)
      ) \(.keptByKey)
      """)
    try tx.run("""
      CREATE TABLE cases_serial (
        department  TEXT NOT NULL,
        fiscal_year BIGINT NOT NULL,
        last_number BIGINT NOT NULL,
        PRIMARY KEY (department, fiscal_year)
      ) \(.keptByKey)
      """)
    // How many cases stand where: kept with every step, so that counting a million costs nothing.
    try tx.run("""
      CREATE TABLE cases_tally (
        department TEXT NOT NULL,
        status     TEXT NOT NULL,
        cases      BIGINT NOT NULL CHECK (cases >= 0),
        PRIMARY KEY (department, status)
      ) \(.keptByKey)
      """)
  },
  Migration("cases-0004-create-search") { tx in
    // An officer's words are personal: they stand here sealed for a day, and only this id stands in an address.
    try tx.run("""
      CREATE TABLE cases_search (
        id         TEXT PRIMARY KEY,
        officer    TEXT NOT NULL,
        words      \(.bytes) NOT NULL,
        created_at BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX cases_search_age ON cases_search (created_at)")
  },
  Migration("cases-0005-documents-and-decisions-in-editions") { tx in
    // A paper that was revoked can be issued anew: each edition is a row, and what it replaces is named once.
    try tx.run("""
      CREATE TABLE cases_document_edition (
        id           TEXT PRIMARY KEY,
        case_id      TEXT NOT NULL REFERENCES cases_case (id),
        template     TEXT NOT NULL,
        edition      BIGINT NOT NULL CHECK (edition > 0),
        replaces     TEXT UNIQUE REFERENCES cases_document_edition (id),
        title        TEXT NOT NULL,
        number       TEXT,
        file_name    TEXT NOT NULL,
        file_bytes   BIGINT NOT NULL,
        issued_at    BIGINT NOT NULL,
        verification TEXT,
        revoked_at   BIGINT CHECK (revoked_at IS NULL OR verification IS NOT NULL),
        UNIQUE (case_id, template, edition),
        CHECK ((edition = 1) = (replaces IS NULL))
      )
      """)
    try tx.run("""
      INSERT INTO cases_document_edition (id, case_id, template, edition, title, number, file_name, file_bytes,
        issued_at, verification)
      SELECT id, case_id, template, 1, title, number, file_name, file_bytes, issued_at, verification
      FROM cases_document
      """)
    try tx.run("DROP TABLE cases_document")
    try tx.run("ALTER TABLE cases_document_edition RENAME TO cases_document")
    // What was decided at first, and what a paper was issued anew with; the last one counts.
    try tx.run("""
      CREATE TABLE cases_decision_edition (
        case_id   TEXT NOT NULL REFERENCES cases_case (id),
        number    BIGINT NOT NULL CHECK (number > 0),
        outcome   TEXT NOT NULL CHECK (outcome IN ('granted', 'refused')),
        typed     \(.bytes) NOT NULL,
        reason    \(.bytes) NOT NULL,
        PRIMARY KEY (case_id, number)
      )
      """)
    try tx.run("""
      INSERT INTO cases_decision_edition (case_id, number, outcome, typed, reason)
      SELECT case_id, 1, outcome, typed, reason FROM cases_decision
      """)
    try tx.run("DROP TABLE cases_decision")
    try tx.run("ALTER TABLE cases_decision_edition RENAME TO cases_decision")
  },
  Migration("cases-0006-add-account") { tx in
    // Whose page an application or a draft is on; most have none, and nothing of the person stands here.
    for table in ["cases_draft", "cases_case"] as [SQLText] {
      try tx.run("ALTER TABLE \(table) ADD COLUMN account_id TEXT")
    }
    try tx.run("""
      CREATE INDEX cases_case_by_account ON cases_case (account_id, received_at, id) WHERE account_id IS NOT NULL
      """)
    try tx.run("CREATE INDEX cases_draft_by_account ON cases_draft (account_id, changed_at) WHERE account_id IS NOT NULL")
  },
  Migration("cases-0007-create-unsent") { tx in
    // What was sent after access had ended, for the browser that sent it and for an hour; whose it is stands nowhere.
    try tx.run("CREATE TABLE cases_unsent (id TEXT PRIMARY KEY, form \(.bytes) NOT NULL, kept_at BIGINT NOT NULL)")
    try tx.run("CREATE INDEX cases_unsent_age ON cases_unsent (kept_at)")
  },
  Migration("cases-0008-one-case-per-running-number") { tx in
    // The fiscal year a running number is of. Older cases have none: the counters go on from their numbers.
    try tx.run("ALTER TABLE cases_case ADD COLUMN serial_year BIGINT")
    try tx.run("""
      CREATE UNIQUE INDEX cases_case_serial ON cases_case (department, serial_year, serial)
      WHERE serial_year IS NOT NULL
      """)
  },
  Migration("cases-0009-add-channel") { tx in
    // The way an application came. Who keeps a draft, when it is not a browser; what they may begin it by again.
    for table in ["cases_draft", "cases_case"] as [SQLText] {
      try tx.run("""
        ALTER TABLE \(table) ADD COLUMN channel TEXT NOT NULL DEFAULT 'web'
        CHECK (channel IN ('web', 'counter', 'paper', 'api', 'phone', 'chat'))
        """)
      try tx.run("ALTER TABLE \(table) ADD COLUMN enclosures \(.bytes)")
    }
    for column in ["keeper TEXT", "begin_code TEXT", "provenance TEXT", "received_on TEXT"] as [SQLText] {
      try tx.run("ALTER TABLE cases_draft ADD COLUMN \(column)")
    }
    try tx.run("ALTER TABLE cases_draft ADD COLUMN revision BIGINT NOT NULL DEFAULT 1")
    // Beside what was typed: where it was taken from, question by question.
    try tx.run("ALTER TABLE cases_record ADD COLUMN provenance TEXT")
    try tx.run("CREATE UNIQUE INDEX cases_draft_begin ON cases_draft (begin_code) WHERE begin_code IS NOT NULL")
    try tx.run("CREATE INDEX cases_draft_by_keeper ON cases_draft (keeper, changed_at) WHERE keeper IS NOT NULL")
    // Most come by the web: the few that do not are found without walking through these, and cost these nothing.
    try tx.run("""
      CREATE INDEX cases_case_by_channel ON cases_case (department, status, channel, due_on, id) WHERE channel <> 'web'
      """)
  },
]
