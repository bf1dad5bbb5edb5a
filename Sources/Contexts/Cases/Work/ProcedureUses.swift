import Kernel
import Ports
import Storage
import Synchronization
import Web

/// Counts the cases of procedures, at most once a minute.
final class ProcedureUses: ProcedureUsePort {
  private struct Counted {
    let at: Instant
    let uses: [String: ProcedureUse]
  }

  private let town: Town
  private let counted = Mutex<[Set<String>: Counted]>([:])

  private static let millisecondsKept = 60_000
  private static let recentMilliseconds = 30 * 24 * 3600 * 1000
  /// So many officers' procedures are kept counted.
  private static let most = 32

  init(town: Town) { self.town = town }

  func uses(of procedures: Set<String>) async throws -> [String: ProcedureUse] {
    let now = town.world.now
    let kept = counted.withLock { $0[procedures] }
    if let kept, now.milliseconds - kept.at.milliseconds < Self.millisecondsKept { return kept.uses }
    let since = Instant(milliseconds: now.milliseconds - Self.recentMilliseconds)
    let uses = try await town.database.read { tx in
      try ProcedureUseQuery.uses(of: procedures, since: since, in: tx)
    }
    counted.withLock { counted in
      if counted.count >= Self.most { counted = [:] }
      counted[procedures] = Counted(at: now, uses: uses)
    }
    return uses
  }
}

/// Counts cases by procedure. Reads only.
enum ProcedureUseQuery {
  /// - Complexity: all of a procedure's cases are counted along an index, recent ones are looked at one by one.
  static func uses(
    of procedures: Set<String>, since: Instant, in tx: any Transaction
  ) throws -> [String: ProcedureUse] {
    guard !procedures.isEmpty else { return [:] }
    var uses: [String: ProcedureUse] = [:]
    for row in try tx.rows("""
      SELECT procedure_id, count(*) AS n FROM cases_case
      WHERE procedure_id IN (\(list(procedures.sorted()))) GROUP BY procedure_id
      """)
    {
      uses[try row.text("procedure_id"), default: ProcedureUse()].all = try row.int("n")
    }
    for (procedure, count) in try recent(since: since, in: tx) { uses[procedure]?.recent = count }
    return uses
  }

  /// By department and status, as there is an index by arrival for each pair of them.
  private static func recent(since: Instant, in tx: any Transaction) throws -> [String: Int] {
    let places = try tx.rows("SELECT department, status FROM cases_tally WHERE cases > 0").map { row in
      (try row.text("department"), try row.text("status"))
    }
    var counts: [String: Int] = [:]
    for (department, status) in places {
      for row in try tx.rows("""
        SELECT procedure_id, count(*) AS n FROM cases_case
        WHERE department = \(department) AND status = \(status) AND received_at >= \(since) GROUP BY procedure_id
        """)
      {
        counts[try row.text("procedure_id"), default: 0] += try row.int("n")
      }
    }
    return counts
  }

  private static func list(_ values: [String]) -> SQLText {
    SQLText.joined(values.map { "\($0)" }, separator: ", ")
  }
}
