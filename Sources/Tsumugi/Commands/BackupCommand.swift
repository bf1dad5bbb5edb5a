import ArgumentParser
import Crypto
import Foundation
import Kernel
import Storage
import Vault
import Web

/// `tsumugi backup`
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy databases, sealed files, keys and town folders into a new folder.",
    discussion: """
      Consistent while serving: the database is copied first as one snapshot; what it names stays for a day.
      The folder holds the keys: keep it as safe as the town's data itself. Exit status: 0 done, 1 could not copy.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "A folder that does not exist yet.") var to: String
  @Flag(help: "Say what would be copied; copy nothing.") var dryRun = false

  func run() async throws {
    let configuration = try shared.configuration()
    guard !FileManager.default.fileExists(atPath: to) else {
      say("\(to) exists already; name a new folder", to: .standardError)
      throw ExitCode(1)
    }
    let target = URL(filePath: to)
    for assembly in try await shared.towns() {
      let home = configuration.data.appending(path: assembly.town.id)
      guard !dryRun else {
        say("would copy \(assembly.town.id): database (\(assembly.town.database.engine)), files, keys, town folder")
        continue
      }
      let into = target.appending(path: assembly.town.id)
      do {
        // No key may be made or retired between the copy of the database and the copy of the keys.
        let count = try await KeyFile(home.appending(path: "keys.json")).locked(for: .copying) {
          try await Self.copy(assembly, home: home, into: into)
        }
        say("\(assembly.town.id): \(count) files copied to \(into.path)")
      } catch let refused as ContentsCopy.Refused {
        say("\(assembly.town.id): no backup was made: \(refused). Remove what there is of \(into.path)", to: .standardError)
        throw ExitCode(1)
      } catch VaultProblem.keysInUse {
        say("\(assembly.town.id): its keys are being changed; try again when tsumugi keys has ended", to: .standardError)
        throw ExitCode(1)
      }
    }
  }

  /// - Returns: how many files the copy has.
  static func copy(_ assembly: TownAssembly, home: URL, into: URL) async throws -> Int {
    try ContentsCopy.makeFolder(into)
    try await assembly.town.database.backUp(to: into.appending(path: "database").path)
    try ContentsCopy.copy(home.appending(path: "keys.json"), to: into.appending(path: "keys.json"))
    try assembly.town.files.copy(to: into.appending(path: "files"))
    try ContentsCopy.copy(assembly.folder, to: into.appending(path: "town"))
    let manifest = try BackupManifest(of: into, engine: assembly.town.database.engine, town: assembly.town.id, at: assembly.town.world.now)
    try manifest.write(to: into)
    return manifest.files.count
  }
}

/// What a backup holds, with the SHA-256 of every file: `restore` looks at it before it believes anything.
struct BackupManifest: Codable {
  let town: String
  let engine: String
  let madeAt: String
  let files: [String: String]

  static let name = "manifest.json"

  init(of folder: URL, engine: String, town: String, at now: Instant) throws {
    self.town = town
    self.engine = engine
    madeAt = now.rfc3339
    files = try Self.digests(of: folder)
  }

  static func read(from folder: URL) throws -> BackupManifest {
    try JSONDecoder().decode(BackupManifest.self, from: Data(contentsOf: folder.appending(path: name)))
  }

  func write(to folder: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    try encoder.encode(self).write(to: folder.appending(path: Self.name))
  }

  /// The first file that is missing, added or altered; `nil` when all is as it was copied.
  func firstDifference(in folder: URL) throws -> String? {
    let found = try Self.digests(of: folder)
    return Set(found.keys).union(files.keys).sorted().first { found[$0] != files[$0] }
  }

  private static func digests(of folder: URL) throws -> [String: String] {
    var digests: [String: String] = [:]
    let base = folder.standardizedFileURL.path + "/"
    for case let url as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init() {
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      let path = String(url.standardizedFileURL.path.dropFirst(base.count))
      if path != name { digests[path] = hexadecimal(SHA256.hash(data: try Data(contentsOf: url, options: .mappedIfSafe))) }
    }
    return digests
  }
}
