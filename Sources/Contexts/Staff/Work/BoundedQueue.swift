import Foundation
import Synchronization

/// Work that would hold up the threads that answer requests: a few pieces at once, and only so many waiting.
final class BoundedQueue: Sendable {
  private let queue: OperationQueue
  private let mostInside: Int
  private let inside = Mutex(0)

  /// - Parameter mostInside: waiting and under way together.
  init(atOnce: Int, mostInside: Int) {
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = atOnce
    self.mostInside = mostInside
  }

  /// - Throws: ``StaffProblem/busy`` at once, without waiting, when the queue is full.
  func run<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async throws(StaffProblem) -> Value {
    guard enter() else { throw .busy }
    return await withCheckedContinuation { continuation in
      queue.addOperation { [self] in
        let value = body()
        inside.withLock { $0 -= 1 }
        continuation.resume(returning: value)
      }
    }
  }

  private func enter() -> Bool {
    inside.withLock { inside in
      guard inside < mostInside else { return false }
      inside += 1
      return true
    }
  }
}
