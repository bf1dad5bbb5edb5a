/// Wakes the worker of the same process as soon as there is something to send.
///
/// It rings inside the transaction that writes the mail. Writes of a town run one after another, so the worker's own
/// write, asked for after the ring, begins after that transaction has ended: it never looks too early.
struct MailBell: Sendable {
  let rings: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1)) }

  func ring() { continuation.yield() }
}
