import Web

/// Every column in which this context keeps sealed values, and the place each value is sealed for.
enum ResidentsSealing {
  static let facts = SealedColumn(
    "residents_resident", "facts", key: [.text("id")], place: "residents_resident/facts/{id}")
  static let search = SealedColumn(
    "residents_search", "words", key: [.text("id")], place: "residents_search/words/{id}")

  static let all = [facts, search]
}
