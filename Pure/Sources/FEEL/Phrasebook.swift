/// What problems say in English, and the same in Japanese. A `{}` stands for a name or a number that is kept.
package struct Phrasebook: Sendable {
  private var whole: [String: String] = [:]
  private var patterns: [(english: [Substring], japanese: [Substring])] = []

  package init(_ phrases: [(english: String, japanese: String)]) {
    for (english, japanese) in phrases {
      if english.contains("{}") {
        patterns.append((Phrasebook.parts(english), Phrasebook.parts(japanese)))
      } else {
        whole[english] = japanese
      }
    }
  }

  private static func parts(_ text: String) -> [Substring] {
    text.split(separator: "{}", omittingEmptySubsequences: false)
  }

  /// Nil where the book does not have the phrase.
  package func japanese(_ english: String) -> String? {
    if let known = whole[english] { return known }
    for (parts, japanese) in patterns {
      guard let values = Phrasebook.values(of: english, in: parts) else { continue }
      var text = String(japanese[0])
      for (value, part) in zip(values, japanese.dropFirst()) { text += value + part }
      return text
    }
    return nil
  }

  /// What stands for each `{}`; nil where the text is not of this pattern.
  private static func values(of text: String, in parts: [Substring]) -> [Substring]? {
    guard text.hasPrefix(parts[0]) else { return nil }
    var rest = text[...].dropFirst(parts[0].count)
    var values: [Substring] = []
    for (position, part) in parts.dropFirst().enumerated() {
      let isLast = position == parts.count - 2
      if isLast {
        guard rest.hasSuffix(part) else { return nil }
        values.append(rest.dropLast(part.count))
      } else {
        guard !part.isEmpty, let range = rest.firstRange(of: part) else { return nil }
        values.append(rest[..<range.lowerBound])
        rest = rest[range.upperBound...]
      }
    }
    return values
  }
}
