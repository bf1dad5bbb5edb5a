import Kernel
import Ports
import Storage
import Vault
import Web

/// What an operator does to the staff directory: `tsumugi staff add`, `list`, `disable`, …
///
/// Each gives lines for the terminal and an exit status: 0 done, 1 refused. With `dryRun` everything is checked and
/// nothing is kept.
public struct StaffCommands: Sendable {
  private let desk: StaffDesk
  private var officers: OfficerDesk { OfficerDesk(desk: desk) }
  private var town: Town { desk.town }
  private let actor = AuditActor.system("command")

  public init(town: Town, audit: any AuditPort) { desk = StaffDesk(town: town, audit: audit) }

  /// Adds one officer with a one-time password, which is printed once.
  public func add(_ draft: OfficerDraft, dryRun: Bool) async throws -> CommandOutcome {
    try await add([draft], dryRun: dryRun)
  }

  /// Adds every officer of the list that is not there yet; those who are stay as they are.
  public func importList(_ list: StaffList, dryRun: Bool) async throws -> CommandOutcome {
    let names = list.officers.map(\.draft)
    let known = try await town.database.read { tx in
      Set(try names.filter { draft in
        guard let name = SignInName(draft.signInName) else { return false }
        return try OfficerStore.lookUp(signInName: name.text, in: tx) != nil
      }.map(\.signInName))
    }
    let report = try await add(names.filter { !known.contains($0.signInName) }, dryRun: dryRun)
    return CommandOutcome(
      known.sorted().map { "\($0): already there, left as it is" } + report.lines, status: report.status)
  }

  /// All or none: a list with one fault adds nobody.
  private func add(_ drafts: [OfficerDraft], dryRun: Bool) async throws -> CommandOutcome {
    let faults = drafts.flatMap { draft in
      draft.faults(in: town.profile).map { "\(draft.signInName): \(Self.sentence($0))" }
    }
    guard faults.isEmpty else { return CommandOutcome(faults, status: 1) }
    var prepared: [(draft: OfficerDraft, password: String, hash: PasswordHash)] = []
    for draft in drafts {
      let password = officers.newInitialPassword()
      prepared.append((draft, password, try await PasswordQueue.hash(Password(password), world: town.world)))
    }
    return try await change(dryRun) { [prepared] tx in
      try prepared.map { draft, password, hash in
        _ = try officers.add(draft, password: hash, by: actor, in: tx)
        return "\(draft.signInName): added, one-time password \(dryRun ? "not made" : password)"
      }
    }
  }

  /// Adds an officer who can sign in at once with `password` and the app behind `secret`: for demonstrations.
  public func addReady(_ draft: OfficerDraft, password: String, secret: OneTimePassword) async throws -> CommandOutcome {
    let faults = draft.faults(in: town.profile)
    guard faults.isEmpty else {
      return CommandOutcome(faults.map { "\(draft.signInName): \(Self.sentence($0))" }, status: 1)
    }
    let hash = try await PasswordQueue.hash(Password(password), world: town.world)
    return try await change(false) { tx in
      _ = try officers.add(
        draft, password: hash, mustChangePassword: false, secret: secret, by: actor, in: tx)
      return ["\(draft.signInName): added, ready to sign in"]
    }
  }

  /// One line an officer: sign-in name, state, posts.
  public func list() async throws -> CommandOutcome {
    let found = try await town.database.read { tx in try OfficerListStore.list(.init(), offset: 0, most: nil, in: tx) }
    return CommandOutcome(found.map { "\($0.signInName)\t\($0.state.rawValue)\t\($0.posts.codes)" })
  }

  public func disable(_ signInName: String, dryRun: Bool) async throws -> CommandOutcome {
    try await change(signInName, dryRun, "disabled, and signed out everywhere") { id, tx in
      try officers.disable(id, by: actor, in: tx)
    }
  }

  public func enable(_ signInName: String, dryRun: Bool) async throws -> CommandOutcome {
    try await change(signInName, dryRun, "may sign in again") { id, tx in try officers.enable(id, by: actor, in: tx) }
  }

  /// - Parameter posts: `citizens/clerk`, `*/town-admin`; they replace all earlier ones.
  public func setPosts(_ signInName: String, _ posts: [String], dryRun: Bool) async throws -> CommandOutcome {
    let read = posts.map { Post($0) }
    let wrong = zip(posts, read).filter { _, post in post.map { !OfficerDraft.exists($0, in: town.profile) } ?? true }
    guard wrong.isEmpty, !posts.isEmpty else {
      return CommandOutcome(
        wrong.map { "“\($0.0)” is no post of this town" } + ["Give posts as department/role."], status: 1)
    }
    return try await change(signInName, dryRun, "posts are now \(Set(read.compactMap(\.self)).codes)") { id, tx in
      try officers.setPosts(of: id, Set(read.compactMap(\.self)), by: actor, in: tx)
    }
  }

  /// Gives a one-time password, printed once.
  public func resetPassword(_ signInName: String, dryRun: Bool) async throws -> CommandOutcome {
    let password = officers.newInitialPassword()
    let hash = try await PasswordQueue.hash(Password(password), world: town.world)
    let done = "signed out everywhere, one-time password \(dryRun ? "not made" : password)"
    return try await change(signInName, dryRun, done) { id, tx in
      try officers.resetPassword(id, to: hash, by: actor, in: tx)
    }
  }

  /// The next sign-in sets up an authenticator app anew.
  public func resetSecondFactor(_ signInName: String, dryRun: Bool) async throws -> CommandOutcome {
    try await change(signInName, dryRun, "the next sign-in sets up a new authenticator app") { id, tx in
      try officers.resetSecondFactor(id, by: actor, in: tx)
    }
  }

  private func change(
    _ signInName: String, _ dryRun: Bool, _ done: String,
    _ body: @escaping @Sendable (ID<Officer>, any Transaction) throws -> Void
  ) async throws -> CommandOutcome {
    try await change(dryRun) { tx in
      guard let name = SignInName(signInName), let account = try OfficerStore.lookUp(signInName: name.text, in: tx)
      else { throw StaffProblem.officerNotFound }
      try body(account.id, tx)
      return ["\(name.text): \(done)"]
    }
  }

  private func change(
    _ dryRun: Bool, _ body: @escaping @Sendable (any Transaction) throws -> [String]
  ) async throws -> CommandOutcome {
    do {
      return try await .change(town.database, dryRun: dryRun, body)
    } catch let problem as StaffProblem {
      return CommandOutcome([Self.sentence(problem)], status: 1)
    }
  }

  private static func sentence(_ fault: OfficerDraft.Fault) -> String {
    switch fault {
    case .signInName: "a sign-in name is 3 to 64 of a-z 0-9 . _ - and begins with a letter"
    case .name: "the name is missing or longer than 80 characters"
    case .kana: "the reading is missing or not in kana"
    case .mail: "the mail address cannot be used"
    case .posts: "a post is missing, or its department is not in town.yaml"
    }
  }

  private static func sentence(_ problem: StaffProblem) -> String {
    switch problem {
    case .officerNotFound: "There is no officer with this sign-in name."
    case .signInNameTaken: "The sign-in name is taken."
    case .lastTownAdmin: "Refused: nobody would be left who can manage officers. Add another town-admin first."
    case .busy: "Memory is too short to hash a password. Try again later."
    }
  }
}
