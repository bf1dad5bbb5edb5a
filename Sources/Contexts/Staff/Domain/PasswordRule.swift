import Nihongo

/// Why a new password is not taken.
public enum PasswordRefusal: String, Sendable, CaseIterable, Error {
  case tooShort = "too-short"
  case tooLong = "too-long"
  /// Found on lists of common passwords, or made of their parts.
  case common
  /// Made of the officer's own names.
  case ownName = "own-name"
}

/// What a new password must be: long, not common, not the person's own name. Nothing about kinds of characters.
///
/// - Note: Source: NIST SP 800-63B-4 §3.1.1.2, read 2026-11-21: a minimum length, a blocklist, no composition rules.
public enum PasswordRule {
  /// Counted in Unicode scalars.
  public static let shortest = 12
  /// In bytes: argon2 takes any length, a person's manager of passwords makes no longer ones.
  public static let longest = 256
  /// What must be left of a password when every known word and row of keys is taken out of it.
  static let leastLeft = 6

  /// - Parameter own: the officer's own words, folded.
  public static func refusal(of password: Password, own: [String]) -> PasswordRefusal? {
    guard password.text.unicodeScalars.count >= shortest else { return .tooShort }
    guard password.text.utf8.count <= longest else { return .tooLong }
    let folded = FoldedText(password.text).text.filter { $0.isLetter || $0.isNumber }
    if Set(folded.unicodeScalars).count < 5 { return .common }
    let forms = Set([folded, CommonWords.withoutDisguise(folded)])
    if forms.contains(where: { left(of: $0, without: CommonWords.all) < leastLeft }) { return .common }
    let words = own + CommonWords.all
    return forms.contains { left(of: $0, without: words) < leastLeft } ? .ownName : nil
  }

  /// How many characters are left when all of `words` and all rows of keys are gone.
  private static func left(of text: String, without words: [String]) -> Int {
    var rest = text
    for word in words.sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) where rest.contains(word) {
      rest = rest.split(separator: word).joined(separator: " ")
    }
    return rest.split(separator: " ").reduce(0) { $0 + lengthWithoutRows($1) }
  }

  /// The length without runs of four or more neighbours of a row, and of three or more of the same character.
  private static func lengthWithoutRows(_ text: Substring) -> Int {
    var rest = Array(text)
    var left = 0
    while !rest.isEmpty {
      let same = rest.prefix { $0 == rest[0] }.count
      let run = same >= 3 ? same : longestRow(startingOf: rest)
      if run == 0 { left += 1 }
      rest.removeFirst(max(1, run))
    }
    return left
  }

  private static func longestRow(startingOf text: [Character]) -> Int {
    var length = 0
    while length < text.count, CommonWords.rows.contains(where: { $0.contains(String(text[...length])) }) {
      length += 1
    }
    return length >= 4 ? length : 0
  }
}
