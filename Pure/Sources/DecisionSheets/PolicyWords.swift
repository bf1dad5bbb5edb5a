import DMN
import FEEL

/// How sheets name hit policies: words with the standard's own name in brackets.
enum PolicyWords {
  private static let policies: [(HitPolicy, SheetWord)] = [
    (.unique, SheetWord("一つだけ当たる", "one rule fits", ["U"])),
    (.any, SheetWord("どれでも同じ結果", "any of those that agree", ["A"])),
    (.priority, SheetWord("結果の優先順で一つ", "one by priority of results", ["P"])),
    (.first, SheetWord("上から最初の一つ", "first from the top", ["F"])),
    (.outputOrder, SheetWord("当たるものすべて（結果の優先順）", "all by priority of results", ["O"])),
    (.ruleOrder, SheetWord("当たるものすべて（上から順）", "all from the top", ["R"])),
    (.collect, SheetWord("当たるものすべて", "all", ["C"])),
  ]

  private static let aggregations: [(Aggregation, SheetWord)] = [
    (.sum, SheetWord("合計", "sum", ["C+"])), (.count, SheetWord("件数", "count", ["個数", "C#"])),
    (.min, SheetWord("最小", "smallest", ["最小値", "C<"])), (.max, SheetWord("最大", "largest", ["最大値", "C>"])),
  ]

  static func text(_ policy: HitPolicy, in language: SentenceLanguage) -> String {
    written(policy.rawValue, policies.first { $0.0 == policy }?.1, language)
  }

  static func text(_ aggregation: Aggregation, in language: SentenceLanguage) -> String {
    written(aggregation.rawValue, aggregations.first { $0.0 == aggregation }?.1, language)
  }

  /// The policy someone typed: its words, its name, or both.
  static func policy(_ text: String) -> HitPolicy? {
    meant(text, policies.map { ($0.0, $0.0.rawValue, $0.1) })
  }

  static func aggregation(_ text: String) -> Aggregation? {
    meant(text, aggregations.map { ($0.0, $0.0.rawValue, $0.1) })
  }

  static func policyWords(in language: SentenceLanguage) -> [String] {
    HitPolicy.allCases.map { text($0, in: language) }
  }

  static func aggregationWords(in language: SentenceLanguage) -> [String] {
    Aggregation.allCases.map { text($0, in: language) }
  }

  private static func written(_ name: String, _ word: SheetWord?, _ language: SentenceLanguage) -> String {
    language == .ja ? "\(word?.ja ?? name)（\(name)）" : "\(word?.en ?? name) (\(name))"
  }

  private static func meant<Meaning>(_ text: String, _ known: [(Meaning, String, SheetWord)]) -> Meaning? {
    let typed = text.comparable
    return known.first { _, name, word in
      word.isMeant(by: text)
        || ([name] + SentenceLanguage.allCases.map { written(name, word, $0) }).contains { $0.comparable == typed }
    }?.0
  }
}
