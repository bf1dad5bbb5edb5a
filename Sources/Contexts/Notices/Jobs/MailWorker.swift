import Kernel
import Logging
import Ports
import Storage
import Web

/// Sends one town's mails: at once after a commit of the same process, and within a second after one of another.
///
/// A mail is claimed, handed over, then marked; a process that dies in between leaves a claim that ends by itself.
/// So each mail is sent at least once, and twice only when the mark is lost after the server took it; its id is
/// the Message-ID both times, so that the receiver can drop the double.
public struct MailWorker: Sendable {
  /// Mails handed over beside each other, each well within ``MailStore/leaseSeconds``.
  static let mostTogether = 8

  let store: MailStore
  let audit: any AuditPort
  let transport: any MailTransport
  let bell: MailBell
  private let logger = Logger(label: "notices")

  init(store: MailStore, audit: any AuditPort, transport: any MailTransport, bell: MailBell) {
    (self.store, self.audit, self.transport, self.bell) = (store, audit, transport, bell)
  }

  private var town: Town { store.town }

  /// Works until its task is cancelled; mails under way are still finished.
  public func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in bell.rings { await deliverAll() } }
      group.addTask {
        while !Task.isCancelled {
          if await hasDue() { await deliverAll() }
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }
  }

  /// Sends everything that is due now.
  /// - Returns: how many mails were tried.
  @discardableResult
  func deliverDue() async throws -> Int {
    var tried = 0
    while !Task.isCancelled {
      let claims = try await town.database.write { [store] tx in try store.claim(most: Self.mostTogether, in: tx) }
      guard !claims.isEmpty else { break }
      try await withThrowingTaskGroup(of: Void.self) { group in
        // Not cancelled with the worker: a mail half handed over at a shutdown would be sent twice.
        for claim in claims { group.addTask { try await Task { try await deliver(claim) }.value } }
        try await group.waitForAll()
      }
      tried += claims.count
    }
    return tried
  }

  private func deliver(_ claim: ClaimedMail) async throws {
    if let endsAt = claim.endsAt, endsAt <= town.world.now { return try await recordExpiry(claim) }
    do {
      try await transport.deliver(claim.mail.get(), from: sender, id: claim.id.description)
    } catch let refusal as MailRefusal {
      return try await recordFailure(claim, refusal)
    } catch {
      // What a library says may quote the mail, so only its type is kept.
      return try await recordFailure(claim, MailRefusal(reason: "\(type(of: error))", mayTryAgain: true))
    }
    try await town.database.write { [store] tx in
      guard try store.markSent(claim, in: tx) else { return }
      try note("notices.mail-sent", claim, in: tx)
    }
  }

  private func recordFailure(_ claim: ClaimedMail, _ refusal: MailRefusal) async throws {
    let chance = town.world.randomBytes(1).first ?? 0
    let outcome = RetrySchedule.outcome(
      after: claim.attempts, mayTryAgain: refusal.mayTryAgain, endsAt: claim.endsAt, now: town.world.now,
      chance: chance)
    try await town.database.write { [store] tx in
      let reason = String(refusal.reason.prefix(300)).filter { $0 != "\0" }
      guard try store.markFailed(claim, reason: reason, outcome, in: tx) else { return }
      switch outcome {
      case .again: break
      case .givenUp: try note("notices.mail-given-up", claim, in: tx)
      case .expired: try note("notices.mail-expired", claim, in: tx)
      }
    }
    logger.warning("mail not sent", metadata: [
      "town": "\(town.id)", "mail": "\(claim.id)", "attempts": "\(claim.attempts)",
      "given-up": "\(outcome == .givenUp)", "expired": "\(outcome == .expired)",
    ])
  }

  /// For a mail whose turn comes after its end: no worker ran, or an officer had held it.
  private func recordExpiry(_ claim: ClaimedMail) async throws {
    try await town.database.write { [store] tx in
      guard try store.markExpired(claim, in: tx) else { return }
      try note("notices.mail-expired", claim, in: tx)
    }
    logger.warning("mail past its time", metadata: ["town": "\(town.id)", "mail": "\(claim.id)"])
  }

  private func note(_ action: String, _ claim: ClaimedMail, in tx: any Transaction) throws {
    try audit.record(
      AuditEntry(
        actor: .system("mail-worker"), action: action, subject: claim.about,
        details: ["mail": claim.id.description, "occasion": claim.occasion, "attempts": "\(claim.attempts)"]),
      in: tx)
  }

  /// The town's name and address, as mail programs show the sender.
  private var sender: String { "\(town.profile.name(in: .japanese)) <\(town.profile.mailFrom)>" }

  private func hasDue() async -> Bool {
    do {
      return try await town.database.read { [store] tx in try store.hasDue(in: tx) }
    } catch {
      report(error)
      return false
    }
  }

  /// A database that cannot be reached now is asked again in a second.
  private func deliverAll() async {
    do { try await deliverDue() } catch { report(error) }
  }

  private func report(_ error: any Error) {
    let reason = (error as? StorageError).map { "\($0)" } ?? "\(type(of: error))"
    logger.error("mails cannot be worked on", metadata: ["town": "\(town.id)", "reason": "\(reason)"])
  }
}
