import Foundation
import Kernel
import Vault

/// Where passwords are hashed: away from the threads that answer requests, and at most two at once, because each
/// takes 19 MiB and some 30 ms of a core.
enum PasswordQueue {
  private static let queue: OperationQueue = {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    return queue
  }()

  /// A valid hash that no password is known for: an unknown name costs as much time as a known one.
  static let nobody = PasswordHash(
    encoded: "$argon2id$v=19$m=19456,t=2,p=1$NEvQX3hhwjzQw2ADLUQ6GA$2HfZo1yQ49Wlu2B8IKHXhOQXhT5e9gI7o6usgV8xYkI")

  static func matches(_ password: Password, _ hash: PasswordHash) async -> Bool {
    await run { password.matches(hash) }
  }

  /// - Throws: ``StaffProblem/busy`` when memory is short.
  static func hash(_ password: Password, world: World) async throws -> PasswordHash {
    guard let hash = await run({ password.hash(world: world) }) else { throw StaffProblem.busy }
    return hash
  }

  private static func run<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
    await withCheckedContinuation { continuation in
      queue.addOperation { continuation.resume(returning: body()) }
    }
  }
}
