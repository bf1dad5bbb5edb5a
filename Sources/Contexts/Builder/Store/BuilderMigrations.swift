import Storage

/// Append only. A shipped migration is never edited.
let builderMigrations: [Migration] = [
  Migration("builder-0001-create-draft-snapshot-and-edit") { tx in
    // Four eyes, whatever the code does: nobody approves what they proposed.
    try tx.run("""
      CREATE TABLE builder_draft (
        id                TEXT PRIMARY KEY,
        procedure_id      TEXT NOT NULL,
        title             TEXT NOT NULL,
        department        TEXT NOT NULL,
        base_version      TEXT,
        state             TEXT NOT NULL CHECK (state IN ('editing', 'proposed', 'approved', 'published', 'discarded')),
        owner_id          TEXT NOT NULL,
        revision          BIGINT NOT NULL CHECK (revision >= 0),
        created_at        BIGINT NOT NULL,
        changed_at        BIGINT NOT NULL,
        proposed_by       TEXT,
        approved_by       TEXT,
        remark            TEXT NOT NULL,
        published_version TEXT,
        CHECK (approved_by IS NULL OR approved_by <> proposed_by)
      )
      """)
    try tx.run("CREATE INDEX builder_draft_procedure ON builder_draft (procedure_id, state)")
    // The whole folder now and then, so that no draft is read from its very beginning.
    try tx.run("""
      CREATE TABLE builder_snapshot (
        draft_id TEXT NOT NULL REFERENCES builder_draft (id),
        revision BIGINT NOT NULL,
        folder   TEXT NOT NULL,
        PRIMARY KEY (draft_id, revision)
      )
      """)
    // Append only: what was done is never changed, what is undone is another edit.
    try tx.run("""
      CREATE TABLE builder_edit (
        draft_id   TEXT NOT NULL REFERENCES builder_draft (id),
        revision   BIGINT NOT NULL CHECK (revision > 0),
        officer_id TEXT NOT NULL,
        at         BIGINT NOT NULL,
        edit       TEXT NOT NULL,
        inverse    TEXT NOT NULL,
        undoes     BIGINT,
        PRIMARY KEY (draft_id, revision)
      )
      """)
  }
]
