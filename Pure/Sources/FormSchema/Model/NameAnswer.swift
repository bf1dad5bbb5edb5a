import Nihongo

/// A name as it was typed, scalar for scalar. It prints as `…`.
public struct NameAnswer: PersonalValue, Equatable {
  /// The family name; the whole name of an organisation or of a person who has one name only.
  public var family: String
  /// Empty for an organisation or a person who has one name only.
  public var given: String
  /// Full-width katakana; empty when there is none.
  public var familyKana: String
  public var givenKana: String

  public init(family: String, given: String = "", familyKana: String = "", givenKana: String = "") {
    self.family = family
    self.given = given
    self.familyKana = familyKana
    self.givenKana = givenKana
  }

  /// Family and given with an ideographic space between.
  public var full: String { [family, given].filter { !$0.isEmpty }.joined(separator: "\u{3000}") }
  /// The kana with an ideographic space between; empty when there is none.
  public var fullKana: String { [familyKana, givenKana].filter { !$0.isEmpty }.joined(separator: "\u{3000}") }

  var parts: [String] { [family, given, familyKana, givenKana] }

  public static func == (left: NameAnswer, right: NameAnswer) -> Bool {
    zip(left.parts, right.parts).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
