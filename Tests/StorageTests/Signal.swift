import Foundation

/// Lets a synchronous transaction body and an asynchronous test wait for each other.
final class Signal: Sendable {
  struct TooLate: Error {}
  private let semaphore = DispatchSemaphore(value: 0)

  func send() { semaphore.signal() }

  /// Blocks the thread of a transaction body until ``send()``.
  func wait() throws {
    guard semaphore.wait(timeout: .now() + 120) == .success else { throw TooLate() }
  }

  /// Waits for ``send()`` without holding a thread of the test's.
  func arrival() async throws {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try self.wait() }) }
    }
  }
}
