import ArgumentParser
import Foundation
import Storage
import Web

/// `tsumugi restore`
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring one town back from a backup into an empty data folder.",
    discussion: """
      Every file is compared with the manifest first. Nothing is ever overwritten: a data folder that is there, or a
      PostgreSQL schema that holds data, is refused. A schema that another command made and nobody worked with gives way.
      Exit status: 0 restored, 1 the backup is damaged or the place is not empty, 78 wrong configuration.
      """)

  @OptionGroup var shared: SharedOptions
  @Argument(help: "A town's folder inside a backup.") var from: String
  @Flag(help: "Compare and say what would be done; change nothing.") var dryRun = false

  func run() async throws {
    let configuration = try shared.configuration()
    do {
      let restore = try TownRestore(from: from, configuration)
      let manifest = restore.manifest
      say("the backup of \(manifest.town), made at \(manifest.madeAt), is whole: \(manifest.files.count) files")
      guard !dryRun else { return say("would restore \(restore.sentence)") }
      try await restore.run()
      say("restored \(restore.sentence)")
    } catch let refused as TownRestore.Refused {
      throw refusal(refused.sentence)
    } catch let refused as ContentsCopy.Refused {
      throw refusal("\(refused). Nothing was restored")
    } catch let error as StorageError {
      throw refusal("the database could not be restored: \(error)")
    }
  }

  private func refusal(_ sentence: String) -> ExitCode {
    say(sentence, to: .standardError)
    return ExitCode(1)
  }
}
