import Kernel
import Logging
import Ports
import Storage
import Web

/// Sends what is due, again and again, until the process stops.
///
/// At least once: a mail whose sending was cut off is sent again after its lease. Its id is the Message-ID, so that the
/// receiver can drop the double.
public struct MailWorker: Sendable {
  private static let atOnce = 20

  let store: MailStore
  let transport: any MailTransport
  private let logger = Logger(label: "notices")

  /// Runs until the task is cancelled.
  public func run() async throws {
    while !Task.isCancelled {
      let sent = (try? await sendDue()) ?? 0
      if sent == 0 { try? await Task.sleep(for: .seconds(1)) }
    }
  }

  /// Sends what is due now.
  /// - Returns: how many were tried.
  @discardableResult
  public func sendDue() async throws -> Int {
    let due = try await store.town.database.write { tx in try store.claim(atMost: Self.atOnce, in: tx) }
    for queued in due { try await send(queued) }
    return due.count
  }

  private func send(_ queued: QueuedMail) async throws {
    do {
      try await transport.deliver(queued.mail, from: store.town.profile.mailFrom, id: queued.id.description)
      try await store.town.database.write { tx in try store.markSent(queued.id, in: tx) }
    } catch {
      let refusal = error as? MailRefusal ?? MailRefusal(reason: "\(type(of: error))", mayTryAgain: true)
      // `attempts` was read before this attempt was counted.
      let wait = refusal.mayTryAgain && queued.attempts < QueuedMail.waits.count ? QueuedMail.waits[queued.attempts] : nil
      logger.warning("mail not sent", metadata: ["mail": "\(queued.id)", "reason": "\(refusal.reason)"])
      try await store.town.database.write { tx in
        try store.markFailed(queued.id, refusal.reason, wait: wait, in: tx)
      }
    }
  }
}
