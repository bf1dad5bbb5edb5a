import FormSchema
import Kernel
import Nihongo

extension ResidentItem {
  private static let longest = 200

  /// The field of an extract as it is kept: dates in ISO 8601, numbers in half width, kana in full width, names and
  /// addresses as written.
  func read(_ field: String) throws(ItemFault) -> String {
    let text = trimmed(field)
    try Self.checkCharacters(text)
    if text.isEmpty { return "" }
    switch self {
    case .number, .household: return try Self.number(text)
    case .familyKana, .givenKana, .nameKana: return try Self.kana(text)
    case .birthDate, .diedOn, .changedOn: return try Self.date(text)
    case .sex: return try Self.sex(text)
    case .protection: return try Self.protection(text)
    case .postalCode:
      guard let code = PostalCode(text) else { throw .postalCode }
      return code.description
    case .prefecture:
      guard Prefecture(name: text) != nil else { throw .prefecture }
      return text
    default: return text
    }
  }

  private func trimmed(_ field: String) -> String {
    let scalars = field.unicodeScalars.drop { $0.properties.isWhitespace }
    guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(String.UnicodeScalarView(scalars[...last]))
  }

  private static func checkCharacters(_ text: String) throws(ItemFault) {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      if text.utf8.count > longest { throw .tooLong }
      return
    }
    var count = 0
    for scalar in text.unicodeScalars {
      count += 1
      switch scalar.properties.generalCategory {
      case .privateUse: throw .privateCharacter
      case .control, .lineSeparator, .paragraphSeparator: throw .control
      default: if scalar == "\u{FFFD}" { throw .privateCharacter }
      }
    }
    if count > longest { throw .tooLong }
  }

  private static func number(_ text: String) throws(ItemFault) -> String {
    let plain = Width.half(text)
    let isPlain = plain.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
    }
    guard isPlain, plain.utf8.count <= 20 else { throw .number }
    return plain
  }

  private static func kana(_ text: String) throws(ItemFault) -> String {
    let kana = Kana.typedKatakana(text)
    guard Kana.isKatakana(kana) else { throw .kana }
    return kana
  }

  private static func date(_ text: String) throws(ItemFault) -> String {
    if text.hasPrefix("不詳") || text == "不明" { return "" }
    guard let date = CivilDate(text) ?? (try? DateReader.read(text)) else { throw .date }
    return date.description
  }

  /// What is not understood is refused: a person taken for unprotected could be harmed.
  private static func protection(_ text: String) throws(ItemFault) -> String {
    switch Width.half(text) {
    case "1", "有", "あり", "該当", "対象", "○", "〇": return "yes"
    case "0", "無", "なし", "非該当", "対象外": return ""
    default: throw .protection
    }
  }

  private static let sexes: [String: String] = [
    "男": "male", "男性": "male", "1": "male", "女": "female", "女性": "female", "2": "female",
    "0": "", "9": "", "不明": "", "その他": "other",
  ]

  /// - Note: Source: ISO/IEC 5218 for the digits.
  private static func sex(_ text: String) throws(ItemFault) -> String {
    guard let sex = sexes[Width.half(text)] else { throw .sex }
    return sex
  }
}
