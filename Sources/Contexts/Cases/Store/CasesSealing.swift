import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum CasesSealing {
  static let draftTyped = SealedColumn("cases_draft", "typed", key: [.text("id")], place: "cases_draft/typed/{id}")
  static let draftEnclosures = SealedColumn(
    "cases_draft", "enclosures", key: [.text("id")], place: "cases_draft/enclosures/{id}")
  static let enclosures = SealedColumn("cases_case", "enclosures", key: [.text("id")], place: "cases/enclosures/{id}")
  static let party = SealedColumn("cases_case", "party", key: [.text("id")], place: "cases/party/{id}")
  static let personal = SealedColumn(
    "cases_record", "personal", key: [.text("case_id"), .int("number")], place: "cases/personal/{number}/{case_id}")
  static let typed = SealedColumn(
    "cases_record", "typed", key: [.text("case_id"), .int("number")], place: "cases/typed/{number}/{case_id}")
  static let words = SealedColumn(
    "cases_event", "words", key: [.text("case_id"), .int("number")], place: "cases/words/{number}/{case_id}")
  static let marks = SealedColumn(
    "cases_correction", "marks", key: [.text("case_id"), .int("number")], place: "cases/marks/{number}/{case_id}")
  static let correctionTyped = SealedColumn(
    "cases_correction", "typed", key: [.text("case_id"), .int("number")], place: "cases/correction-typed/{case_id}")
  static let decisionTyped = SealedColumn(
    "cases_decision", "typed", key: [.text("case_id"), .int("number")], place: "cases/decision/{case_id}")
  static let reason = SealedColumn(
    "cases_decision", "reason", key: [.text("case_id"), .int("number")], place: "cases/reason/{case_id}")
  static let search = SealedColumn("cases_search", "words", key: [.text("id")], place: "cases_search/words/{id}")
  static let unsent = SealedColumn("cases_unsent", "form", key: [.text("id")], place: "cases_unsent/form/{id}")

  static let all = [
    draftTyped, draftEnclosures, enclosures, party, personal, typed, words, marks, correctionTyped, decisionTyped, reason,
    search, unsent,
  ]
}
