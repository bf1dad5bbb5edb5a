/// What the formats of a workbook make of numbers.
struct NumberFormats {
  enum Meaning { case number, date, time, dateTime }

  /// By the number of a cell's style.
  private let styles: [Meaning]

  init() { styles = [] }

  init(_ bytes: [UInt8], part: String, limits: SpreadsheetLimits) throws(SpreadsheetProblem) {
    var reader = try PartReader(bytes, part: part, limits: limits)
    var codes: [Int: String] = [:]
    var styles: [Meaning] = []
    var isInCells = false
    while let piece = try reader.next() {
      switch piece {
      case .begin("numFmt", let attributes):
        guard codes.count < limits.formats else { throw .tooLarge(.formats, most: limits.formats) }
        if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
      case .begin("cellXfs", _): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .begin("xf", let attributes) where isInCells:
        guard styles.count < limits.formats else { throw .tooLarge(.formats, most: limits.formats) }
        let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
        styles.append(codes[id].map(NumberFormats.meaning) ?? NumberFormats.builtIn(id))
      default: break
      }
    }
    self.styles = styles
  }

  func meaning(ofStyle style: Int?) -> Meaning {
    guard let style, styles.indices.contains(style) else { return .number }
    return styles[style]
  }

  /// - Note: Source: ECMA-376 Part 1, 18.8.30 `numFmt`: formats every application knows, those of Japanese among them.
  static func builtIn(_ id: Int) -> Meaning {
    switch id {
    case 14...17, 27...31, 34...36, 50...58: .date
    case 18...21, 32, 33, 45, 47: .time
    case 22: .dateTime
    default: .number
    }
  }

  /// What a format says: letters of dates and times outside quotation marks, brackets and escapes.
  static func meaning(of code: String) -> Meaning {
    let letters = significant(code)
    if letters.contains("general") || isElapsed(code) { return .number }
    let hasTime = letters.contains { $0 == "h" || $0 == "s" }
    // `m` is the month, and the minute beside hours or seconds; `g` and `e` are era and its year.
    let hasDate = letters.contains { "ydg".contains($0) } || (letters.contains("m") && !hasTime) || hasEraYear(letters)
    switch (hasDate, hasTime) {
    case (true, true): return .dateTime
    case (true, false): return .date
    case (false, true): return .time
    case (false, false): return .number
    }
  }

  /// `e` alone, not the `E+` of powers of ten.
  private static func hasEraYear(_ letters: String) -> Bool {
    !letters.contains("e+") && !letters.contains("e-") && letters.contains("e")
  }

  /// `[h]:mm` counts hours beyond a day: no time of day.
  private static func isElapsed(_ code: String) -> Bool {
    let code = code.lowercased()
    return ["[h", "[m", "[s"].contains { start in
      guard let place = code.firstRange(of: start) else { return false }
      return code[place.upperBound...].drop { "hms".contains($0) }.first == "]"
    }
  }

  /// The first section in small letters, without literal text.
  private static func significant(_ code: String) -> String {
    var letters = ""
    var closing: Character?
    var skipsNext = false
    for character in code.lowercased() {
      if skipsNext {
        skipsNext = false
      } else if let mark = closing {
        if character == mark { closing = nil }
      } else {
        switch character {
        case "\"": closing = "\""
        case "[": closing = "]"
        case "\\", "_", "*": skipsNext = true
        case ";": return letters
        default: letters.append(character)
        }
      }
    }
    return letters.replacing("am/pm", with: "").replacing("a/p", with: "")
  }
}
