import Vault
import Web

/// A new password, typed twice; judged all at once.
struct NewPasswordInput: Sendable {
  /// What can be wrong, by the end of its text key.
  enum Fault: String, Sendable {
    case tooShort = "too-short"
    case tooLong = "too-long"
    case common
    case ownName = "own-name"
    case same
    case different
    case wrongCurrent = "wrong-current"

    /// The field it belongs to.
    var field: String {
      switch self {
      case .wrongCurrent: "current-password"
      case .different: "again"
      default: "new-password"
      }
    }
  }

  private let typed: Password
  private(set) var faults: [Fault] = []

  /// - Parameter own: the officer's own words, folded.
  init(_ form: SubmittedForm, own: [String]) {
    typed = Password(form["new-password"])
    if let refusal = PasswordRule.refusal(of: typed, own: own) { faults.append(Fault(refusal)) }
    if form["new-password"] != form["again"] { faults.append(.different) }
  }

  /// Setting the same password again changes nothing.
  /// - Throws: ``StaffProblem/busy``
  mutating func refuseSame(as hash: PasswordHash) async throws(StaffProblem) {
    if faults.isEmpty, try await PasswordQueue.matches(typed, hash) { faults.append(.same) }
  }

  mutating func refuseCurrent() { faults.insert(.wrongCurrent, at: 0) }

  /// `nil` while anything is wrong.
  var password: Password? { faults.isEmpty ? typed : nil }
}

extension NewPasswordInput.Fault {
  init(_ refusal: PasswordRefusal) {
    switch refusal {
    case .tooShort: self = .tooShort
    case .tooLong: self = .tooLong
    case .common: self = .common
    case .ownName: self = .ownName
    }
  }
}
