import Storage
@testable import StoragePostgres
import Testing

@Suite("The address of a PostgreSQL database") struct PostgresAddressTests {
  @Test("every part is read, and what was escaped is itself again")
  func parts() throws {
    let address = try PostgresAddress(
      url: "postgres://tsumugi:p%40ss%2F%20w@db.example:6432/tsumugi%5Fcity"
        + "?schema=hoshi&sslmode=verify-full&allow-unsafe=1")
    #expect(address.parameters["user"] == "tsumugi")
    #expect(address.parameters["password"] == "p@ss/ w")
    #expect(address.parameters["host"] == "db.example")
    #expect(address.parameters["port"] == "6432")
    #expect(address.parameters["dbname"] == "tsumugi_city")
    #expect(address.parameters["sslmode"] == "verify-full")
    #expect(address.schema == "hoshi")
    #expect(address.allowsUnsafeServer)
  }

  @Test("what is left out is left to the server's and libpq's defaults")
  func defaults() throws {
    let address = try PostgresAddress(url: "postgresql://127.0.0.1")
    #expect(address.schema == "public")
    #expect(!address.allowsUnsafeServer)
    for keyword in ["user", "password", "port", "dbname"] { #expect(address.parameters[keyword] == nil) }
  }

  @Test("a folder of a Unix socket stands for the host", arguments: [
    "postgres:///town?host=/var/run/postgresql", "postgres://ignored/town?host=/var/run/postgresql",
    "postgres:///town?host=%2Fvar%2Frun%2Fpostgresql",
  ])
  func socket(url: String) throws {
    let address = try PostgresAddress(url: url)
    #expect(address.parameters["host"] == "/var/run/postgresql")
    #expect(address.parameters["dbname"] == "town")
  }

  @Test("an IPv6 host loses its brackets")
  func version6() throws {
    #expect(try PostgresAddress(url: "postgres://[::1]:5432/town").parameters["host"] == "::1")
  }

  @Test("what cannot be meant is refused without repeating the password", arguments: [
    "mysql://u:hush@h/d", "hush", "", "postgres://u:hush@h/d?schema=", "postgres://u:hush@h/d?passfile=x",
    "postgres://u:hush@h/d?schema=" + String(repeating: "a", count: 64),
  ])
  func refused(url: String) {
    let error = #expect(throws: StorageError.self) { try PostgresAddress(url: url) }
    guard case .unsuitable(let sentence) = error else {
      Issue.record("expected unsuitable, not \(String(describing: error))")
      return
    }
    #expect(!sentence.contains("hush"))
  }

  @Test("the name of a schema cannot break out of its quotes")
  func quoting() throws {
    #expect(try PostgresAddress(url: "postgres://h/d?schema=a%22;b").quotedSchema == "\"a\"\";b\"")
  }

  @Test("each schema has a lock of its own, the same in every process")
  func lock() throws {
    let key = try PostgresAddress(url: "postgres://h/d").lockKey
    let elsewhere = try PostgresAddress(url: "postgres://other/d").lockKey
    let neighbour = try PostgresAddress(url: "postgres://h/d?schema=a").lockKey
    #expect(key == elsewhere)
    #expect(key != neighbour)
  }

  @Test("a child process gets the password in its environment and knows where to go")
  func environment() throws {
    let address = try PostgresAddress(url: "postgres://u:hush@h:1/d?schema=hoshi")
    #expect(address.environment["PGPASSWORD"] == "hush")
    #expect(address.environment["PGUSER"] == "u")
    #expect(address.environment["PGHOST"] == "h")
    #expect(address.environment["PGPORT"] == "1")
    #expect(address.environment["PGDATABASE"] == "d")
  }

  @Test("two addresses of one schema are one place, whoever signs in; another schema is another", arguments: [
    ("postgres://a:x@db.example/t?schema=s", "postgresql://b@DB.Example:5432/t?schema=s&sslmode=require", true),
    ("postgres://t@localhost/t", "postgres://t@127.0.0.1/t?schema=public", true),
    ("postgres://t@[::1]", "postgres://u@localhost/t", true),
    ("postgres://t@ignored/t?host=/run/pg", "postgres:///t?host=/run/pg", true),
    ("postgres://t@localhost/t?schema=s", "postgres://t@localhost/t?schema=S", false),
    ("postgres://t@localhost/t", "postgres://t@localhost/T", false),
    ("postgres://t@localhost/t", "postgres://t@localhost:5433/t", false),
    ("postgres:///t?host=/run/pg", "postgres:///t?host=/run/PG", false),
  ])
  func places(left: String, right: String, isSame: Bool) throws {
    #expect(try (PostgresPlace(url: left) == PostgresPlace(url: right)) == isSame)
  }
}
