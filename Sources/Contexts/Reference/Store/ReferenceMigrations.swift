import Storage

/// Append only. A shipped migration is never edited.
let referenceMigrations: [Migration] = [
  Migration("reference-0001-create-place-municipality-holiday-import") { tx in
    try tx.run("""
      CREATE TABLE reference_postal_place (
        postal_code     TEXT NOT NULL CHECK (length(postal_code) = 7),
        number          BIGINT NOT NULL,
        area_code       TEXT NOT NULL CHECK (length(area_code) = 5),
        prefecture      TEXT NOT NULL,
        city            TEXT NOT NULL,
        town            TEXT NOT NULL,
        prefecture_kana TEXT NOT NULL,
        city_kana       TEXT NOT NULL,
        town_kana       TEXT NOT NULL,
        PRIMARY KEY (postal_code, number)
      )
      """)
    try tx.run("""
      CREATE TABLE reference_municipality (
        code       TEXT PRIMARY KEY CHECK (length(code) = 6),
        prefecture TEXT NOT NULL,
        name       TEXT NOT NULL,
        kana       TEXT NOT NULL
      )
      """)
    try tx.run("CREATE TABLE reference_holiday (held_on TEXT PRIMARY KEY, name TEXT NOT NULL)")
    try tx.run("""
      CREATE TABLE reference_import (
        kind        TEXT PRIMARY KEY CHECK (kind IN ('postal-places', 'municipalities', 'holidays')),
        source      TEXT NOT NULL,
        data_on     TEXT NOT NULL,
        imported_at BIGINT NOT NULL,
        entries     BIGINT NOT NULL,
        sha256      TEXT NOT NULL
      )
      """)
  }
]
