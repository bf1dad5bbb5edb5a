import FormSchema
import Kernel
import Nihongo
import Ports

/// One application on its way through the town hall: the current row. Its log is ``CaseEvent``.
public struct Case: Sendable, Equatable {
  public let id: ID<Case>
  public let receipt: ReceiptNumber
  public let procedure: String
  public let version: ProcedureVersionID
  public internal(set) var department: String
  public internal(set) var status: CaseStatus
  /// The officer who has taken it; `nil` while it waits for someone.
  public internal(set) var assignee: String?
  public let receivedAt: Instant
  /// The working day by which the town wants to have decided.
  public let dueOn: CivilDate
  public internal(set) var decidedAt: Instant?
  /// The language the applicant used: mails go out in it.
  public let language: Language
  /// By the rules, for the answers that count now.
  public internal(set) var fee: Yen
  /// Counts every change, so that two people cannot overwrite each other.
  public internal(set) var revision: Int
  /// Running number in the department and fiscal year, from 1; no other case ever has it. A case that is handed over
  /// takes a new one in its new department.
  public let serial: Int
  /// The way it came.
  public internal(set) var channel = Channel.web

  /// Whether the day it should have been decided has passed.
  public func isOverdue(on today: CivilDate) -> Bool { status.isOpen && dueOn < today }

  /// - Throws: ``CasesProblem/stepNotAllowed(from:to:)`` when the table in ``CaseStatus`` has no such step.
  mutating func move(to next: CaseStatus) throws(CasesProblem) {
    guard status.may(become: next) else { throw .stepNotAllowed(from: status, to: next) }
    status = next
  }
}
