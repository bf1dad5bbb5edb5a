import ArgumentParser
import Kernel
import Ports
import Reference
import Web

extension ReferenceData.Kind: ExpressibleByArgument {}

/// `tsumugi reference import`
struct ReferenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Postal codes, municipality codes, holidays.", subcommands: [Import.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a CSV file in the place of the former data, in one transaction.",
      discussion: """
        postal-places: Japan Post's utf_ken_all.csv. municipalities: code,prefecture,name,kana. holidays: date,name.
        Source and date are recorded. Exit status: 0 imported, 1 the named line cannot be used and nothing was changed.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "postal-places, municipalities or holidays.") var kind: ReferenceData.Kind
    @Argument(help: "The file, in UTF-8.") var file: String
    @Option(help: "Where the data comes from.") var source: String
    @Option(help: "The day the data is of, as 2026-11-01.") var dataDate: String
    @Flag(help: "Read and count; change nothing.") var dryRun = false

    func run() async throws {
      guard let date = CivilDate(dataDate) else { throw ValidationError("--data-date takes a date such as 2026-11-01") }
      for assembly in try await shared.towns() {
        let outcome = try await ReferenceCommands(assembly.features.reference).import(
          kind, file: file, source: source, dataOn: date, dryRun: dryRun)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }
}
