import ArgumentParser
import Cases
import Ports
import Web

/// `tsumugi seed`
struct SeedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed", abstract: "Fill a practice town with invented cases, to measure or to learn on.",
    discussion: """
      What is applied for comes from the examples of the town's procedures. Refused in a town with cases of its own.
      Exit status: 0 written, 1 refused.
      """)
  @OptionGroup var shared: SharedOptions
  @Option(help: "How many cases to add.") var cases: Int
  @Flag(help: "Say what would be added; change nothing.") var dryRun = false

  func validate() throws {
    guard cases > 0 else { throw ValidationError("--cases takes a number from 1") }
  }

  func run() async throws {
    for assembly in try await shared.towns() {
      let outcome = try await SeedCommands(feature: assembly.features.cases).seed(cases, dryRun: dryRun) { written in
        if written % 100_000 == 0 { say("\(assembly.town.id): \(written) written") }
      }
      try finish(outcome.prefixed("\(assembly.town.id): "))
    }
  }
}
