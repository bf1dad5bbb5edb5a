import ArgumentParser
import Ports
import Web

/// `tsumugi keys …`
struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The keys that seal personal data at rest.",
    discussion: """
      Run these as the user the service runs as; the service need not stop. They change sealing keys only: certificates,
      applicants' secrets, search and sign-ins stay as they are.
      Exit status: 0 done, 1 refused or something cannot be opened, 64 wrong usage, 78 wrong configuration.
      """,
    subcommands: [List.self, Rotate.self, Retire.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the sealing keys: number, when made, what they are for.")
    @OptionGroup var shared: SharedOptions
    @Flag(help: "Also count what each key seals; this reads every sealed row.") var count = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let outcome = try await KeysCommand.commands(assembly).list(counting: count)
        try finish(outcome.prefixed("\(assembly.town.id)\t"))
      }
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new key and seal everything anew with it.",
      discussion: """
        Safe to run again: what was cut off goes on where it was, and makes no further key. Older keys stay in the ring
        and open what they sealed until they are retired.
        """)
    @OptionGroup var shared: SharedOptions
    @Flag(help: "Only seal anew what older keys still seal.") var withoutNewKey = false
    @Flag(help: "Count and say what would be done; change nothing.") var dryRun = false

    func run() async throws {
      for assembly in try await shared.towns() {
        let outcome = try await KeysCommand.commands(assembly).rotate(makingKey: !withoutNewKey, dryRun: dryRun)
        try finish(outcome.prefixed("\(assembly.town.id): "))
      }
    }
  }

  struct Retire: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a key out of the ring, once nothing is sealed with it.",
      discussion: """
        Refused while anything is sealed with it, and until the newest key is 15 minutes old. The key is then gone from
        this machine: a backup made before holds it in its own keys.json.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "The key's number, as keys list shows it.") var number: UInt32
    @Flag(help: "Look whether it may go; change nothing.") var dryRun = false

    func run() async throws {
      let towns = try await shared.towns()
      guard let assembly = towns.first, towns.count == 1 else {
        throw ValidationError("each town has keys of its own: name one with --town")
      }
      let outcome = try await KeysCommand.commands(assembly).retire(number, dryRun: dryRun)
      try finish(outcome.prefixed("\(assembly.town.id): "))
    }
  }

  private static func commands(_ assembly: TownAssembly) -> KeysDesk {
    let id = assembly.town.id
    return KeysDesk(
      town: assembly.town, columns: Features.sealedColumns, audit: assembly.features.log,
      report: { say("\(id): \($0)") })
  }
}
