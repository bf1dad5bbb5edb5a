import Foundation
import Storage

/// Where one municipality's schema stands: what libpq needs to reach it, and the schema's name.
struct PostgresAddress: Sendable {
  /// libpq's own keywords and their values. Holds the password: never print it.
  let parameters: [String: String]
  let schema: String
  /// Set by `allow-unsafe=1`: a server that may lose commits in a power cut is accepted.
  let allowsUnsafeServer: Bool

  /// Reads `postgres://user:password@host:port/database?schema=name`; `host=/folder` for a Unix socket.
  /// - Throws: ``StorageError/unsuitable(_:)`` without the URL in it, because the URL holds the password.
  init(url: String) throws(StorageError) {
    guard let parts = URLComponents(string: url), ["postgres", "postgresql"].contains(parts.scheme) else {
      throw .unsuitable("the address of the database must read postgres://user:password@host:port/database?schema=name")
    }
    var parameters = Self.fixed
    parameters["user"] = parts.user
    parameters["password"] = parts.password
    parameters["host"] = parts.host.flatMap { $0.isEmpty ? nil : $0.trimmingCharacters(in: ["[", "]"]) }
    parameters["port"] = parts.port.map(String.init)
    parameters["dbname"] = parts.path.count > 1 ? String(parts.path.dropFirst()) : nil
    var schema = "public"
    var allowsUnsafeServer = false
    for item in parts.queryItems ?? [] {
      let value = item.value ?? ""
      switch item.name {
      case "schema": schema = value
      case "allow-unsafe": allowsUnsafeServer = value == "1"
      case let name where Self.environmentNames[name] != nil: parameters[name] = value
      default: throw .unsuitable("the address of the database has an option that is not known: \(item.name)")
      }
    }
    // PostgreSQL cuts a longer name without a word, and two municipalities could then meet in one schema.
    guard (1...63).contains(schema.utf8.count), !schema.utf8.contains(0) else {
      throw .unsuitable("the name of the schema must have 1 to 63 bytes")
    }
    self.parameters = parameters
    self.schema = schema
    self.allowsUnsafeServer = allowsUnsafeServer
  }

  /// The schema as an SQL identifier.
  var quotedSchema: String { "\"" + schema.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

  /// The advisory lock that all writers of this schema share, whatever process they are in.
  ///
  /// FNV-1a, 64 bits. Two schemas of one database that met in a key would wait for each other and lose nothing.
  var lockKey: Int64 {
    let hash = "tsumugi/\(schema)".utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return Int64(bitPattern: hash)
  }

  /// What a child process such as `pg_dump` needs to reach the same database, as environment variables:
  /// arguments can be read by every user of the machine.
  var environment: [String: String] {
    var environment: [String: String] = [:]
    for (keyword, value) in parameters {
      if let name = Self.environmentNames[keyword] { environment[name] = value }
    }
    return environment
  }

  /// A server that vanished without a word is noticed after about 30 seconds, one that is not there after 10.
  private static let fixed = [
    "application_name": "tsumugi", "client_encoding": "UTF8", "connect_timeout": "10",
    "keepalives_idle": "30", "keepalives_interval": "10", "tcp_user_timeout": "30000",
  ]

  /// Source: PostgreSQL 15 documentation, 34.15 "Environment Variables".
  private static let environmentNames = [
    "host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY",
    "connect_timeout": "PGCONNECT_TIMEOUT",
  ]
}
