import FEEL

/// Makes FEEL of what someone typed into a cell: of everyday words where they have one meaning, and of FEEL itself.
///
/// What begins with `式:` or `FEEL:` is FEEL as it stands.
struct CellReader {
  enum Use: Sendable { case condition, result }

  let type: ColumnType?
  let use: Use
  /// What the cell may use, and their names.
  let names: Set<String>
  /// Of the examples problems give.
  private let language: SentenceLanguage
  private let scope: FEELScope

  init(_ type: ColumnType?, _ use: Use, names: Set<String>, in language: SentenceLanguage = .ja) {
    self.type = type
    self.use = use
    self.names = names
    self.language = language
    scope = FEELScope(names.sorted().map { ($0, .any) })
  }

  /// What FEEL writes for the text.
  func feel(_ typed: String) throws(CellProblem) -> String {
    if let expression = CellReader.expression(typed) {
      guard let problem = failure(expression) else { return expression }
      throw notUnderstood(typed.trimmed, problem)
    }
    let text = typed.trimmed
    if CellReader.isAny(text) {
      guard use == .result else { return "-" }
      throw CellProblem(code: .emptyResult, found: text)
    }
    if type == .text { return try words(text) }
    if let everyday = try everyday(text) { return everyday }
    return try feelAsTyped(text)
  }

  /// What follows `式:`; nil where the text does not begin so.
  static func expression(_ typed: String) -> String? {
    for mark in ["式:", "式：", "FEEL:", "FEEL："] where typed.hasPrefix(mark) {
      let rest = typed.dropFirst(mark.count)
      return String(rest.first == " " ? rest.dropFirst() : rest)
    }
    return nil
  }

  private static func isAny(_ text: String) -> Bool {
    ["", "-", "－", "ー", "―", "—", "–", "−", "‐", "*", "＊", "問わない"].contains(text)
  }
}

/// Everyday words.
extension CellReader {
  /// Numbers, dates, times and truth in the words of the column's type; nil where the text is something else.
  private func everyday(_ text: String) throws(CellProblem) -> String? {
    let parts = use == .condition ? CellParts.parts(text) : [text]
    guard parts.contains(where: { CellReader.isEveryday($0) }) || text.contains("、") else { return nil }
    var tests: [String] = []
    for part in parts {
      guard let test = try everydayTest(part) else { return nil }
      tests.append(test)
    }
    // `not(5)` can only stand alone.
    return tests.count == 1 || !tests.contains { $0.hasPrefix("not(") } ? tests.joined(separator: ", ") : nil
  }

  /// FEEL of half width stays as it is typed; dates, times and numbers with commas are never FEEL.
  private static func isEveryday(_ text: String) -> Bool {
    guard text.unicodeScalars.allSatisfy({ $0.isASCII }) else { return true }
    let text = text.trimmed
    var characters = TypedCharacters(text)
    if characters.take(oneOf: ["<=", ">=", "<", ">", "="]) != nil { characters.skipBlanks() }
    var value = characters
    if DateWords.read(&value) != nil || TimeWords.read(&characters) != nil { return true }
    return ["true", "false", "yes", "no"].contains(text.lowercased()) || text.contains(",") || text.contains("~")
      || text.contains("..") && !text.contains("[") && !text.contains("(") && !text.contains("]")
  }

  private func everydayTest(_ part: String) throws(CellProblem) -> String? {
    let folded = part.folded.trimmed
    if type == .truth || type == nil || type == .any, let truth = truth(folded) { return truth }
    for words in valueWords {
      let test = TestWords(words)
      if let found = use == .condition ? try test.test(folded) : try test.value(folded) { return found }
    }
    return nil
  }

  /// Dates before numbers: `2026-04-01` is no subtraction.
  private var valueWords: [ValueWords] {
    switch type {
    case .number: [.number]
    case .date: [.date]
    case .time: [.time]
    case nil, .any: [.date, .time, .number]
    case .text, .truth, .dateTime, .months, .days: []
    }
  }

  private func truth(_ text: String) -> String? {
    let meanings = [
      ("true", ["はい", "true", "yes"] + (type == .truth ? ["○", "〇", "有", "あり", "真"] : [])),
      ("false", ["いいえ", "false", "no"] + (type == .truth ? ["×", "*", "無", "なし", "偽"] : [])),
    ]
    return meanings.first { $0.1.contains(text.lowercased()) }?.0
  }
}

/// Columns of texts.
extension CellReader {
  private func words(_ text: String) throws(CellProblem) -> String {
    if use == .condition {
      if text.hasSuffix("以外"), let excluded = PlainWords.quotation(String(text.dropLast(2)).trimmed) {
        return "not(\(excluded.isFEEL ? String(text.dropLast(2)).trimmed : excluded.text.quoted))"
      }
      let parts = CellParts.parts(text).map(\.trimmed)
      if parts.allSatisfy({ PlainWords.quotation($0)?.isFEEL == true }) { return text }
      if parts.allSatisfy({ PlainWords.isPlain($0, use) || PlainWords.quotation($0) != nil }) {
        var words: [String] = []
        for part in parts { words.append(try word(part)) }
        return words.joined(separator: ", ")
      }
    } else if PlainWords.isPlain(text, use) || PlainWords.quotation(text) != nil {
      return try word(text)
    }
    return try feelAsTyped(text)
  }

  private func word(_ text: String) throws(CellProblem) -> String {
    if let quotation = PlainWords.quotation(text) { return quotation.isFEEL ? text : quotation.text.quoted }
    if names.contains(text) { throw CellProblem(code: .wordOrName, found: text, expected: [mark + text]) }
    return text == "null" || text == "true" || text == "false" ? text : text.quoted
  }
}

/// FEEL.
extension CellReader {
  /// The text, or the text in half width, where it is FEEL that uses known names only. A text that uses others is taken
  /// as it is where it cannot be words.
  private func feelAsTyped(_ text: String) throws(CellProblem) -> String {
    try refuseDoubtful(text)
    let folded = text.folded
    for candidate in [text, folded] where notes(candidate) == 0 { return candidate }
    if type == nil || type == .any, PlainWords.isPlain(text, use) { return try word(text) }
    for candidate in [text, folded] where notes(candidate) != nil {
      guard type != .text else { throw CellProblem(code: .wordsOrExpression, found: text) }
      // A slip of the pen would become a name of its own; inside a calculation it is most likely one.
      if PlainWords.isPlain(text, use) { throw CellProblem(code: .unknownName, found: text, expected: examples) }
      return candidate
    }
    // FEEL's own reason helps those who wrote FEEL.
    let isExpression = folded.contains { "()[]{}\"*+/<>=".contains($0) }
    throw notUnderstood(text, isExpression ? failure(folded) : nil)
  }

  /// `20-64` is a subtraction in FEEL and a range to everyone else.
  private func refuseDoubtful(_ text: String) throws(CellProblem) {
    guard use == .condition, type != .text else { return }
    let ends = text.folded.split(separator: "-", omittingEmptySubsequences: false).map { String($0).trimmed }
    let isDigits: (String) -> Bool = { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
    guard ends.count == 2, ends.allSatisfy(isDigits) else { return }
    let range = language == .ja ? ends.joined(separator: "〜") : "[\(ends.joined(separator: ".."))]"
    let meanings = [range, mark + ends.joined(separator: " - ")]
    throw CellProblem(code: .rangeOrDifference, found: text, expected: meanings)
  }

  /// How many names nobody knows, and other things that are null, the text has; nil where it is not FEEL.
  private func notes(_ text: String) -> Int? {
    switch use {
    case .condition: (try? FEELParser.unaryTests(text, in: scope))?.notes.count
    case .result: (try? FEELParser.expression(text, in: scope))?.notes.count
    }
  }

  private func failure(_ text: String) -> FEELProblem? {
    do {
      switch use {
      case .condition: _ = try FEELParser.unaryTests(text, in: scope)
      case .result: _ = try FEELParser.expression(text, in: scope)
      }
      return nil
    } catch {
      return error
    }
  }

  private func notUnderstood(_ text: String, _ problem: FEELProblem?) -> CellProblem {
    CellProblem(code: .notUnderstood, found: text, expected: examples, expression: problem)
  }

  private var mark: String { language == .ja ? "式: " : "FEEL: " }
  private var examples: [String] { CellExamples.of(type, use, in: language) }
}
