import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// The engines the product runs on. A test of a store is a `@Test(arguments: Engine.available)`.
public enum Engine: String, CaseIterable, Sendable {
  case sqlite, postgres

  /// The engines that can be tested here: PostgreSQL when `TSUMUGI_TEST_POSTGRES` holds the URL of a server.
  public static var available: [Engine] { postgresURL == nil ? [.sqlite] : [.sqlite, .postgres] }

  /// The server the tests may make schemas in, as `bin/postgres start` prints it.
  public static var postgresURL: String? {
    ProcessInfo.processInfo.environment["TSUMUGI_TEST_POSTGRES"].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Runs `body` on a fresh, empty database of `engine` and takes it away afterwards.
///
/// SQLite: a real file in WAL mode in a folder of its own. PostgreSQL: a schema of its own.
@discardableResult
public func withDatabase<T>(
  _ engine: Engine, isolation: isolated (any Actor)? = #isolation,
  _ body: (any Storage.Database) async throws -> T
) async throws -> T {
  try await withPlace(on: engine) { place in
    let database = try await place.open()
    do {
      let result = try await body(database)
      try await database.close()
      return result
    } catch {
      try? await database.close()
      throw error
    }
  }
}

/// Runs `body` with a place where a fresh database can be opened, several times if wished, and takes it away
/// afterwards.
@discardableResult
public func withPlace<T>(
  on engine: Engine, isolation: isolated (any Actor)? = #isolation, _ body: (DatabasePlace) async throws -> T
) async throws -> T {
  let place = try DatabasePlace(engine)
  do {
    let result = try await body(place)
    try await place.takeAway()
    return result
  } catch {
    try? await place.takeAway()
    throw error
  }
}

/// Where one test's database lives: a file or a schema that nobody else uses.
public struct DatabasePlace: Sendable {
  public let engine: Engine
  /// SQLite: the path of the file. PostgreSQL: the URL with its schema.
  public let address: String
  private let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }

  init(_ engine: Engine) throws {
    self.engine = engine
    switch engine {
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.appending(path: name)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      address = folder.appending(path: "tsumugi.sqlite").path
    case .postgres:
      guard let server = Engine.postgresURL else { throw NoPostgres() }
      address = server + (server.contains("?") ? "&" : "?") + "schema=" + name
    }
  }

  /// Opens the database there. The caller closes it.
  public func open() async throws -> any Storage.Database {
    switch engine {
    case .sqlite: try SQLiteDatabase(path: address)
    case .postgres: try await PostgresDatabase(url: address)
    }
  }

  func takeAway() async throws {
    switch engine {
    case .sqlite:
      try FileManager.default.removeItem(at: URL(filePath: address).deletingLastPathComponent())
    case .postgres:
      let database = try await PostgresDatabase(url: address)
      let statement = SQLText(stringLiteral: "DROP SCHEMA \(name) CASCADE")
      try await database.write { try $0.run(statement) }
      try await database.close()
    }
  }
}

/// A PostgreSQL test ran where there is no server to test with.
struct NoPostgres: Error, CustomStringConvertible {
  var description: String { "set TSUMUGI_TEST_POSTGRES or run bin/test" }
}
