import CivilTime

/// Takes the two columns of dates out of the remarks of a table's rules.
///
/// DMN has no place for the days on which a rule counts; remarks are the one place every other tool keeps as it is.
struct RulePeriodReader {
  /// Headings of the columns that are remarks indeed.
  let annotations: [String]
  let headings: PeriodHeadings?
  private let from: Int?
  private let to: Int?

  /// - Parameter columns: `<annotation>` elements, one for each column.
  init(_ columns: [MarkupElement]) throws(DMNProblem) {
    let names = columns.map { $0["name"] ?? "" }
    from = try RulePeriodReader.place(columns) { PeriodHeadings.from($0) != nil }
    to = try RulePeriodReader.place(columns) { PeriodHeadings.to($0) != nil }
    annotations = RulePeriodReader.others(names, from, to)
    headings = from.flatMap { PeriodHeadings.from(names[$0]) } ?? to.flatMap { PeriodHeadings.to(names[$0]) }
  }

  private static func place(
    _ columns: [MarkupElement], _ fits: (String) -> Bool
  ) throws(DMNProblem) -> Int? {
    let places = columns.indices.filter { fits(columns[$0]["name"] ?? "") }
    guard places.count < 2 else {
      throw DMNProblem(
        .repeatedName, at: columns[places[1]].position, found: columns[places[1]]["name"] ?? "",
        expected: "one column of first days and one of last days")
    }
    return places.first
  }

  private static func others(_ texts: [String], _ from: Int?, _ to: Int?) -> [String] {
    texts.indices.filter { $0 != from && $0 != to }.map { texts[$0] }
  }

  /// Puts the remarks and dates of a rule where they belong.
  ///
  /// - Parameter entries: `<annotationEntry>` elements; there may be fewer than columns.
  func read(_ entries: [MarkupElement], into rule: inout DecisionTable.Rule) throws(DMNProblem) {
    let texts = entries.map { $0.child("text")?.text ?? "" }
    rule.annotations = RulePeriodReader.others(texts, from, to)
    rule.effectiveFrom = try date(from, entries, texts)
    rule.effectiveTo = try date(to, entries, texts)
  }

  private func date(
    _ column: Int?, _ entries: [MarkupElement], _ texts: [String]
  ) throws(DMNProblem) -> LocalDate? {
    guard let column, texts.indices.contains(column) else { return nil }
    let text = texts[column].withoutOuterSpace
    if text.isEmpty || text == "-" { return nil }
    guard let date = LocalDate(feel: text) else {
      throw DMNProblem(
        .notADate, at: entries[column].position, found: text, expected: "a date such as 2026-04-01, or nothing")
    }
    return date
  }
}
