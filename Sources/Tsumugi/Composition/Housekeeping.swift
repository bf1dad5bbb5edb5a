import Cases
import Clients
import Identity
import Kernel
import Logging
import Notices
import Residents
import Staff
import Storage
import Web

/// Throws away what has outlived its time, and reminds of what soon will have: once an hour, each town by itself.
struct Housekeeping: Sendable {
  let assembly: TownAssembly
  let logger: Logger

  /// Looking for files nobody names reads every record, so it is done at the start and then once a day.
  private static let hoursBetweenCollections = 24

  func run() async throws {
    var hour = 0
    while !Task.isCancelled {
      await attempt("clearing of abandoned folders") { try assembly.town.files.removeAbandoned() }
      await attempt("housekeeping") { try await clear() }
      await attempt("reminding of tokens") { _ = try await assembly.features.clients.remind() }
      if hour % Self.hoursBetweenCollections == 0 { await attempt("collection of files") { try await collectFiles() } }
      hour += 1
      try? await Task.sleep(for: .seconds(3600))
    }
  }

  private func attempt(_ what: String, _ work: () async throws -> Void) async {
    do {
      try await work()
    } catch {
      logger.error("\(what) failed", metadata: ["town": "\(assembly.town.id)", "error": "\(type(of: error))"])
    }
  }

  /// Attachments of drafts that ended, and of transactions that never committed.
  func collectFiles() async throws {
    let done = try await assembly.fileCollection.collect()
    guard done != CollectedFiles() else { return }
    logger.notice(
      "files collected",
      metadata: [
        "town": "\(assembly.town.id)", "set-aside": "\(done.setAside)", "removed": "\(done.removed)",
        "brought-back": "\(done.broughtBack)", "cut-off": "\(done.cutOff)",
      ])
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
    _ = try await assembly.features.identity.prune()
    try await assembly.features.residents.prune()
    _ = try await assembly.features.notices.prune()
  }
}
