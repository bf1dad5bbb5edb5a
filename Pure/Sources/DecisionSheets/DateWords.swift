import CivilTime

/// Reads and writes dates as officers do: `令和8年4月1日`, `R8.4.1`, `2026年4月1日`, `2026-04-01`, `2026/4/1`.
enum DateWords {
  enum Reading {
    case date(LocalDate)
    /// It has the shape of a date, but there is no such day.
    case noSuchDay
  }

  private static let eras: [(String, JapaneseEra)] =
    JapaneseEra.allCases.map { ($0.name, $0) }
    + [("M", .meiji), ("T", .taisho), ("S", .showa), ("H", .heisei), ("R", .reiwa)]

  /// The date that is the whole text; nil where it has no shape of one.
  static func reading(_ text: String) -> Reading? {
    var characters = TypedCharacters(text.folded.trimmed)
    guard let reading = read(&characters), characters.isAtEnd else { return nil }
    return reading
  }

  /// The date that begins here; nil where none does.
  static func read(_ characters: inout TypedCharacters) -> Reading? {
    let start = characters.offset
    let era = characters.take(oneOf: eras.map(\.0)).flatMap { name in eras.first { $0.0 == name }?.1 }
    guard let parts = parts(&characters, hasEra: era != nil) else {
      characters.back(to: start)
      return nil
    }
    let year = era.map { $0.firstYear + parts.year - 1 } ?? parts.year
    guard let date = LocalDate(year: year, month: parts.month, day: parts.day) else { return .noSuchDay }
    // 平成35年 and 令和元年4月 never were: whoever typed them meant another day or another era.
    if let era, JapaneseEra(of: date) != era { return .noSuchDay }
    return .date(date)
  }

  private static func parts(
    _ characters: inout TypedCharacters, hasEra: Bool
  ) -> (year: Int, month: Int, day: Int)? {
    characters.skipBlanks()
    let isFirst = hasEra && characters.take("元")
    let digits = isFirst ? "1" : characters.digits()
    guard (hasEra ? 1...2 : 4...9).contains(digits.count), let year = Int(digits) else { return nil }
    characters.skipBlanks()
    let mark = characters.take(oneOf: hasEra ? ["年", ".", "/", "-"] : ["年", "/", "-"])
    guard let mark, let month = number(&characters), characters.take(mark == "年" ? "月" : mark),
      let day = number(&characters)
    else { return nil }
    if mark == "年" {
      characters.skipBlanks()
      guard characters.take("日") else { return nil }
    }
    return (year, month, day)
  }

  private static func number(_ characters: inout TypedCharacters) -> Int? {
    characters.skipBlanks()
    let digits = characters.digits()
    characters.skipBlanks()
    return (1...2).contains(digits.count) ? Int(digits) : nil
  }

  /// `令和8年4月1日`; of the common calendar where there is no era, and where its year would have three digits, which
  /// nobody means by 令和. A year of the common calendar has four digits at least: `26年` would be one of some era.
  static func text(_ date: LocalDate) -> String {
    let isOfEra = JapaneseEra(of: date).map { date.year - $0.firstYear < 99 } ?? false
    let digits = "\(date.year)"
    let year = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return "\(isOfEra ? date.japaneseYear : "\(year)年")\(date.month)月\(date.day)日"
  }
}
