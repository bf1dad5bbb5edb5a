/// Kinds of values that have everyday words.
enum ValueWords: Sendable {
  case number, date, time

  /// A value as FEEL writes it.
  struct TypedValue {
    let feel: String
    /// Whether the comma in it may just as well stand between two values.
    var isDoubtful = false
  }

  /// The value that begins here; nil where none does.
  func read(_ characters: inout TypedCharacters) throws(CellProblem) -> TypedValue? {
    switch self {
    case .number:
      return NumberWords.read(&characters).map { TypedValue(feel: $0.text, isDoubtful: $0.isDoubtful) }
    case .time: return TimeWords.read(&characters).map { TypedValue(feel: "time(\"\($0)\")") }
    case .date: return try date(&characters)
    }
  }

  private func date(_ characters: inout TypedCharacters) throws(CellProblem) -> TypedValue? {
    let start = characters.offset
    switch DateWords.read(&characters) {
    case .date(let date): return TypedValue(feel: "date(\"\(date)\")")
    case .noSuchDay:
      throw CellProblem(code: .noSuchDay, found: characters.text(from: start), expected: ["2026-04-01"])
    case nil: return nil
    }
  }
}
