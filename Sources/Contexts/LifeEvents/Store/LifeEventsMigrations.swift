import Storage

/// Append only. A shipped migration is never edited.
let lifeEventsMigrations: [Migration] = [
  Migration("lifeevents-0001-create-guide") { tx in
    // The files of each guide as one JSON text: what was published is read exactly as it was checked.
    try tx.run("""
      CREATE TABLE lifeevents_guide (
        id           TEXT PRIMARY KEY,
        files        TEXT NOT NULL,
        hash         TEXT NOT NULL CHECK (length(hash) = 64),
        published_at BIGINT NOT NULL
      )
      """)
  }
]
