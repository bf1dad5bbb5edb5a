import Kernel
import Ports
import Storage
import Web

/// Who stands at the door of one case, and whether they may come in: whoever showed its secret in this browser, and the
/// account on whose page it is.
struct CaseDoor: Sendable {
  let id: ID<Case>
  private let knowsSecret: Bool
  private let resident: Resident?

  /// - Throws: ``CasesProblem/accessNeeded`` for somebody who has shown nothing at all, whether there is such a case or
  ///   not.
  init(_ context: AppContext) throws {
    id = try context.id("case", of: Case.self)
    knowsSecret = CaseAccess.isOpen(id, cookies: context.cookies, context.town)
    resident = context.resident
    guard knowsSecret || resident != nil else { throw CasesProblem.accessNeeded }
  }

  /// Lets in, and gives the name under which the audit log knows who came.
  /// - Throws: ``CasesProblem/accessNeeded``, also when there is no such case.
  func enter(_ desk: CaseDesk, in tx: any Transaction) throws -> AuditActor {
    if let resident, try desk.cases.account(of: id, in: tx) == resident.id { return .account(resident.id.description) }
    guard knowsSecret else { throw CasesProblem.accessNeeded }
    return .applicant
  }
}
