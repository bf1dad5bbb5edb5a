/// How names are written down: one space between words, none at the ends.
enum FEELName {
  /// The name as it is compared: white space of any kind and length becomes one space.
  static func normalised(_ name: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in name.unicodeScalars {
      if NameCharacter.isSpace(scalar) {
        pendingSpace = !result.isEmpty
      } else {
        if pendingSpace { result.append(" ") }
        pendingSpace = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Words that stand after an expression.
  static let operatorWords: Set<String> = [
    "and", "or", "in", "between", "instance", "then", "else", "return", "satisfies",
  ]

  /// Words of the grammar that end a name nobody declared.
  static let keywords: Set<String> = [
    "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "and", "or", "between",
    "instance", "function", "external", "true", "false", "null",
  ]
}
