import Nihongo
import Web

/// Names and words that anyone who knows the officer would try first.
enum OwnWords {
  /// Folded, each of three characters or more; two kanji of a family name count as well.
  static func of(signInName: String, name: String, kana: String, mail: String, town: TownProfile) -> [String] {
    let mailParts = mail.split(whereSeparator: { "@._-+".contains($0) })
    let parts = signInName.split(whereSeparator: { "._-".contains($0) })
      + name.split(separator: " ") + kana.split(separator: " ") + mailParts
      + town.id.split(separator: "-") + town.names.values.map { Substring($0) }
    let words = parts.map { FoldedText(String($0)).text } + [FoldedText(name).text, FoldedText(kana).text]
    return Array(Set(words.filter { $0.unicodeScalars.count >= 3 || $0.utf8.count >= 6 }))
  }
}
