import Nihongo

/// One column of an extract of the registry that is taken over. Every other column is left where it is.
///
/// - Note: Source: the items of 個人 and 住所 of 政府相互運用性フレームワーク (GIF) v2.2; 宛名番号, 世帯番号, 続柄 and 異動
///   as in 住民記録システム標準仕様書.
enum ResidentItem: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
  /// 宛名番号: the town's own number of the person, by which the next extract finds the row again.
  case number
  case household, relation
  case family, given, name
  case familyKana = "family-kana"
  case givenKana = "given-kana"
  case nameKana = "name-kana"
  case familyLatin = "family-latin"
  case givenLatin = "given-latin"
  case nameLatin = "name-latin"
  case birthDate = "birth-date"
  case sex, nationality
  case diedOn = "died-on"
  case postalCode = "postal-code"
  case prefecture, city, town, street, building
  case changedOn = "changed-on"
  case changeReason = "change-reason"
  /// 支援措置 for victims of violence and stalking: the address is told to nobody else.
  ///
  /// - Note: Source: 住民基本台帳事務処理要領 第5-10.
  case protection

  /// As GIF and this product's guide write it.
  var heading: String { headings[0] }

  /// The first is the name the item has; the others stand in extracts as well.
  private var headings: [String] {
    switch self {
    case .number: ["宛名番号", "識別番号", "個人ID", "住民番号", "ID"]
    case .household: ["世帯番号", "世帯ID", "世帯識別番号"]
    case .relation: ["続柄", "世帯主との続柄"]
    case .family: ["氏", "姓", "苗字"]
    case .given: ["名"]
    case .name: ["氏名", "名前"]
    case .familyKana: ["氏（カナ）", "姓（カナ）", "氏フリガナ", "セイ", "氏振り仮名"]
    case .givenKana: ["名（カナ）", "名フリガナ", "メイ", "名振り仮名"]
    case .nameKana: ["氏名（カナ）", "氏名フリガナ", "フリガナ", "カナ氏名", "氏名振り仮名"]
    case .familyLatin: ["氏（英字）", "姓（英字）"]
    case .givenLatin: ["名（英字）"]
    case .nameLatin: ["氏名（英字）", "ローマ字氏名"]
    case .birthDate: ["生年月日"]
    case .sex: ["性別"]
    case .nationality: ["国籍", "国籍・地域"]
    case .diedOn: ["死亡年月日"]
    case .postalCode: ["郵便番号"]
    case .prefecture: ["都道府県", "都道府県名"]
    case .city: ["市区町村（郡）", "市区町村", "市区町村名", "市区郡町村"]
    case .town: ["町字", "町名", "大字・町", "町域"]
    case .street: ["番地以下", "番地", "地番・住居番号"]
    case .building: ["建物名等（方書）", "建物名等", "方書"]
    case .changedOn: ["異動日", "異動年月日"]
    case .changeReason: ["異動事由"]
    case .protection: ["支援措置", "支援措置対象", "DV等支援措置", "抑止区分", "発行抑止"]
    }
  }

  /// What a heading of an extract stands for; `nil` for a column that is not taken over.
  init?(heading: String) {
    guard let item = Self.byHeading[Self.plain(heading)] else { return nil }
    self = item
  }

  /// Whether a column holds マイナンバー, which must not come here.
  ///
  /// - Note: Source: 番号法 (平成25年法律第27号) art. 20: nobody collects or keeps 特定個人情報 beyond what art. 19 names.
  static func isIndividualNumber(_ heading: String) -> Bool {
    ["個人番号", "マイナンバー"].contains(where: folded(heading).contains)
  }

  private static let byHeading = Dictionary(
    allCases.flatMap { item in item.headings.map { (plain($0), item) } }, uniquingKeysWith: { first, _ in first })

  /// GIF's prefix `pd:` and the name of the group, as in 住所_町字, go.
  private static func plain(_ heading: String) -> String {
    var text = folded(heading)
    for prefix in ["pd", "ad", "個人", "現住所", "住所"] where text.hasPrefix(prefix) && text.count > prefix.count {
      let rest = String(text.dropFirst(prefix.count))
      // 個人ID is a column of its own.
      if rest != "id" { text = rest }
    }
    return text
  }

  /// One way of writing for every width, bracket and separator.
  private static func folded(_ heading: String) -> String {
    FoldedText(heading).text.filter { !"()[]【】〔〕_-:：/「」\"'".contains($0) }
  }
}
