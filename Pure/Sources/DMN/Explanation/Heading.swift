/// What a column or a value is called, and the unit its numbers have: 手数料（円） is 手数料 in 円.
struct Heading: Hashable {
  let name: String
  let unit: String?

  /// - Parameter text: a heading as people write it; the unit stands last, in brackets of either width.
  init(_ text: String) {
    let text = text.withoutOuterSpace
    guard let close = text.last, close == "）" || close == ")",
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }), open > text.startIndex
    else {
      (name, unit) = (text, nil)
      return
    }
    let inside = String(text[text.index(after: open)...].dropLast()).withoutOuterSpace
    guard Heading.isUnit(inside) else {
      (name, unit) = (text, nil)
      return
    }
    name = String(text[..<open]).withoutOuterSpace
    unit = inside
  }

  private init(name: String, unit: String?) { (self.name, self.unit) = (name, unit) }

  /// By people's own words, where there are any.
  func called(_ entry: Vocabulary.Entry?) -> Heading {
    guard let entry else { return self }
    let heading = entry.heading.map { Heading($0) } ?? self
    return Heading(name: heading.name, unit: entry.unit ?? heading.unit ?? unit)
  }

  /// Words people put behind a number. Brackets also hold remarks, as in 所得（前年）: those are part of the name.
  private static let units: Set<String> = [
    "円", "千円", "万円", "歳", "才", "人", "名", "通", "枚", "件", "部", "冊", "台", "個", "回", "点", "世帯", "日", "週", "か月",
    "ヶ月", "カ月", "ヵ月", "箇所", "年", "年度", "時間", "分", "秒", "％", "%", "割", "倍", "号", "級", "段階", "階", "ページ", "頁",
    "キロ", "kg", "g", "t", "トン", "km", "m", "cm", "mm", "㎡", "m²", "m2", "㎥", "m³", "m3", "ha", "L", "リットル",
    "袋", "本", "kWh", "yen", "years", "months", "days", "hours", "people", "copies",
  ]

  private static func isUnit(_ text: String) -> Bool { units.contains(text) }

  /// How English says a unit written in Japanese; as it is where there is no word.
  static func english(_ unit: String) -> String {
    switch unit {
    case "円": "yen"
    case "千円": "thousand yen"
    case "万円": "ten thousand yen"
    case "歳", "才", "年": "years"
    case "人", "名": "people"
    case "通", "部": "copies"
    case "枚": "sheets"
    case "件": "cases"
    case "回": "times"
    case "世帯": "households"
    case "日": "days"
    case "週": "weeks"
    case "か月", "ヶ月", "カ月", "ヵ月": "months"
    case "時間": "hours"
    case "分": "minutes"
    case "％": "%"
    default: unit
    }
  }

  /// The same behind the number one: 1 copy, 1 year.
  static func englishForOne(_ unit: String) -> String {
    let word = english(unit)
    switch word {
    case "people": return "person"
    case "copies": return "copy"
    case "years", "months", "weeks", "days", "hours", "minutes", "sheets", "cases", "times", "households":
      return String(word.dropLast())
    default: return word
    }
  }
}
