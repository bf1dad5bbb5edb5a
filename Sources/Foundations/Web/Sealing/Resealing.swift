import Foundation
import Storage
import Vault

/// Seals everything of one town anew with its newest key, while it is being served.
///
/// Columns first, then files, and again until a round finds nothing: a request that was under way when the key was made
/// may still have written a value of the key before.
public struct Resealing: Sendable {
  /// How far the work is: what is being done, and how many of it are done since it began.
  public struct Progress: Sendable {
    public let what: String
    public let done: Int
  }

  /// Rounds after which something must be sealing with an old key again and again: a process of an older release.
  static let mostRounds = 5

  let town: Town
  let columns: [SealedColumn]

  /// - Parameter columns: of every feature of the town.
  public init(town: Town, columns: [SealedColumn]) { (self.town, self.columns) = (town, columns) }

  /// How many values of each column, and how many `files`, stand under each key; under 0 those of keys not in
  /// `numbers`.
  public func census(of numbers: [UInt32]) async throws -> [(what: String, counts: [UInt32: Int])] {
    var census: [(what: String, counts: [UInt32: Int])] = []
    for column in columns {
      census.append((column.name, try await ColumnResealing(column: column, town: town).counts(under: numbers)))
    }
    census.append(("files", try town.files.counts(under: numbers)))
    return census
  }

  /// One at a time: whoever changes keys holds their lock (``KeyFile/locked(for:isolation:_:)``).
  /// - Parameter progress: told of each batch and each file; what it throws ends the work there.
  public func run(_ progress: (Progress) throws -> Void) async throws -> Resealed {
    try town.files.removeCutOff()
    try town.files.removeHalfSealed()
    var done = Resealed()
    for _ in 0..<Self.mostRounds where !done.isComplete {
      var round = try await round(progress)
      round.isComplete = round.values == 0 && round.files == 0
      done = done.followed(by: round)
    }
    return done
  }

  private func round(_ progress: (Progress) throws -> Void) async throws -> Resealed {
    var round = Resealed()
    for column in columns {
      var count = 0
      let done = try await ColumnResealing(column: column, town: town).run { sealed in
        count += sealed
        try progress(Progress(what: column.name, done: count))
      }
      round.values += done.values
      round.unreadable += done.unreadable
    }
    for file in try town.files.standingFiles() {
      do {
        guard try town.files.sealAnew(file) else { continue }
        round.files += 1
      } catch is VaultProblem {
        round.unreadable.append("file \(file.lastPathComponent)")
        continue
      }
      try progress(Progress(what: "files", done: round.files))
    }
    return round
  }
}
