import Nihongo
import Web

/// The form of a new program as it came, as typed. Kept so that the page can be shown again with nothing lost.
struct ClientInput: Sendable {
  /// What `reach` says when every procedure is meant.
  static let everything = "all"

  var name = ""
  var department = ""
  /// `all`, `some`, or nothing chosen yet.
  var reach = ""
  var procedures: Set<String> = []
  var days = "\(ClientDraft.longestDays)"
  var callsAMinute = "60"

  init() {}

  init(_ form: SubmittedForm) {
    (name, department, reach) = (form["name"], form["department"], form["reach"])
    procedures = Set(form.all("procedures"))
    (days, callsAMinute) = (form["days"], form["calls-a-minute"])
  }

  var draft: ClientDraft {
    let chosen: AllowedProcedures? =
      switch reach {
      case Self.everything: .all
      case "some" where !procedures.isEmpty: .only(procedures)
      default: nil
      }
    return ClientDraft(
      name: name, department: department, procedures: chosen, days: Self.number(days),
      callsAMinute: Self.number(callsAMinute))
  }

  /// A number in any width.
  static func number(_ typed: String) -> Int? { Int(Width.half(typed).filter { !$0.isWhitespace }) }
}
