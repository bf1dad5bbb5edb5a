import Kernel
import Web

/// What an officer may do with a case now, by its status and the officer's post in its department.
enum CaseStep: String, Sendable, CaseIterable {
  case take = "assignment"
  case askCorrection = "correction"
  case handOver = "handover"
  case decide = "decision"
  case tellReady = "readiness"
  case deliver = "delivery"
  case note = "notes"

  var permission: Permission { self == .decide ? CasesPermission.decide : CasesPermission.work }

  func path(_ id: ID<Case>) -> String { "/staff/cases/\(id)/\(rawValue)" }

  func isPossible(_ value: Case, for officer: Officer) -> Bool {
    officer.may(permission, in: value.department) && suits(value, officer)
  }

  private func suits(_ value: Case, _ officer: Officer) -> Bool {
    switch self {
    case .take: value.status.isOpen && value.assignee != officer.id.description
    case .askCorrection: value.status.may(become: .returned)
    case .handOver: value.status.isOpen
    case .decide: !outcomes(value).isEmpty
    case .tellReady: value.status == .granted
    case .deliver: value.status.may(become: .delivered)
    case .note: true
    }
  }

  /// The decisions that can be made now.
  func outcomes(_ value: Case) -> [Decision.Outcome] {
    Decision.Outcome.allCases.filter { value.status.may(become: $0.status) }
  }
}
