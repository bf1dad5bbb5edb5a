import Synchronization
import Vault
import Web

/// Passes on, and counts.
final class CountingSessions: ResidentSessions {
  private let sessions: any ResidentSessions
  private let count = Mutex(0)

  init(_ sessions: any ResidentSessions) { self.sessions = sessions }

  var asked: Int { count.withLock { $0 } }

  func resident(of session: Secret) async throws -> Resident? {
    count.withLock { $0 += 1 }
    return try await sessions.resident(of: session)
  }
}
