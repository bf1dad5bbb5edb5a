import ArgumentParser
import Clients
import Ports
import Web

/// `tsumugi clients …`
struct ClientsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clients", abstract: "Programs that apply for people by the API: who they are and what they may call.",
    discussion: "Each ends with 0 when done and 1 when refused; with --dry-run everything is checked and nothing kept.",
    subcommands: [Add.self, List.self, Renew.self, Revoke.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Register a program; its token is printed once.",
      discussion: """
        As tsumugi clients add '窓口システム' --department digital --procedures resident-record-copy --days 90
        Put the token where the program reads its secrets, never into its source. It is needed to hand in applications
        and to follow them; what everybody may read (GET /api/procedures) needs none.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "What officers call it.") var name: String
    @Option(help: "The department that answers for it, by its id in town.yaml.") var department: String
    @Option(parsing: .upToNextOption, help: "Ids of the procedures it may apply for.") var procedures: [String] = []
    @Flag(help: "It may apply for every procedure, also those that come later.") var allProcedures = false
    @Option(help: "How many days the token counts: 1 to 365.") var days = ClientDraft.longestDays
    @Option(help: "How often it may call in a minute: 1 to 600.") var callsAMinute = 60
    @Flag(help: "Check only.") var dryRun = false

    func run() async throws {
      guard procedures.isEmpty || !allProcedures else {
        throw ValidationError("Say either --procedures or --all-procedures.")
      }
      let allowed: AllowedProcedures? = allProcedures ? .all : procedures.isEmpty ? nil : .only(Set(procedures))
      let draft = ClientDraft(
        name: name, department: department, procedures: allowed, days: days, callsAMinute: callsAMinute)
      try finish(try await ClientsCommand.one(shared) { try await $0.add(draft, dryRun: dryRun) })
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List programs: name, state, department, procedures, calls a minute, last day, last used.",
      discussion: "States: active, expiring (30 days or less), expired, revoked. Tabs between; no token is shown.")
    @OptionGroup var shared: SharedOptions

    func run() async throws {
      for assembly in try await shared.towns() {
        try finish(try await ClientCommands(assembly.features.clients).list().prefixed("\(assembly.town.id)\t"))
      }
    }
  }

  struct Renew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give a program a new token, printed once.",
      discussion: """
        The former token counts a week longer (and never beyond its last day), so that nothing stands still while the
        new one is put in. When the former one got into wrong hands, say --at-once.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Its name, as list shows it.") var name: String
    @Option(help: "How many days the new token counts: 1 to 365.") var days = ClientDraft.longestDays
    @Flag(help: "The former token ends now.") var atOnce = false
    @Flag(help: "Check only.") var dryRun = false

    func run() async throws {
      try finish(
        try await ClientsCommand.one(shared) {
          try await $0.renew(name, days: days, endsFormerAtOnce: atOnce, dryRun: dryRun)
        })
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End every token of a program, for ever. What it handed in stays.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Its name, as list shows it.") var name: String
    @Flag(help: "Check only.") var dryRun = false

    func run() async throws {
      try finish(try await ClientsCommand.one(shared) { try await $0.revoke(name, dryRun: dryRun) })
    }
  }

  /// A token is of one town; a command that would give one in each is a mistake.
  private static func one(
    _ shared: SharedOptions, _ work: (ClientCommands) async throws -> CommandOutcome
  ) async throws -> CommandOutcome {
    let towns = try await shared.towns()
    guard let assembly = towns.first, towns.count == 1 else { throw ValidationError("Name one town by --town.") }
    return try await work(ClientCommands(assembly.features.clients)).prefixed("\(assembly.town.id): ")
  }
}
