import ArgumentParser
import Foundation
import Kernel
import Ports
import Procedures
import Web

/// `tsumugi procedures …`
struct ProceduresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedures", abstract: "Check, import, export, close, list and print procedures.",
    subcommands: [Check.self, Import.self, Export.self, Close.self, List.self, PrintCommand.self])

  static func texts(_ isJapanese: Bool) -> Texts { Features.catalogue.texts(in: isJapanese ? .japanese : .english) }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read procedure folders, say what is wrong with file and line, and run their examples.",
      discussion: """
        In a town's folder, what its town.yaml names and the procedures beside it are looked at, too.
        Exit status: 0 all well, 1 a mistake was found or an example does not hold.
        """)
    @Argument(help: "Procedure folders.") var folders: [String]
    @Flag(help: "Say it in Japanese.") var japanese = false

    func run() async throws {
      let commands = ProcedureCommands(
        texts: ProceduresCommand.texts(japanese), town: nil, today: World.live.today)
      try finish(
        TownFolder.reporting { try commands.check(folders) { try TownFolder(around: $0).map { TownFacts($0.profile) } } })
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Publish procedure folders in a town; without folders, those beside its town.yaml.",
      discussion: "All or none. Exit status: 0 published or unchanged, 1 a mistake was found and nothing was imported.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Procedure folders.") var folders: [String] = []
    @Flag(help: "Check and say what would be published; change nothing.") var dryRun = false
    @Flag(help: "Say it in Japanese.") var japanese = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let commands = ProcedureCommands(
          texts: ProceduresCommand.texts(japanese), town: assembly.features.procedures.townFacts,
          today: assembly.town.world.today)
        let found = try folders.isEmpty ? assembly.procedureFolders() : folders
        let outcome = try await commands.import(
          found, into: assembly.features.procedures, dryRun: dryRun)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the open version of a procedure as a folder.",
      discussion: "Exit status: 0 written, 1 there is no such open procedure or the folder is there already.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "The procedure's id.") var procedure: String
    @Option(help: "Where to put the folder.") var to = "."
    @Flag(help: "Name the files; write nothing.") var dryRun = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let commands = ProcedureCommands(
          texts: ProceduresCommand.texts(false), town: nil, today: assembly.town.world.today)
        let outcome = try await commands.export(procedure, from: assembly.features.procedures, to: to, dryRun: dryRun)
        try finish(outcome)
      }
    }
  }

  struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a procedure off the portal: no new applications.",
      discussion: """
        Applications that were sent go on as before, and their pages, papers and certificates stay.
        Applications that were begun cannot be sent any more. Import the folder again to open it again.
        Exit status: 0 closed, 1 there is no such open procedure.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "The procedure's id, as procedures list shows it.") var procedure: String
    @Flag(help: "Look whether it is open; change nothing.") var dryRun = false
    @Flag(help: "Say it in Japanese.") var japanese = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let commands = ProcedureCommands(
          texts: ProceduresCommand.texts(japanese), town: nil, today: assembly.town.world.today)
        let outcome = try await commands.close(procedure, in: assembly.features.procedures, dryRun: dryRun)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the open procedures of every town: id, number, version, title.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {
      for assembly in try await shared.towns() {
        let commands = ProcedureCommands(
          texts: ProceduresCommand.texts(true), town: nil, today: assembly.town.world.today)
        let outcome = try await commands.list(assembly.features.procedures)
        try finish(outcome.prefixed("\(assembly.town.id)\t"))
      }
    }
  }
}
