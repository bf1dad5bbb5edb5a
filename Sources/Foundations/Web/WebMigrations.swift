import Storage

/// Tables every town needs for its forms, whatever its contexts.
public let webMigrations: [Migration] = [
  Migration("web-0001-create-once-and-attempt") { tx in
    try tx.run("""
      CREATE TABLE web_once (
        form_key TEXT PRIMARY KEY,
        location TEXT NOT NULL,
        done_at  BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX web_once_done ON web_once (done_at)")
    try tx.run("""
      CREATE TABLE web_attempt (
        bucket      TEXT NOT NULL,
        ends_at     BIGINT NOT NULL,
        attempts    BIGINT NOT NULL,
        PRIMARY KEY (bucket, ends_at)
      )
      """)
  },
  Migration("web-0002-create-write-check") { tx in
    try tx.run("""
      CREATE TABLE web_write_check (
        only_row   BIGINT PRIMARY KEY CHECK (only_row = 1),
        checked_at BIGINT NOT NULL
      )
      """)
  },
  Migration(DatabaseOwner.migration) { tx in
    try tx.run("""
      CREATE TABLE web_owner (
        only_row  BIGINT PRIMARY KEY CHECK (only_row = 1),
        town      TEXT NOT NULL,
        root_code TEXT NOT NULL,
        since_at  BIGINT NOT NULL
      )
      """)
  },
]
