import Yams

/// Why a text is no YAML, in terms of what the writer did, and where.
///
/// The parser speaks English and of itself, and notices most things some lines late.
public struct YAMLTrouble: Sendable {
  /// What the sentences tell apart.
  public enum Kind: String, Sendable, CaseIterable {
    case tab, quote, bracket, colon
    case secondColon = "second-colon"
    case indent, document, control, escape, sign, anchor, tag, other
  }

  let kind: Kind
  private var line = 1
  private var column = 1
  /// The key that stands twice, and where it stood first.
  private var again: (key: String, line: Int)?

  init(_ error: any Error, in text: String) {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _)?, .parser(let context, let problem, let mark, _)?,
      .composer(let context, let problem, let mark, _)?:
      let said = Self.kind(problem, context?.text ?? "")
      kind = said == .sign && Self.isTab(mark, in: text) ? .tab : said
      // What was opened and never closed, or never became a key, stands where it began.
      let place = [.quote, .bracket, .colon].contains(kind) ? context?.mark ?? mark : mark
      (line, column) = (place.line, place.column)
    case .reader(_, let offset, _, _)?:
      kind = .control
      let before = text.prefix(offset ?? 0).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      (line, column) = (max(before.count, 1), (before.last?.count ?? 0) + 1)
    case .duplicatedKeysInMapping(let keys, let context)?:
      kind = .other
      (line, column) = (context.mark.line, context.mark.column)
      let key = keys.first ?? ""
      again = (key, line)
      line = Self.second(key, after: context.mark, in: text) ?? line
    default: kind = .other
    }
  }

  func trouble(file: String) -> SourceTrouble {
    let mark = SourceMark(file: file, line: max(line, 1), column: max(column, 1))
    if let again { return SourceTrouble(.duplicateKey, at: mark, ["key": again.key, "line": "\(again.line)"]) }
    return kind == .anchor
      ? SourceTrouble(.aliasUsed, at: mark) : SourceTrouble(.notYAML, variant: variant, at: mark)
  }

  private var variant: String? { kind == .other ? nil : kind.rawValue }

  /// - Note: Source: the error texts of libyaml 0.2.5 as Yams 6.2.2 carries it (`scanner.c`, `parser.c`).
  private static func kind(_ problem: String, _ context: String) -> Kind {
    if problem.contains("tab character") { return .tab }
    if context.contains("quoted scalar") { return isEscape(problem) ? .escape : .quote }
    if context.contains("while parsing a flow") || problem.contains("',' or") { return .bracket }
    if problem == "could not find expected ':'" { return .colon }
    if problem.hasPrefix("mapping values") { return .secondColon }
    if problem.contains("another document") { return .document }
    if problem.contains("cannot start any token") { return .sign }
    if problem.contains("undefined alias") || context.contains("an anchor") || context.contains("an alias") {
      return .anchor
    }
    let marks = ["tag", "directive", "incompatible YAML"]
    if marks.contains(where: { context.contains($0) || problem.contains($0) }) { return .tag }
    let misplaced = [
      "expected key", "'-' indicator", "<document start>", "sequence entries", "mapping keys", "node content",
    ]
    return misplaced.contains(where: problem.contains) ? .indent : .other
  }

  private static func isTab(_ mark: Mark, in text: String) -> Bool {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return false }
    return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == "\t"
  }

  private static func isEscape(_ problem: String) -> Bool {
    problem.contains("escape") || problem.contains("hexdecimal")
  }

  /// The line on which a key stands again, at the same column.
  private static func second(_ key: String, after mark: Mark, in text: String) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let indent = String(repeating: " ", count: max(mark.column - 1, 0))
    let spellings = [key, "\"\(key)\"", "'\(key)'"].map { indent + $0 + ":" }
    return lines.indices.dropFirst(mark.line).first { line in spellings.contains(where: lines[line].hasPrefix) }
      .map { $0 + 1 }
  }
}
