import ArgumentParser
import Foundation

/// One binary runs a town's online procedures, its counter and its back office.
@main
struct Tsumugi: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tsumugi",
    abstract: "Digital government for a municipality, in one binary.",
    discussion: """
      Begin with `tsumugi demo`: an invented town, running on this machine.
      For a town of your own write tsumugi.yaml (docs/guide/operator/configuration.md); then procedures import, staff add,
      check and serve. Exit statuses: 0 done, 1 refused or not well, 64 wrong usage, 78 wrong configuration.
      """,
    version: version,
    subcommands: [
      ServeCommand.self, MigrateCommand.self, CheckCommand.self, ProceduresCommand.self, LifeEventsCommand.self, DecisionsCommand.self,
      StaffCommand.self, ClientsCommand.self, ReferenceCommand.self, ResidentsCommand.self, AuditCommand.self, KeysCommand.self, CertificatesCommand.self,
      FilesCommand.self, BackupCommand.self, RestoreCommand.self, SeedCommand.self, DemoCommand.self,
    ])

  static func main() async {
    do {
      try await perform(nil)
    } catch {
      exit(withError: error)
    }
  }

  /// Runs the command that `arguments` name, or those of the process.
  /// - Throws: an exit with status 78 (EX_CONFIG) after printing what is wrong, when the configuration is refused.
  static func perform(_ arguments: [String]?) async throws {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let refused as Configuration.Refused {
      refused.mistakes.forEach { say($0, to: .standardError) }
      throw ExitCode(78)
    }
  }
}
