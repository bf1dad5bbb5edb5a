import Kernel
import Ports
import Storage
import Vault

/// What an operator asks of the log: `tsumugi audit verify`.
public enum AuditCommands {
  /// Reads the whole log and says whether it is as it was written.
  ///
  /// - Parameter anchor: what an earlier run printed after `Anchor:`, as `seq:hash`.
  /// - Returns: lines for the terminal; exit status 0 whole, 1 altered, 64 when `anchor` is no anchor.
  public static func verify(
    _ database: any Database, vault: Vault, anchor: String? = nil
  ) async throws -> CommandOutcome {
    var known: AuditAnchor?
    if let anchor {
      guard let read = AuditAnchor(anchor) else {
        return CommandOutcome(
          ["“\(anchor)” is no anchor. Give what an earlier run printed after “Anchor:”."], status: 64)
      }
      known = read
    }
    switch try await AuditVerifier.verify(database, vault: vault, anchor: known) {
    case .whole(let last):
      let count = last.seq == 1 ? "1 entry" : "\(last.seq) entries"
      let compared = known.map { " It contains the anchor at entry \($0.seq)." } ?? ""
      return CommandOutcome(["The audit log is whole: \(count).\(compared)", "Anchor: \(last.text)"])
    case .broken(let fault):
      return CommandOutcome([sentence(fault), advice], status: 1)
    }
  }

  private static let advice =
    "Keep the database as it is, note the time, and follow the runbook for a damaged audit log."

  private static func sentence(_ fault: AuditBreak) -> String {
    switch fault {
    case .altered(let seq): "ALTERED: entry \(seq) is not as it was written."
    case .missing(let seq): "ALTERED: entry \(seq) is missing."
    case .reordered(let seq, let writtenAs): "ALTERED: at the place of entry \(seq) stands entry \(writtenAs)."
    case .truncated(let last, let written): "ALTERED: the log ends at entry \(last), but entry \(written) was written."
    case .added(let seq): "ALTERED: entry \(seq) was added past the end of the log."
    case .headAltered: "ALTERED: the head of the log is missing or does not fit its last entry."
    case .rewritten(let seq): "ALTERED: the log up to entry \(seq) was written anew."
    }
  }
}
