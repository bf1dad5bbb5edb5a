import FormSchema
import Kernel
import Nihongo

/// What an officer writes down about a telephone call beside the application itself.
struct Call: PersonalValue, Equatable {
  /// Whose call it is; `nil` while nobody asked.
  var caller: Caller?
  /// Who called, as they said.
  var name = ""
  /// Where to call back.
  var phone = ""
  /// What the caller said rightly, so that the officer knows who it is.
  var checks: Set<IdentityCheck> = []
  /// The day to call back on; `nil` when nobody waits.
  var callBackOn: CivilDate?
  /// At what time of that day, in words: 「午後2時ごろ」.
  var callBackTime = ""
  var note = ""
  /// Whether the note goes on with the case when the application is sent; else it is dropped.
  var keepsNote = true

  enum Caller: String, CaseIterable { case applicant, family, proxy, other }

  /// What is compared with the town's own records, or shows by itself who calls.
  enum IdentityCheck: String, CaseIterable {
    case name, birthDate = "birth-date", address, household, formerPaper = "former-paper", calledBack = "called-back"
  }

  /// The most characters of a name, a number or a time, and of the note.
  static let (mostInLine, mostInNote) = (100, 2_000)
  /// So much has to be right before anything is told from the town's records.
  static let enoughChecks = 2

  var isIdentified: Bool { checks.count >= Self.enoughChecks }

  init() {}

  /// Reads ``bytes``; what it does not know is left out.
  init(bytes: some Sequence<UInt8>) throws(JSONReader.Refusal) {
    let kept = try TypedAnswers(bytes: bytes)
    caller = Caller(rawValue: kept.first("caller"))
    (name, phone) = (kept.first("name"), kept.first("phone"))
    checks = Set(kept["checks"].compactMap(IdentityCheck.init))
    callBackOn = CivilDate(kept.first("call-back-on"))
    (callBackTime, note) = (kept.first("call-back-time"), kept.first("note"))
    keepsNote = kept.first("keeps-note") != "false"
  }

  /// The same for the same call.
  var bytes: [UInt8] {
    TypedAnswers([
      "caller": [caller?.rawValue ?? ""], "name": [name], "phone": [phone], "checks": checks.map(\.rawValue).sorted(),
      "call-back-on": [callBackOn?.description ?? ""], "call-back-time": [callBackTime], "note": [note],
      "keeps-note": ["\(keepsNote)"],
    ]).bytes
  }

  /// What stands with the case from now on: who called, how they were known, and the note where it is kept.
  func words(_ texts: Texts) -> String {
    let nobody = texts["dialogue.staff.case-note.none"]
    let who = [caller.map { texts["dialogue.staff.caller.\($0.rawValue)"] } ?? "", name].filter { !$0.isEmpty }
    let known = IdentityCheck.allCases.filter(checks.contains).map { texts["dialogue.staff.check.\($0.rawValue)"] }
    var lines = [
      texts["dialogue.staff.case-note.caller", ["who": who.isEmpty ? nobody : who.joined(separator: " ")]],
      texts[
        "dialogue.staff.case-note.checks",
        ["checks": known.isEmpty ? nobody : known.joined(separator: texts["dialogue.staff.comma"])]],
    ]
    if !phone.isEmpty { lines.append(texts["dialogue.staff.case-note.phone", ["phone": phone]]) }
    if keepsNote, !note.allSatisfy(\.isWhitespace) { lines.append(note) }
    return lines.joined(separator: "\n")
  }
}
