import ArgumentParser
import Foundation
import Ports
import Staff
import Web
import Yams

/// `tsumugi staff …`
struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Officers: who they are and what they may do.",
    discussion: "Each ends with 0 when done and 1 when refused; with --dry-run everything is checked and nothing kept.",
    subcommands: [
      Add.self, List.self, Disable.self, Enable.self, SetPosts.self, ResetPassword.self, ResetSecondFactor.self, Import.self,
    ])

  fileprivate static let postsHelp: ArgumentHelp = """
    Posts as department/role: a department of town.yaml, or * for the whole town, with clerk, decider, department-admin, \
    town-admin, registrar, engineer or auditor.
    """

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add an officer; a one-time password is printed once.",
      discussion: """
        As tsumugi staff add mori.kenji --name '森 健二' --kana 'モリ ケンジ' --posts disaster-prevention/clerk
        At the first sign-in the officer sets up an authenticator app and chooses a password.
        """)
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name: 3 to 64 of a-z 0-9 . _ -, beginning with a letter.") var signInName: String
    @Option(help: "姓 and 名 with a space between.") var name: String
    @Option(help: "How the name is read, in kana.") var kana: String
    @Option(help: "Mail address.") var mail = ""
    @Option(parsing: .upToNextOption, help: StaffCommand.postsHelp) var posts: [String]
    @Flag(help: "Check only.") var dryRun = false

    func run() async throws {
      let read = posts.compactMap(Post.init)
      guard read.count == posts.count else { throw ValidationError("--posts takes department/role") }
      let draft = OfficerDraft(signInName: signInName, name: name, kana: kana, mail: mail, posts: Set(read))
      try await StaffCommand.each(shared) { try await $0.add(draft, dryRun: dryRun) }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List officers: sign-in name, state, posts.")
    @OptionGroup var shared: SharedOptions
    func run() async throws { try await StaffCommand.each(shared) { try await $0.list() } }
  }

  struct Disable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop an officer from signing in, and end their sessions.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name.") var signInName: String
    @Flag(help: "Check only.") var dryRun = false
    func run() async throws { try await StaffCommand.each(shared) { try await $0.disable(signInName, dryRun: dryRun) } }
  }

  struct Enable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let an officer sign in again.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name.") var signInName: String
    @Flag(help: "Check only.") var dryRun = false
    func run() async throws { try await StaffCommand.each(shared) { try await $0.enable(signInName, dryRun: dryRun) } }
  }

  struct SetPosts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set-posts", abstract: "Replace an officer's posts.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name.") var signInName: String
    @Option(parsing: .upToNextOption, help: StaffCommand.postsHelp) var posts: [String]
    @Flag(help: "Check only.") var dryRun = false
    func run() async throws { try await StaffCommand.each(shared) { try await $0.setPosts(signInName, posts, dryRun: dryRun) } }
  }

  struct ResetPassword: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "reset-password", abstract: "Give a one-time password, printed once.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name.") var signInName: String
    @Flag(help: "Check only.") var dryRun = false
    func run() async throws { try await StaffCommand.each(shared) { try await $0.resetPassword(signInName, dryRun: dryRun) } }
  }

  struct ResetSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset-second-factor", abstract: "The next sign-in sets up a new authenticator app.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "Sign-in name.") var signInName: String
    @Flag(help: "Check only.") var dryRun = false
    func run() async throws { try await StaffCommand.each(shared) { try await $0.resetSecondFactor(signInName, dryRun: dryRun) } }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add the officers of a staff.yaml; those already there stay as they are.")
    @OptionGroup var shared: SharedOptions
    @Argument(help: "The file; Examples/TsumugiCity/staff.yaml shows its form.") var file: String
    @Flag(help: "Check only.") var dryRun = false

    func run() async throws {
      let list = try StaffCommand.readList(file)
      try await StaffCommand.each(shared) { try await $0.importList(list, dryRun: dryRun) }
    }
  }

  /// - Throws: an exit with status 1 after naming what is wrong with the file.
  static func readList(_ file: String) throws -> StaffList {
    do {
      return try YAMLDecoder().decode(StaffList.self, from: String(contentsOfFile: file, encoding: .utf8))
    } catch {
      say("\(file): \(error)", to: .standardError)
      throw ExitCode(1)
    }
  }

  private static func each(_ shared: SharedOptions, _ work: (StaffCommands) async throws -> CommandOutcome) async throws {
    for assembly in try await shared.towns() {
      let report = try await work(StaffCommands(town: assembly.town, audit: assembly.features.log))
      try finish(report.prefixed("\(assembly.town.id): "))
    }
  }
}
