import ArgumentParser

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
}
