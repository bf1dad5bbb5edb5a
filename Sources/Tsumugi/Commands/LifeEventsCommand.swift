import ArgumentParser
import Foundation
import Kernel
import LifeEvents
import Ports
import Web

/// `tsumugi life-events …`
struct LifeEventsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "life-events", abstract: "Check, import and list the guides through events of life.",
    subcommands: [Check.self, Import.self, List.self])

  static func commands(_ isJapanese: Bool) -> LifeEventCommands {
    LifeEventCommands(texts: Features.catalogue.texts(in: isJapanese ? .japanese : .english))
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the folders of guides, say what is wrong with file and line, and try their examples.",
      discussion: """
        In a town's folder, the procedures beside it and the life events of its town.yaml are looked at, too.
        Exit status: 0 all well, 1 a mistake was found or an example gives another plan.
        """)
    @Argument(help: "Folders of guides.") var folders: [String]
    @Flag(help: "Say it in Japanese.") var japanese = false

    func run() async throws {
      let commands = LifeEventsCommand.commands(japanese)
      try finish(TownFolder.reporting { try commands.check(folders) { try TownFolder(around: $0).map(GuideFacts.init) } })
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Publish guides in a town; without folders, those beside its town.yaml.",
      discussion: """
        Import the procedures first: a guide may lead only to what takes applications. All or none.
        Exit status: 0 published or unchanged, 1 a mistake was found and nothing was imported.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Folders of guides.") var folders: [String] = []
    @Flag(help: "Check and say what would be published; change nothing.") var dryRun = false
    @Flag(help: "Say it in Japanese.") var japanese = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let found = try folders.isEmpty ? assembly.lifeEventFolders() : folders
        let outcome = try await LifeEventsCommand.commands(japanese).import(
          found, into: assembly.features.lifeEvents, dryRun: dryRun)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the guides of every town: id, steps, title.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {
      for assembly in try await shared.towns() {
        let outcome = try await LifeEventsCommand.commands(true).list(assembly.features.lifeEvents)
        try finish(outcome.prefixed("\(assembly.town.id)\t"))
      }
    }
  }
}
