import Foundation
import Kernel
import Storage

/// Whether a town can still keep anything: one tiny write where its rows stand, one where its files stand.
///
/// A disk that is full or has become read-only still answers every question; only a write tells.
public struct WriteCheck: Sendable {
  /// What is wrong, as a code for the operator's tools. Says nothing about where things stand.
  public enum Fault: String, Error, Sendable {
    case databaseDoesNotAnswer = "database-does-not-answer"
    /// It can be read, but takes no change.
    case databaseCannotWrite = "database-cannot-write"
    case filesCannotWrite = "files-cannot-write"
    /// Neither yes nor no within the time it may take.
    case tooSlow = "too-slow"
  }

  let town: Town

  public init(town: Town) { self.town = town }

  /// Writes, and takes the file away again.
  public func run() async -> Fault? {
    let now = town.world.now
    do {
      try await town.database.write { tx in
        try tx.run("""
          INSERT INTO web_write_check (only_row, checked_at) VALUES (1, \(now))
          ON CONFLICT (only_row) DO UPDATE SET checked_at = excluded.checked_at
          """)
      }
    } catch {
      let answers = try? await town.database.read { try $0.count("SELECT 1 AS n") }
      return answers == 1 ? .databaseCannotWrite : .databaseDoesNotAnswer
    }
    return (try? town.files.tryWriting()) == nil ? .filesCannotWrite : nil
  }
}

extension SealedFiles {
  /// Writes one block to the disk where files arrive, and removes it.
  /// - Throws: when there is no room, no permission or no folder.
  func tryWriting() throws {
    let place = folder.appendingPathComponent("arriving/write-check-\(world.newID(SealedFiles.self))")
    defer { try? FileManager.default.removeItem(at: place) }
    // Not sparse and not empty: a full disk still takes the name of an empty file.
    try Data(repeating: 1, count: 4096).write(to: place, options: .withoutOverwriting)
    let file = try FileHandle(forUpdating: place)
    defer { try? file.close() }
    try file.synchronize()
  }
}
