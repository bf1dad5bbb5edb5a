import Kernel

/// Reads a date as people type it, in either calendar, and takes nothing that is not certain.
///
/// 令和8年11月21日, 令和元年5月1日, R8.11.21, r8/11/21, S64-1-7, 2026年11月21日, 2026-11-21, 2026/11/21, 20261121;
/// full-width digits and letters, one-character era signs (㋿) and spaces anywhere.
public enum DateReader {
  /// - Throws: ``DateProblem`` with the reason.
  /// - Complexity: O(n); more than 200 bytes are refused unread.
  public static func read(_ typed: String) throws(DateProblem) -> CivilDate {
    guard typed.utf8.count <= 200 else { throw .notADate }
    var rest = Self.plain(typed)[...]
    let era = Self.takeEra(&rest)
    if era == nil, let date = try Self.eightDigits(rest) { return date }
    guard let parts = Self.parts(rest) else { throw .notADate }
    if let era { return try Self.date(parts, in: era) }
    return try Self.gregorian(parts)
  }

  /// What stands between the separators. `year` is empty for 元.
  private struct Parts {
    var year: [Int]
    var month: Int
    var day: Int
  }

  /// Half width, capital letters, no spaces, every dash a hyphen.
  private static func plain(_ typed: String) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in Width.half(typed).unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "a"..."z": scalars.append(Unicode.Scalar(UInt8(scalar.value - 32)))
      case _ where Hyphen.isLike(scalar): scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return scalars
  }

  private static func takeEra(_ rest: inout ArraySlice<Unicode.Scalar>) -> Era? {
    for (sign, era) in signs where rest.starts(with: sign) {
      rest = rest.dropFirst(sign.count)
      return era
    }
    return nil
  }

  private static let signs: [(sign: [Unicode.Scalar], era: Era)] = zip(Era.allCases, ["㍾", "㍽", "㍼", "㍻", "㋿"])
    .flatMap { era, ligature in
      [era.name, era.letter, ligature].map { (Array($0.unicodeScalars), era) }
    }

  private static func eightDigits(_ scalars: ArraySlice<Unicode.Scalar>) throws(DateProblem) -> CivilDate? {
    let digits = scalars.compactMap(Self.digit)
    guard digits.count == 8, scalars.count == 8 else { return nil }
    return try gregorian(
      Parts(year: Array(digits[..<4]), month: number(digits[4..<6]), day: number(digits[6...])))
  }

  /// `year 年 month 月 day 日?` or the three with one and the same of `-`, `/`, `.` between them.
  private static func parts(_ scalars: ArraySlice<Unicode.Scalar>) -> Parts? {
    var rest = scalars
    let isFirst = rest.first == "元"
    if isFirst { rest = rest.dropFirst() }
    let year = isFirst ? [] : takeDigits(&rest)
    guard isFirst || !year.isEmpty, let first = rest.popFirst() else { return nil }
    let month = takeDigits(&rest)
    guard let second = rest.popFirst() else { return nil }
    let day = takeDigits(&rest)
    guard (1...2).contains(month.count), (1...2).contains(day.count) else { return nil }
    switch (first, second) {
    case ("年", "月"): guard rest.isEmpty || Array(rest) == ["日"] else { return nil }
    case ("-", "-"), ("/", "/"), (".", "."): guard rest.isEmpty else { return nil }
    default: return nil
    }
    return Parts(year: year, month: number(month[...]), day: number(day[...]))
  }

  private static func gregorian(_ parts: Parts) throws(DateProblem) -> CivilDate {
    guard parts.year.count == 4 else { throw (1...2).contains(parts.year.count) ? .yearUnclear : .notADate }
    guard let date = CivilDate(year: number(parts.year[...]), month: parts.month, day: parts.day) else {
      throw .noSuchDay
    }
    return date
  }

  private static func date(_ parts: Parts, in era: Era) throws(DateProblem) -> CivilDate {
    guard parts.year.count <= 2 else { throw .notADate }
    let year = era.firstYear + (parts.year.isEmpty ? 1 : number(parts.year[...])) - 1
    if year < era.firstDay.year { throw .beforeEra(first: era.firstDay) }
    if let last = era.lastDay, year > last.year { throw .outsideEra(last: last) }
    guard let date = CivilDate(year: year, month: parts.month, day: parts.day) else { throw .noSuchDay }
    if date < era.firstDay { throw .beforeEra(first: era.firstDay) }
    if let last = era.lastDay, date > last { throw .outsideEra(last: last) }
    return date
  }

  private static func takeDigits(_ rest: inout ArraySlice<Unicode.Scalar>) -> [Int] {
    let digits = rest.prefix { digit($0) != nil }
    rest = rest.dropFirst(digits.count)
    return digits.compactMap(digit)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
  }

  /// At most four digits come here, so it cannot overflow.
  private static func number(_ digits: ArraySlice<Int>) -> Int { digits.prefix(4).reduce(0) { $0 * 10 + $1 } }
}
