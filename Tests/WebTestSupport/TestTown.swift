import Foundation
import HTMLKit
import Kernel
import Storage
import StorageSQLite
import Synchronization
import TestSupport
import Vault
import Web

/// A clock that tests move by hand.
public final class TestClock: Sendable {
  private let milliseconds: Mutex<Int>

  /// Starts at 2026-11-21 09:00 in Japan, a Saturday.
  public init(_ start: Instant = Instant(milliseconds: 1_795_219_200_000)) { milliseconds = Mutex(start.milliseconds) }

  public var now: Instant { Instant(milliseconds: milliseconds.withLock { $0 }) }
  public func advance(seconds: Int) { milliseconds.withLock { $0 += seconds * 1000 } }

  /// A world with this clock and real randomness.
  public var world: World { World(now: { self.now }, randomBytes: World.live.randomBytes) }
}

extension TownProfile {
  /// つむぎ市, as small as a test needs it.
  public static func sample(id: String = "tsumugi-city", hosts: [String] = ["tsumugi.example.jp"]) -> TownProfile {
    TownProfile(
      id: id, names: [.japanese: "つむぎ市", .english: "Tsumugi City"], kana: "つむぎし", municipalityCode: "142999",
      mayorTitle: "つむぎ市長", mayorName: "紡木　絹子", address: "〒259-9999 つむぎ市本町1-1", phone: "0463-00-0000",
      officeHours: [.japanese: "平日 8時30分〜17時15分"], mailFrom: "tsumugi@example.jp", hosts: hosts,
      departments: [
        .init(id: "citizens", names: [.japanese: "市民課", .english: "Citizens"], phone: "0463-00-0001", place: "1階", mail: "c@example.jp"),
        .init(id: "disaster-prevention", names: [.japanese: "防災課"], phone: "0463-00-0002", place: "2階", mail: "d@example.jp"),
        .init(id: "long-term-care", names: [.japanese: "介護保険課"], phone: "0463-00-0003", place: "1階", mail: "l@example.jp"),
      ],
      categories: [.init(id: "certificates", names: [.japanese: "証明書"])],
      lifeEvents: [.init(id: "moving", names: [.japanese: "引越し"])])
  }
}

/// Makes a town in a temporary folder, runs `body`, and leaves nothing behind.
///
/// - Parameter migrations: of the features the test is about; the edge's own are added.
public func withTown<T>(
  _ engine: Engine = .sqlite, clock: TestClock = TestClock(), profile: TownProfile = .sample(), migrations: [Migration] = [],
  _ body: (Town) async throws -> T
) async throws -> T {
  try await withDatabase(engine) { database in
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tsumugi-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let world = clock.world
    let keys = KeyFile(folder.appendingPathComponent("keys.json"))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try keys.makeIfMissing(world: world)
    let vault = try Vault(keys)
    try await Migrator(webMigrations + migrations).run(on: database, now: world.now.milliseconds)
    let town = Town(
      profile: profile, database: database, vault: vault,
      files: try SealedFiles(folder: folder.appendingPathComponent("files"), vault: vault, world: world), world: world, address: "https://tsumugi.example.jp")
    return try await body(town)
  }
}
