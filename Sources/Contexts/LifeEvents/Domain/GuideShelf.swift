import Kernel
import LifePlan
import Storage
import Synchronization

/// The published guides, read once and kept. Other processes publish too: what is kept is compared with the database
/// when the last look is older than a second.
final class GuideShelf: Sendable {
  static let freshnessMilliseconds = 1000

  private struct Kept {
    var guides: [LifeGuide] = []
    var hashes: [String: String] = [:]
    var until = Instant(milliseconds: .min)
  }

  private let database: any Database
  private let world: World
  private let kept = Mutex(Kept())

  init(database: any Database, world: World) { (self.database, self.world) = (database, world) }

  /// Every guide, by id; at most a second old.
  func list() async throws -> [LifeGuide] {
    let now = world.now
    let known = kept.withLock { $0 }
    if now < known.until { return known.guides }
    let rows = try await database.read { tx -> [GuideStore.Row]? in
      try GuideStore.hashes(in: tx) == known.hashes ? nil : try GuideStore.list(in: tx)
    }
    let until = Instant(milliseconds: now.milliseconds + Self.freshnessMilliseconds)
    return kept.withLock { kept in
      kept.until = until
      if let rows {
        kept.guides = rows.compactMap { GuideReader.read($0.files.files, named: $0.id).guide }
        kept.hashes = Dictionary(rows.map { ($0.id, $0.hash) }) { $1 }
      }
      return kept.guides
    }
  }

  /// - Throws: ``LifeEventsProblem/notFound``
  func find(_ id: String) async throws -> LifeGuide {
    guard let guide = try await list().first(where: { $0.id == id }) else { throw LifeEventsProblem.notFound }
    return guide
  }

  /// Looks again at once: after a publication of our own.
  func forget() { kept.withLock { $0.until = Instant(milliseconds: .min) } }
}
