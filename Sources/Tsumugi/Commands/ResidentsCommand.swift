import ArgumentParser
import Ports
import Residents
import Web

/// `tsumugi residents …`
struct ResidentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "residents", abstract: "The registry of residents: import an extract, see what was imported.",
    subcommands: [Import.self, List.self, Show.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring the registry to the state of an extract, in one transaction.",
      discussion: """
        A CSV file in UTF-8 or CP932 whose first line names the columns: 宛名番号, 世帯番号, 氏, 名, 生年月日, 町字 and so on
        (docs/guide/operator/residents.md). The same file again changes nothing. Who is not in it any more is marked,
        never deleted. Nothing personal is printed without --show-people.
        Exit status: 0 imported, 1 nothing was changed, and why.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "The extract.") var file: String
    @Flag(help: "Read and compare; change nothing.") var dryRun = false
    @Flag(help: "Name each person who changes. Only where nobody else can read the terminal.") var showPeople = false
    @Flag(help: "Go on although more than one in ten would be gone.") var manyGone = false

    func run() async throws {
      let options = ResidentCommands.Options(isDryRun: dryRun, showsPeople: showPeople, mayLoseMany: manyGone)
      let towns = try await shared.towns()
      // An extract is of one town; taken into another it would mark everybody there as gone.
      guard let assembly = towns.first, towns.count == 1 else {
        throw ValidationError("there are several towns in the configuration: name the one the extract is of by --town")
      }
      let outcome = try await ResidentCommands(assembly.features.residents).import(file: file, options)
      try finish(outcome.prefixed("\(assembly.town.id): "))
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "How many people the registry has, and the last imports.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {
      for assembly in try await shared.towns() {
        try finish(try await ResidentCommands(assembly.features.residents).list().prefixed("\(assembly.town.id): "))
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Whether and since when the registry has a person.",
      discussion: "Exit status: 0 found, 1 nobody has this number. Looking at the person is written to the audit log.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "宛名番号.") var number: String
    @Flag(help: "Also who it is.") var showPeople = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let outcome = try await ResidentCommands(assembly.features.residents)
          .show(number: number, showsPeople: showPeople)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }
}
