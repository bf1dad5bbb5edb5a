import FormSchema
import Kernel
import Ports
import Storage
import Web

/// `tsumugi clients …`: what it does, without the command line around it.
///
/// Each gives lines for the terminal and an exit status: 0 done, 1 refused. With `dryRun` everything is checked and
/// nothing is kept.
public struct ClientCommands: Sendable {
  private let desk: ClientDesk
  private var register: ClientRegister { ClientRegister(desk: desk) }
  private let actor = AuditActor.system("command")

  public init(_ feature: ClientsFeature) { desk = feature.desk }

  /// Registers a program; its token is printed once.
  public func add(_ draft: ClientDraft, dryRun: Bool) async throws -> CommandOutcome {
    let known = Set(try await desk.procedures.listCurrent().map(\.id))
    let faults = draft.faults(in: desk.town.profile, known: known)
    guard faults.isEmpty else {
      return CommandOutcome(faults.map { sentence($0, draft, known) }, status: 1)
    }
    return try await change(dryRun) { [register, actor] tx in
      let (client, token) = try register.add(draft, by: actor, in: tx)
      return ["\(client.name): registered until \(client.expiresOn)", tokenLine(token, dryRun)]
    }
  }

  /// One line a program: name, state, department, procedures, calls a minute, last day, last used, with tabs between.
  public func list() async throws -> CommandOutcome {
    let today = desk.town.world.today
    let clients = try await desk.town.database.read { tx in try desk.clients.list(in: tx) }
    return CommandOutcome(
      clients.map { client in
        [
          client.name, client.state(on: today).rawValue, client.department, client.procedures.text,
          "\(client.callsAMinute)", "\(client.expiresOn)", client.lastUsedOn.map { "\($0)" } ?? "never used",
        ].joined(separator: "\t")
      })
  }

  /// Gives a new token, printed once; the one so far counts a week longer unless it ends at once.
  public func renew(_ name: String, days: Int, endsFormerAtOnce: Bool, dryRun: Bool) async throws -> CommandOutcome {
    guard ClientDraft.isAllowed(days: days) else {
      return CommandOutcome(["--days takes 1 to \(ClientDraft.longestDays)"], status: 1)
    }
    return try await change(name, dryRun) { [register, actor] client, tx in
      let (renewed, token) = try register.renew(
        client.id, days: days, endsFormerAtOnce: endsFormerAtOnce, by: actor, in: tx)
      let former = endsFormerAtOnce ? "has ended" : "counts a week longer, and never beyond its last day"
      let line = "\(renewed.name): renewed until \(renewed.expiresOn); the former token \(former)"
      return [line, tokenLine(token, dryRun)]
    }
  }

  /// Ends every token of a program for ever.
  public func revoke(_ name: String, dryRun: Bool) async throws -> CommandOutcome {
    try await change(name, dryRun) { [register, actor] client, tx in
      guard client.revokedAt == nil else { return ["\(client.name): was revoked before"] }
      try register.revoke(client.id, by: actor, in: tx)
      return ["\(client.name): revoked"]
    }
  }

  private func tokenLine(_ token: ClientToken, _ dryRun: Bool) -> String {
    "token, shown this once: \(dryRun ? "not made" : token.text)"
  }

  private func change(
    _ name: String, _ dryRun: Bool, _ body: @escaping @Sendable (Client, any Transaction) throws -> [String]
  ) async throws -> CommandOutcome {
    try await change(dryRun) { [desk] tx in
      guard let client = try desk.clients.lookUp(name: name, in: tx) else { throw ClientsProblem.notFound }
      return try body(client, tx)
    }
  }

  private func change(
    _ dryRun: Bool, _ body: @escaping @Sendable (any Transaction) throws -> [String]
  ) async throws -> CommandOutcome {
    do {
      return try await .change(desk.town.database, dryRun: dryRun, body)
    } catch let problem as ClientsProblem {
      return CommandOutcome([sentence(problem)], status: 1)
    }
  }

  private func sentence(_ fault: ClientDraft.Fault, _ draft: ClientDraft, _ known: Set<String>) -> String {
    switch fault {
    case .name: return "a name has 1 to 80 characters"
    case .department:
      let ids = desk.town.profile.departments.map(\.id).joined(separator: ", ")
      return "“\(draft.department)” is no department of town.yaml; there are \(ids)"
    case .procedures:
      guard case .only(let ids) = draft.procedures else { return "name the procedures, or say --all-procedures" }
      let unknown = ids.subtracting(known).sorted().joined(separator: ", ")
      return "not open: \(unknown); open are \(known.sorted().joined(separator: ", "))"
    case .days: return "--days takes 1 to \(ClientDraft.longestDays)"
    case .callsAMinute:
      return "--calls-a-minute takes \(ClientDraft.callLimits.lowerBound) to \(ClientDraft.callLimits.upperBound)"
    }
  }

  private func sentence(_ problem: ClientsProblem) -> String {
    switch problem {
    case .notFound: "There is no program with this name; tsumugi clients list shows them."
    case .nameTaken: "The name is taken."
    case .revoked: "It was revoked, which is for ever. Register it anew under another name."
    default: problem.code
    }
  }
}
