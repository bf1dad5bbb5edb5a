import Cases
import Kernel
import Logging
import Notices
import Staff
import Storage
import Web

/// Throws away what has outlived its time: once an hour, each town by itself.
struct Housekeeping: Sendable {
  let assembly: TownAssembly
  let logger: Logger

  func run() async throws {
    while !Task.isCancelled {
      do {
        try await clear()
      } catch {
        logger.error("housekeeping failed", metadata: ["town": "\(assembly.town.id)", "error": "\(type(of: error))"])
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }

  /// Forms remembered for a day, ended windows of attempts, expired drafts, ended sessions, mails sent long ago.
  func clear() async throws {
    let now = assembly.town.world.now
    try await assembly.town.database.write { tx in
      try Once.prune(before: now.adding(seconds: -86_400), in: tx)
      try AttemptLimit.prune(endedBefore: now, in: tx)
    }
    _ = try await assembly.features.cases.prune()
    _ = try await assembly.features.staff.prune()
    _ = try await assembly.features.notices.prune()
  }
}
