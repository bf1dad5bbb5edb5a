import Storage

/// Append only. A shipped migration is never edited.
let residentsMigrations: [Migration] = [
  Migration("residents-0001-create-resident-link-import") { tx in
    // Number and household are keyed codes: found without being readable. The digest tells whether an extract changes
    // anything. Nobody is deleted; who is not in an extract any more is marked.
    try tx.run("""
      CREATE TABLE residents_resident (
        id             TEXT PRIMARY KEY,
        number_code    TEXT NOT NULL UNIQUE,
        household_code TEXT NOT NULL,
        facts          \(.bytes) NOT NULL,
        digest         TEXT NOT NULL,
        imported_at    BIGINT NOT NULL,
        changed_at     BIGINT NOT NULL,
        removed_on     TEXT
      )
      """)
    try tx.run("CREATE INDEX residents_resident_household ON residents_resident (household_code)")
    // Keyed codes of two-character pieces of names, and of birthdays (ADR 0013).
    try tx.run("""
      CREATE TABLE residents_search_token (
        token       BIGINT NOT NULL,
        resident_id TEXT NOT NULL,
        PRIMARY KEY (token, resident_id)
      ) \(.keptByKey)
      """)
    try tx.run("CREATE INDEX residents_search_token_resident ON residents_search_token (resident_id)")
    try tx.run("""
      CREATE TABLE residents_import (
        number      BIGINT PRIMARY KEY CHECK (number > 0),
        imported_at BIGINT NOT NULL,
        sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
        people      BIGINT NOT NULL,
        added       BIGINT NOT NULL,
        changed     BIGINT NOT NULL,
        removed     BIGINT NOT NULL
      )
      """)
    // An account belongs to one person and a person has one account; an officer has seen who it is.
    try tx.run("""
      CREATE TABLE residents_link (
        account_id  TEXT PRIMARY KEY,
        resident_id TEXT NOT NULL UNIQUE REFERENCES residents_resident (id),
        linked_at   BIGINT NOT NULL,
        officer     TEXT NOT NULL,
        document    TEXT NOT NULL
      )
      """)
    // An officer's words are personal: they stand here sealed for a day, and only this id stands in an address.
    try tx.run("""
      CREATE TABLE residents_search (
        id         TEXT PRIMARY KEY,
        officer    TEXT NOT NULL,
        words      \(.bytes) NOT NULL,
        created_at BIGINT NOT NULL
      )
      """)
    try tx.run("CREATE INDEX residents_search_age ON residents_search (created_at)")
  }
]
