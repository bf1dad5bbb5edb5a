import Storage

/// Append only. A shipped migration is never edited.
let counterMigrations: [Migration] = [
  Migration("counter-0001-create-choice") { tx in
    // Which procedures an officer took last, so that these come first. Of whom they took them stands nowhere here.
    try tx.run("""
      CREATE TABLE counter_choice (
        officer      TEXT NOT NULL,
        procedure_id TEXT NOT NULL,
        chosen_at    BIGINT NOT NULL,
        PRIMARY KEY (officer, procedure_id)
      ) \(.keptByKey)
      """)
  }
]
