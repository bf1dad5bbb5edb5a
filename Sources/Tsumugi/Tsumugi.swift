import ArgumentParser

/// One binary runs a town's online procedures, its counter and its back office.
@main
struct Tsumugi: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "tsumugi",
    abstract: "Digital government for a municipality, in one binary.",
    discussion: "Begin with `tsumugi demo`: an invented town, running on this machine.",
    version: version,
    subcommands: [
      ServeCommand.self, MigrateCommand.self, CheckCommand.self, ProceduresCommand.self, StaffCommand.self,
      ReferenceCommand.self, AuditCommand.self, KeysCommand.self, CertificatesCommand.self, FilesCommand.self,
      BackupCommand.self, RestoreCommand.self, SeedCommand.self, DemoCommand.self,
    ])
}
