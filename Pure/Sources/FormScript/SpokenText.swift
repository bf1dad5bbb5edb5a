import Nihongo

/// Numbers and signs as they are read aloud in Japanese.
enum SpokenText {
  private static let hyphens: Set<Character> = ["-", "‐", "‑", "–", "−", "－", "ー"]

  /// 「090の、1234の、5678」; digits without a break in fours: 「1234、5678、90」.
  static func groups(_ text: String) -> String {
    let parts = text.split { hyphens.contains($0) }.map(String.init)
    return parts.map(fours).joined(separator: "の、")
  }

  /// The hyphens between the numbers of an address or an account are a 「の」, long numbers stand in fours.
  static func numbers(_ text: String) -> String {
    let characters = Array(Width.half(text))
    var spoken = "", digits = ""
    for (index, character) in characters.enumerated() {
      if isDigit(character) {
        digits.append(character)
        continue
      }
      spoken += fours(digits)
      digits = ""
      let isBetween = index > 0 && index + 1 < characters.count && isDigit(characters[index - 1])
        && isDigit(characters[index + 1])
      spoken += isBetween && hyphens.contains(character) ? "の" : String(character)
    }
    return spoken + fours(digits)
  }

  /// 「hanako アットマーク example ドット jp」
  static func mail(_ text: String) -> String {
    let names: [Character: String] = [
      "@": "アットマーク", ".": "ドット", "-": "ハイフン", "_": "アンダーバー", "+": "プラス",
    ]
    return text.reduce(into: "") { spoken, character in
      spoken += names[character].map { " \($0) " } ?? String(character)
    }
  }

  static func isKanji(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.properties.isIdeographic && $0 != "〇" } ?? false
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func fours(_ digits: String) -> String {
    guard digits.count > 5, digits.allSatisfy(isDigit) else { return digits }
    let all = Array(digits)
    return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }.joined(separator: "、")
  }
}
