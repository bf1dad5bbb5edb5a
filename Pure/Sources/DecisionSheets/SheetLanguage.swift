import FEEL

/// A word of a sheet in both languages, with other spellings people use.
struct SheetWord: Sendable {
  let ja: String
  let en: String
  let others: [String]

  init(_ ja: String, _ en: String, _ others: [String] = []) {
    self.ja = ja
    self.en = en
    self.others = others
  }

  func text(in language: SentenceLanguage) -> String { language == .ja ? ja : en }

  /// Whether someone typed this word, in whatever width and letters.
  func isMeant(by text: String) -> Bool {
    let typed = text.comparable
    return !typed.isEmpty && ([ja, en] + others).contains { $0.comparable == typed }
  }
}

/// Something of which sheets name each case by a word.
protocol SheetWorded: CaseIterable, Equatable {
  var word: SheetWord { get }
}

extension SheetWorded {
  /// What someone typed; nil for a word that is none of these.
  init?(typed text: String) {
    guard let found = Self.allCases.first(where: { $0.word.isMeant(by: text) }) else { return nil }
    self = found
  }

  static func words(in language: SentenceLanguage) -> [String] { allCases.map { $0.word.text(in: language) } }
}
