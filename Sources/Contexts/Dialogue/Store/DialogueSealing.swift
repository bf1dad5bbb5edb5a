import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum DialogueSealing {
  static let callFacts = SealedColumn(
    "dialogue_call", "facts", key: [.text("application")], place: "dialogue_call/facts/{application}")

  static let all = [callFacts]
}
