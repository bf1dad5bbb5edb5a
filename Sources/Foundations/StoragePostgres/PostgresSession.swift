import Storage

/// How a fresh connection is made ours: the server is judged, then the session is set.
struct PostgresSession {
  enum Role: Sendable { case reader, writer }

  let address: PostgresAddress
  let role: Role

  /// - Throws: ``StorageError/unsuitable(_:)`` when the server cannot serve this product.
  func open() throws(StorageError) -> PostgresLink {
    let link = try PostgresLink(address)
    try judge(link)
    try settle(link)
    if role == .writer { try makeSchema(link) }
    return link
  }

  private func judge(_ link: PostgresLink) throws(StorageError) {
    guard link.serverVersion >= 150_000 else { throw .unsuitable("PostgreSQL 15 or newer is needed") }
    let answer = try link.execute(
      """
      SELECT current_setting('server_encoding') AS encoding, datcollate AS collation,
             datlocprovider::text AS provider, current_setting('fsync') AS fsync,
             current_setting('full_page_writes') AS full_page_writes
      FROM pg_database WHERE datname = current_database()
      """ as SQLText)
    let server = answer.row(0)
    let encoding = try server.text("encoding")
    guard encoding == "UTF8", try Self.sortsByBytes(server) else {
      throw .unsuitable(
        """
        text must be UTF-8 and sort by its bytes; create the database with \
        CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'
        """)
    }
    let isDurable = [try server.text("fsync"), try server.text("full_page_writes")] == ["on", "on"]
    guard address.allowsUnsafeServer || isDurable else {
      throw .unsuitable("the server must run with fsync and full_page_writes on, or a power cut loses commits")
    }
  }

  /// Text must come in the same order on every engine, so that a list reads the same wherever it is kept.
  ///
  /// The locales of the provider built in from PostgreSQL 17 on (`b`) all sort by code point, as UTF-8 bytes do.
  private static func sortsByBytes(_ server: SQLRow) throws(StorageError) -> Bool {
    let provider = try server.text("provider")
    let collation = try server.text("collation").lowercased()
    return provider == "b" || (provider == "c" && ["c", "posix", "c.utf-8", "c.utf8"].contains(collation))
  }

  private func settle(_ link: PostgresLink) throws(StorageError) {
    // A write waits for other processes as long as a lock may take; a read waits for nobody.
    let statementTimeout = role == .reader ? "60s" : "0"
    _ = try link.execute(
      """
      SELECT set_config('search_path', \(address.quotedSchema), false),
             set_config('statement_timeout', \(statementTimeout), false),
             set_config('lock_timeout', '60s', false),
             set_config('idle_in_transaction_session_timeout', '60s', false),
             set_config('standard_conforming_strings', 'on', false),
             set_config('bytea_output', 'hex', false),
             set_config('client_min_messages', 'warning', false),
             set_config('cursor_tuple_fraction', '1', false)
      """ as SQLText)
    // Stronger settings, such as waiting for a replica, stay as the operator chose them.
    _ = try link.execute(
      """
      SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
      """ as SQLText)
  }

  /// Two processes may start at once, so the schema is made under the lock of its writers. A role that may not
  /// create schemas can use one that stands.
  private func makeSchema(_ link: PostgresLink) throws(StorageError) {
    let found = try link.execute("SELECT 1 AS one FROM pg_namespace WHERE nspname = \(address.schema)" as SQLText)
    guard found.rowCount == 0 else { return }
    try link.execute(
      """
      BEGIN; SELECT pg_advisory_xact_lock(\(address.lockKey));
      CREATE SCHEMA IF NOT EXISTS \(address.quotedSchema); COMMIT
      """ as String)
  }
}
