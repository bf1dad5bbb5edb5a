import ArgumentParser
import Audit
import Ports
import Web

/// `tsumugi audit verify`
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "The append-only log of every access and change.", subcommands: [Verify.self])

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compute the chain of hashes anew and name the first entry that was altered.",
      discussion: "Exit status: 0 the log is whole, 1 it is not.")
    @OptionGroup var shared: SharedOptions
    @Option(help: "An anchor a former run printed, to notice that the whole log was rewritten.") var anchor: String?

    func run() async throws {
      var isWhole = true
      for assembly in try await shared.towns() {
        let outcome = try await AuditCommands.verify(
          assembly.town.database, vault: assembly.town.vault, anchor: anchor)
        outcome.lines.forEach { say("\(assembly.town.id): \($0)") }
        if outcome.status != 0 { isWhole = false }
      }
      if !isWhole { throw ExitCode(1) }
    }
  }
}
