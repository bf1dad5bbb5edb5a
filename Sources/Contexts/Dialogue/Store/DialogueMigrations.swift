import Storage

/// Append only. A shipped migration is never edited.
let dialogueMigrations: [Migration] = [
  Migration("dialogue-0001-create-talk") { tx in
    // Which steps of a conversation are behind. What was answered stands in the application itself, never here.
    try tx.run("""
      CREATE TABLE dialogue_talk (
        application TEXT PRIMARY KEY,
        place       TEXT NOT NULL,
        revision    BIGINT NOT NULL,
        changed_at  BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX dialogue_talk_changed ON dialogue_talk (changed_at)")
  }
]
