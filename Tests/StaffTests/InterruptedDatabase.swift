import Storage
import Synchronization

/// Lets something happen between two writes, as somebody else's request would.
final class InterruptedDatabase: Database {
  private let inner: any Database
  private let write: Int
  private let interruption: @Sendable () async throws -> Void
  private let writes = Mutex(0)

  /// - Parameter write: the number of the write before which it happens; the first is 1.
  init(_ inner: any Database, before write: Int, _ interruption: @escaping @Sendable () async throws -> Void) {
    (self.inner, self.write, self.interruption) = (inner, write, interruption)
  }

  var engine: String { inner.engine }

  func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    try await inner.read(body)
  }

  func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
    let number = writes.withLock { writes in
      writes += 1
      return writes
    }
    if number == write { try await interruption() }
    return try await inner.write(body)
  }

  func backUp(to path: String) async throws { try await inner.backUp(to: path) }
  func close() async throws { try await inner.close() }
}
