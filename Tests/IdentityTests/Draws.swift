import Synchronization

/// Random bytes that were chosen beforehand, the last first.
final class Draws: Sendable {
  private let kept: Mutex<[[UInt8]]>

  init(_ draws: [[UInt8]]) { kept = Mutex(draws) }

  var isEmpty: Bool { kept.withLock { $0.isEmpty } }
  func take() -> [UInt8] { kept.withLock { $0.popLast() ?? [0, 0, 0, 0] } }
}
