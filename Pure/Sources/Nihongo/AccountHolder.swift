/// The name of an account's holder as banks exchange it: half-width capitals.
///
/// - Note: Source: 全銀協パーソナル・コンピュータ用標準通信プロトコル, 総合振込 受取人名: 30 characters of ｱ to ﾝ without ｦ and
///   small kana, ﾞ ﾟ, A to Z, 0 to 9, `(`, `)`, `-`, `.` and space; read 2026-11-21 in the banks' own tables.
public struct AccountHolder: PersonalValue, Hashable {
  /// The deliberate act of reading the name.
  public let text: String

  /// Without spaces, which some type between the parts of a name and others do not: to compare by.
  public var letters: String { text.filter { $0 != " " } }

  /// The most half-width characters, ﾞ and ﾟ counted.
  public static let longest = 30

  /// Takes hiragana and katakana of any width and size, letters of any case; ー becomes a hyphen, 株式会社 has to be
  /// abbreviated by who types it.
  /// - Returns: `nil` when something else stands in it, when it is empty, or longer than ``longest``.
  public init?(_ typed: String) {
    guard typed.utf8.count <= 600 else { return nil }
    var scalars: [Unicode.Scalar] = []
    for scalar in Width.half(Kana.typedKatakana(typed)).unicodeScalars {
      guard let half = Self.half(scalar) else { return nil }
      scalars += half
    }
    guard !scalars.isEmpty, scalars.count <= Self.longest, scalars.contains(where: { $0 != " " }) else { return nil }
    text = String(scalars: scalars)
  }

  /// As banks write a person of this name: accounts have neither ・ nor ヲ.
  public init?(kanaOfPerson kana: String) {
    self.init(String(kana.map { $0 == "・" ? " " : $0 == "ヲ" ? "オ" : $0 }))
  }

  private static func half(_ scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    switch scalar {
    case "A"..."Z", "0"..."9", " ", "(", ")", ".": [scalar]
    case "a"..."z": [Unicode.Scalar(UInt8(scalar.value - 32))]
    case _ where Hyphen.isLike(scalar): ["-"]
    default: kana[scalar]
    }
  }

  /// By full-width katakana, small ones too.
  private static let kana: [Unicode.Scalar: [Unicode.Scalar]] = {
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for value in UInt32(0xFF71)...0xFF9D {
      guard let half = Unicode.Scalar(value), let full = Width.fullKatakana(String(half)).unicodeScalars.first else {
        continue
      }
      table[full] = [half]
      if let voiced = VoicedMark.join(full, .voiced) { table[voiced] = [half, "\u{FF9E}"] }
      if let voiced = VoicedMark.join(full, .semiVoiced) { table[voiced] = [half, "\u{FF9F}"] }
    }
    for (small, large) in zip("ァィゥェォッャュョヮヵヶ".unicodeScalars, "アイウエオツヤユヨワカケ".unicodeScalars) {
      table[small] = table[large]
    }
    return table
  }()
}
