import Foundation
import Storage

/// A copy of one schema by PostgreSQL's own `pg_dump`, in the format that `pg_restore` reads.
struct SchemaDump: Sendable {
  let address: PostgresAddress

  /// Waits until the copy stands at `path`, which `pg_dump` writes itself; a copy that failed leaves no file.
  /// - Throws: ``StorageError/unsuitable(_:)`` when `pg_dump` is missing, ``StorageError/engine(code:message:)`` with
  ///   its own words when it fails.
  func write(to path: String) async throws(StorageError) {
    do {
      try await PostgresProgram(name: "pg_dump", address: address).run([
        "--format=custom", "--no-password", "--schema=\(address.quotedSchema)", "--file=\(path)",
      ])
    } catch {
      try? FileManager.default.removeItem(atPath: path)
      throw error
    }
  }
}
