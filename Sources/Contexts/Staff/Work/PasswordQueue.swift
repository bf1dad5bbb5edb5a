import Kernel
import Vault

/// Where passwords are hashed: away from the threads that answer requests, and at most two at once, because each
/// takes 19 MiB and some 30 ms of a core.
///
/// Who comes when ``mostInside`` are inside is asked to come again: a flood of sign-ins must not make everybody wait
/// ever longer.
enum PasswordQueue {
  /// Waiting and under way. More than a town hall whose officers all begin at the same minute sends within a second.
  static let mostInside = 256
  /// About how long a full queue takes, in seconds.
  static let secondsToDrain = 5

  /// The one of this process.
  static let shared = BoundedQueue(atOnce: 2, mostInside: mostInside)

  /// A valid hash that no password is known for: an unknown name costs as much time as a known one.
  static let nobody = PasswordHash(
    encoded: "$argon2id$v=19$m=19456,t=2,p=1$NEvQX3hhwjzQw2ADLUQ6GA$2HfZo1yQ49Wlu2B8IKHXhOQXhT5e9gI7o6usgV8xYkI")

  /// - Throws: ``StaffProblem/busy`` when too many wait.
  static func matches(
    _ password: Password, _ hash: PasswordHash, in queue: BoundedQueue = shared
  ) async throws(StaffProblem) -> Bool {
    try await queue.run { password.matches(hash) }
  }

  /// - Throws: ``StaffProblem/busy`` when too many wait, or memory is short.
  static func hash(_ password: Password, world: World) async throws(StaffProblem) -> PasswordHash {
    guard let hash = try await shared.run({ password.hash(world: world) }) else { throw .busy }
    return hash
  }
}
