import Kernel
import Nihongo

extension ProcedureWords {
  /// An answer as a person reads it on a page, a line for each choice, file or part.
  ///
  /// Dates stand in 和暦 and 西暦, choices by their label, addresses as on an envelope.
  public func lines(for answer: Answer, to question: Question) -> [String] {
    switch answer {
    case .text(let text): text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .name(let name): [name.full] + (name.fullKana.isEmpty ? [] : [name.fullKana])
    case .date(let date): [Self.text(date, in: language)]
    case .number(let number): [amount(number, question)]
    case .choice(let chosen): [label(chosen, question)]
    case .choices(let chosen): chosen.map { label($0, question) }
    case .flag(let flag): [AnswerWords(language).word(for: flag, to: question.type)]
    case .address(let address): address.lines
    case .files(let files): files.map(\.name)
    case .time(let time): [AnswerWords(language).time(time)]
    case .dateRange(let span): [spelled(span)]
    case .bankAccount(let account): AnswerWords(language).lines(account)
    case .individualNumber(let number): [number.masked]
    case .location(let point): AnswerWords(language).lines(point)
    case .rows(let rows): rows.isEmpty ? [AnswerWords(language).none] : lines(rows, question)
    case .unknown: [AnswerWords(language).unknown]
    }
  }

  /// Each row under what it is called and its number, its answers with their labels.
  private func lines(_ rows: [Answers], _ question: Question) -> [String] {
    let inner = inside(question), title = itemTitle(question) ?? ""
    return rows.enumerated().flatMap { index, row in
      ["\(title)\(language == .english ? " " : "")\(index + 1)"]
        + (question.type.group?.questions ?? []).flatMap { asked in
          row[asked.id].map { inner.labelled($0, asked) } ?? []
        }
    }
  }

  private func labelled(_ answer: Answer, _ question: Question) -> [String] {
    let lines = lines(for: answer, to: question), colon = language == .english ? ": " : "："
    return (lines.first.map { [label(question) + colon + $0] } ?? []) + lines.dropFirst()
  }

  private func spelled(_ span: DateSpan) -> String {
    let (from, to) = (Self.text(span.from, in: language), Self.text(span.to, in: language))
    return language == .english ? "\(from) to \(to)" : "\(from)から\(to)まで"
  }

  /// An answer on one line, as it stands in a document: dates in 和暦, addresses without their postal code,
  /// several choices with a 読点 between, rows with a stroke.
  public func line(for answer: Answer, to question: Question) -> String {
    switch answer {
    case .name(let name): name.full
    case .date(let date): JapaneseDate(date).text(in: language)
    case .address(let address): Self.line(address)
    case .text(let text): text
    case .rows(let rows) where !rows.isEmpty: line(rows, question)
    // As papers of a town say it.
    case .unknown where language == .japanese: "不明"
    default: lines(for: answer, to: question).joined(separator: language == .english ? ", " : "、")
    }
  }

  /// An answer on one line in which each answer of a row stands behind its label: for a cell of a table.
  public func labelledLine(for answer: Answer, to question: Question) -> String {
    guard case .rows(let rows) = answer, !rows.isEmpty, let group = question.type.group else {
      return line(for: answer, to: question)
    }
    let inner = inside(question), (comma, colon) = language == .english ? (", ", ": ") : ("、", "：")
    return rows.map { row in
      group.questions.compactMap { asked in
        row[asked.id].map { inner.label(asked) + colon + inner.labelledLine(for: $0, to: asked) }
      }.joined(separator: comma)
    }.joined(separator: language == .english ? " / " : "／")
  }

  private func line(_ rows: [Answers], _ question: Question) -> String {
    let inner = inside(question), comma = language == .english ? ", " : "、"
    return rows.map { row in
      (question.type.group?.questions ?? []).compactMap { asked in
        row[asked.id].map { inner.line(for: $0, to: asked) }
      }.joined(separator: comma)
    }.joined(separator: language == .english ? " / " : "／")
  }

  static func line(_ address: Address) -> String {
    [address.place, address.building].filter { !$0.isEmpty }.joined(separator: "\u{3000}")
  }

  static func text(_ date: CivilDate, in language: Language) -> String {
    let date = JapaneseDate(date)
    return switch language {
    case .japanese: date.fullWithGregorianYear
    case .easyJapanese: date.easy
    case .english: date.era == nil ? date.english : "\(date.english) (\(date.full))"
    }
  }

  private func label(_ chosen: Chosen, _ question: Question) -> String {
    if let other = chosen.other { return other }
    return question.type.options.first { $0.id == chosen.option }.map { label($0, of: question) } ?? chosen.option
  }

  private func amount(_ number: Int, _ question: Question) -> String {
    let grouped = Yen(number).grouped
    if question.type.isYen { return AnswerWords(language).yen(grouped) }
    guard let unit = unit(question) else { return grouped }
    return language == .english ? "\(grouped) \(unit)" : grouped + unit
  }
}

extension QuestionType {
  /// Whether its number is an amount of money, typed or worked out.
  public var isYen: Bool {
    switch self {
    case .yen: true
    case .computed(let computation): computation.kind == .yen
    default: false
    }
  }
}
