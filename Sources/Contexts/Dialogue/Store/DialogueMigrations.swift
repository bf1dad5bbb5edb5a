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
  },
  Migration("dialogue-0002-create-call") { tx in
    // Who called about an application that an officer takes down, and what the officer noted; gone when it is sent.
    try tx.run("""
      CREATE TABLE dialogue_call (
        application TEXT PRIMARY KEY,
        officer     TEXT NOT NULL,
        facts       \(.bytes) NOT NULL,
        changed_at  BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX dialogue_call_officer ON dialogue_call (officer)")
    try tx.run("CREATE INDEX dialogue_call_changed ON dialogue_call (changed_at)")
  },
]
