import Storage

/// The schema that a database's URL leads to, whoever signs in there and however: two URLs with the same place are one
/// municipality's database.
public struct PostgresPlace: Hashable, Sendable {
  /// A host in lower case, `localhost` for any name of this machine's loopback; a folder for a Unix socket; empty for
  /// libpq's own choice.
  let host: String
  let port: String
  let database: String
  let schema: String

  /// - Throws: ``StorageError/unsuitable(_:)`` without the URL in it, because the URL holds the password.
  public init(url: String) throws(StorageError) {
    let address = try PostgresAddress(url: url)
    let host = address.parameters["host"] ?? ""
    let name = host.lowercased()
    self.host = host.hasPrefix("/") ? host : ["127.0.0.1", "::1"].contains(name) ? "localhost" : name
    port = address.parameters["port"] ?? "5432"
    // libpq takes the user's name where no database is named.
    database = address.parameters["dbname"] ?? address.parameters["user"] ?? ""
    schema = address.schema
  }
}
