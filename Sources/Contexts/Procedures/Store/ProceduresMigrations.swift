import Storage

/// Append only. A shipped migration is never edited.
let proceduresMigrations: [Migration] = [
  Migration("procedures-0001-create-version-and-publication") { tx in
    // A published version is never changed: its id is the hash of its content.
    try tx.run("""
      CREATE TABLE procedures_version (
        id           TEXT PRIMARY KEY CHECK (length(id) = 64),
        procedure_id TEXT NOT NULL,
        number       BIGINT NOT NULL CHECK (number > 0),
        definition   TEXT NOT NULL,
        imported_at  BIGINT NOT NULL,
        UNIQUE (procedure_id, number)
      )
      """)
    try tx.run("""
      CREATE TABLE procedures_publication (
        procedure_id TEXT PRIMARY KEY,
        version      TEXT NOT NULL REFERENCES procedures_version (id),
        published_at BIGINT NOT NULL,
        closed_at    BIGINT
      )
      """)
    // Grows with every publication and closing, so that every process notices.
    try tx.run("""
      CREATE TABLE procedures_revision (only_row BIGINT PRIMARY KEY CHECK (only_row = 1), number BIGINT NOT NULL)
      """)
    try tx.run("INSERT INTO procedures_revision (only_row, number) VALUES (1, 0)")
  },
  Migration("procedures-0002-create-plan") { tx in
    // What is to be opened on a day to come, with its last day; or only the last day of what is open.
    try tx.run("""
      CREATE TABLE procedures_plan (
        procedure_id TEXT PRIMARY KEY,
        definition   TEXT,
        opens_on     TEXT,
        closes_on    TEXT,
        planned_by   TEXT NOT NULL,
        CHECK ((definition IS NULL) = (opens_on IS NULL)),
        CHECK (definition IS NOT NULL OR closes_on IS NOT NULL)
      )
      """)
  },
]
