import ArgumentParser
import Foundation

/// `tsumugi restore`
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring one town back from a backup into an empty data folder.",
    discussion: """
      Every file is compared with the manifest first. Nothing is ever overwritten. A SQLite database is put in place; a
      PostgreSQL one is left as an archive, and the command that reads it back is printed.
      Exit status: 0 restored, 1 the backup is damaged or the place is not empty, 78 wrong configuration.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "A town's folder inside a backup.") var from: String
  @Flag(help: "Compare and say what would be done; change nothing.") var dryRun = false

  func run() async throws {
    let configuration = try shared.configuration()
    let source = URL(filePath: from)
    guard let manifest = try? BackupManifest.read(from: source) else { throw refusal("\(from) holds no readable \(BackupManifest.name)") }
    if let damaged = try manifest.firstDifference(in: source) { throw refusal("the backup is damaged: \(damaged) is not as it was copied") }
    let home = configuration.data.appending(path: manifest.town)
    guard !FileManager.default.fileExists(atPath: home.path) else { throw refusal("\(home.path) exists already; nothing was changed") }
    say("the backup of \(manifest.town), made at \(manifest.madeAt), is whole: \(manifest.files.count) files")
    guard !dryRun else { return say("would restore into \(home.path)") }
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.copyItem(at: source.appending(path: "keys.json"), to: home.appending(path: "keys.json"))
    try FileManager.default.copyItem(at: source.appending(path: "files"), to: home.appending(path: "files"))
    if manifest.engine == "sqlite" {
      try FileManager.default.copyItem(at: source.appending(path: "database"), to: home.appending(path: "tsumugi.sqlite"))
      say("restored into \(home.path)")
    } else {
      say("files and keys restored into \(home.path); now run: pg_restore --no-owner --dbname=URL \(source.appending(path: "database").path)")
    }
  }

  private func refusal(_ sentence: String) -> ExitCode {
    say(sentence, to: .standardError)
    return ExitCode(1)
  }
}
