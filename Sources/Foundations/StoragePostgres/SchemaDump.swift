import Foundation
import Storage

/// A copy of one schema by PostgreSQL's own `pg_dump`, in the format that `pg_restore` reads.
struct SchemaDump: Sendable {
  let address: PostgresAddress

  /// Blocks until the copy stands at `path`; a copy that failed leaves no file.
  /// - Throws: ``StorageError/unsuitable(_:)`` when `pg_dump` is missing, ``StorageError/engine(code:message:)`` with
  ///   its own words when it fails.
  func write(to path: String) throws(StorageError) {
    guard let program = Self.program else {
      throw .unsuitable("pg_dump is missing: install the client programs of PostgreSQL (postgresql-client-15)")
    }
    let (status, words) = try run(program, to: path)
    guard status == 0 else {
      try? FileManager.default.removeItem(atPath: path)
      throw .engine(code: "pg_dump", message: words)
    }
  }

  private func run(_ program: String, to path: String) throws(StorageError) -> (status: Int32, words: String) {
    let process = Process()
    let words = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = ["--format=custom", "--no-password", "--schema=\(address.quotedSchema)", "--file=\(path)"]
    process.environment = ProcessInfo.processInfo.environment.merging(address.environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = words
    do {
      try process.run()
    } catch {
      throw .unsuitable("pg_dump could not be started: \(error)")
    }
    let said = String(decoding: words.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, said.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// The first on the path, else the newest where Debian keeps one per version.
  private static var program: String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let debian = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []).compactMap { Int($0) }
    let folders = path.split(separator: ":").map(String.init) + versions.sorted(by: >).map { "\(debian)/\($0)/bin" }
    return folders.map { "\($0)/pg_dump" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
