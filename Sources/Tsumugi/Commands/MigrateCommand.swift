import ArgumentParser
import Foundation
import Storage
import Web

/// `tsumugi migrate`
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Bring every town's database up to this release.",
    discussion: "Safe to run again. Exit status: 0 done, 1 the named migration failed and was rolled back, 78 wrong configuration.")

  @OptionGroup var shared: SharedOptions
  @Flag(help: "List what would run; change nothing but the list of migrations.") var dryRun = false

  func run() async throws {
    let configuration = try shared.configuration()
    for place in configuration.towns {
      let assembly = try await TownAssembly.open(place, configuration)
      do {
        let ids = dryRun ? try await Migrator(Features.migrations).pending(in: assembly.town.database) : try await assembly.migrate()
        ids.forEach { say("\(assembly.town.id): \(dryRun ? "would run" : "ran") \($0)") }
        if ids.isEmpty { say("\(assembly.town.id): up to date") }
      } catch let failure as MigrationFailure {
        say("\(assembly.town.id): \(failure.id) failed and was rolled back: \(failure.reason)", to: .standardError)
        throw ExitCode(1)
      }
    }
  }
}
