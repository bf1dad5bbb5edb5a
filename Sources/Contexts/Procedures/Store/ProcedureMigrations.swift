import Storage

/// Append only. A shipped migration is never edited.
let procedureMigrations: [Migration] = [
  Migration("procedures-0001-create-version-and-published") { tx in
    try tx.run("""
      CREATE TABLE procedures_version (
        id           TEXT PRIMARY KEY CHECK (length(id) = 64),
        procedure_id TEXT NOT NULL,
        number       BIGINT NOT NULL CHECK (number >= 1),
        definition   TEXT NOT NULL,
        published_at BIGINT NOT NULL,
        closed_at    BIGINT,
        UNIQUE (procedure_id, number)
      )
      """)
    // One open version of each procedure; its absence closes the procedure.
    try tx.run("""
      CREATE TABLE procedures_published (
        procedure_id TEXT PRIMARY KEY,
        version_id   TEXT NOT NULL UNIQUE REFERENCES procedures_version (id),
        opened_at    BIGINT NOT NULL
      )
      """)
    // One row that counts changes, so that every process can see cheaply that something changed.
    try tx.run("""
      CREATE TABLE procedures_revision (
        id       BIGINT PRIMARY KEY CHECK (id = 1),
        revision BIGINT NOT NULL
      )
      """)
    try tx.run("INSERT INTO procedures_revision (id, revision) VALUES (1, 0)")
  }
]
