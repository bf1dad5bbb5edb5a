import Documents
import FormSchema
import Kernel

/// The ruled rows of questions.
struct PaperRows {
  let words: ProcedureWords
  let texts: Texts
  let numbers: PaperNumbers
  let find: (String) -> Question?
  /// Within a row of a group.
  var path = ""

  static let numberWidth = 10.0
  static let labelWidth = 37.0
  /// Rows of a table on paper, where the form allows more; and blocks, which are higher.
  private static let mostLines = 5
  private static let mostBlocks = 2

  init(
    words: ProcedureWords, texts: Texts, numbers: PaperNumbers, find: @escaping (String) -> Question?, path: String = ""
  ) {
    (self.words, self.texts, self.numbers, self.find, self.path) = (words, texts, numbers, find, path)
  }

  var conditions: PaperConditions { PaperConditions(numbers: numbers, words: words, texts: texts, find: find) }

  /// Those that follow each other and are for the same people are told so once, above them.
  /// - Parameter known: a condition that the heading has told already.
  func blocks(_ questions: [Question], _ answers: Answers, unless known: Condition?) -> [SheetBlock] {
    var blocks: [SheetBlock] = []
    var rest = questions[...]
    while let first = rest.first {
      let run = rest.prefix { $0.when == first.when }
      rest = rest.dropFirst(run.count)
      let lead = first.when == known ? nil : lead(run)
      if let lead { blocks.append(.row(lead)) }
      blocks += run.flatMap { self.blocks($0, answers[$0.id], unless: lead == nil ? known : first.when) }
    }
    return blocks
  }

  /// `nil` where there is nothing to save by telling it once.
  private func lead(_ run: ArraySlice<Question>) -> SheetRow? {
    let numbered = run.compactMap { numbers[$0.id] }
    guard let only = conditions.sentence(run.first?.when), let from = numbered.first, let to = numbered.last, from != to
    else { return nil }
    let mark = texts["counter.paper.mark.range", ["sentence": only, "from": from, "to": to]]
    return SheetRow([SheetCell([SheetLine([.words(mark, .small)])], isShaded: true)], staysWithNext: true)
  }

  /// - Parameter known: a condition that the heading has told already.
  private func blocks(_ question: Question, _ answer: Answer?, unless known: Condition? = nil) -> [SheetBlock] {
    let only = question.when == known ? nil : conditions.sentence(question.when)
    if question.type.name == .information { return [.row(information(question, only))] }
    if let group = question.type.group { return rows(question, group, answer?.rows ?? [], only) }
    return [.row(row(question, answer, only))]
  }

  private func information(_ question: Question, _ only: String?) -> SheetRow {
    let text = (only.map { texts["counter.paper.told", ["sentence": $0]] } ?? "") + (words.text(question) ?? "")
    return SheetRow([SheetCell([SheetLine([.words(texts["counter.paper.note", ["sentence": text]], .small)])])])
  }

  private func row(_ question: Question, _ answer: Answer?, _ only: String?) -> SheetRow {
    let cell = PaperCell(
      question: question, words: words, texts: texts, number: numbers[question.id] ?? "", path: path, answer: answer)
    var lines: [SheetLine] = []
    if let only { lines.append(SheetLine([.words(texts["counter.paper.mark", ["sentence": only]], .small)])) }
    lines += cell.lines
    if let hint = words.hint(question) { lines.append(SheetLine([.words(hint, .small)])) }
    let label = label(question)
    guard words.label(question).count > Self.longestLabel else {
      let named = SheetCell(label, millimetres: Self.labelWidth, isShaded: true)
      return SheetRow([number(question.id), named, SheetCell(lines)])
    }
    return SheetRow([number(question.id), SheetCell(label + lines)])
  }

  /// A longer one stands above its answer, over the whole width.
  private static let longestLabel = 44

  private func label(_ question: Question) -> [SheetLine] {
    var lines = [SheetLine([.words(words.label(question), .label)])]
    if question.isOptional, question.isOnPaper {
      lines.append(SheetLine([.words(texts["counter.paper.optional"], .small)]))
    }
    return lines
  }

  private func number(_ question: String) -> SheetCell {
    SheetCell([SheetLine([.words(numbers[question] ?? "", .number)])], millimetres: Self.numberWidth, isShaded: true)
  }
}

// MARK: Rows of a group

extension PaperRows {
  private func rows(
    _ question: Question, _ group: RepeatedGroup, _ answers: [Answers], _ only: String?
  ) -> [SheetBlock] {
    let title = words.itemTitle(question) ?? ""
    let columns = PaperColumns(group)
    let isTable = columns != nil
    let printed = min(group.atMost, max(group.atLeast, isTable ? Self.mostLines : Self.mostBlocks))
    let count = max(printed, answers.count)
    var lines = label(question)
    if let only { lines.append(SheetLine([.words(texts["counter.paper.mark", ["sentence": only]], .small)])) }
    if let hint = words.hint(question) { lines.append(SheetLine([.words(hint, .small)])) }
    if group.atMost > printed {
      lines.append(SheetLine([.words(texts["counter.paper.more-rows"], .small)]))
    }
    let head = SheetBlock.row(SheetRow([number(question.id), SheetCell(lines, isShaded: true)], staysWithNext: true))
    let inner = PaperNumbers(group, within: numbers[question.id] ?? "", numbers)
    let body = (0..<count).flatMap { index -> [SheetBlock] in
      let rows = PaperRows(
        words: words.inside(question), texts: texts, numbers: inner, find: { group.question($0) ?? find($0) },
        path: "\(path)\(question.id).\(index + 1).")
      let own = answers.indices.contains(index) ? answers[index] : Answers()
      return columns.map { [.row(rows.line(index + 1, $0, own))] } ?? rows.block(index + 1, title, group, own)
    }
    return [head] + (columns.map { [.row(heads(question, $0))] } ?? []) + body
  }

  /// What stands above the columns: all that is said beside a question elsewhere.
  private func heads(_ question: Question, _ columns: PaperColumns) -> SheetRow {
    let inner = words.inside(question)
    let cells = columns.all.map { column in
      let asked = column.question
      var lines = [inner.label(asked) + (asked.isOptional ? texts["counter.paper.optional"] : "")]
      if let hint = inner.hint(asked) { lines.append(hint) }
      if column.isListed {
        let list = asked.paperOptions.enumerated().map { number, option in
          "\(number + 1) \(inner.paperLabel(option, asked, texts))"
        }.joined(separator: texts["counter.paper.list-mark"])
        lines.append(texts["counter.paper.listed", ["options": list]])
      }
      return SheetCell(
        lines.map { SheetLine([.words($0, .small)]) }, millimetres: column.millimetres, isShaded: true)
    }
    return SheetRow(
      [SheetCell([], millimetres: Self.numberWidth, isShaded: true)] + cells, staysWithNext: true)
  }

  private func line(_ number: Int, _ columns: PaperColumns, _ answers: Answers) -> SheetRow {
    let cells = columns.all.map { column in
      let asked = column.question
      var cell = PaperCell(
        question: asked, words: words, texts: texts, number: numbers[asked.id] ?? "", path: path,
        answer: answers[asked.id])
      (cell.isNarrow, cell.isListed) = (true, column.isListed)
      return SheetCell(cell.lines, millimetres: column.millimetres)
    }
    let first = SheetCell(
      [SheetLine([.words("\(number)", .number)])], millimetres: Self.numberWidth, isShaded: true)
    return SheetRow([first] + cells)
  }

  private func block(_ number: Int, _ title: String, _ group: RepeatedGroup, _ answers: Answers) -> [SheetBlock] {
    let name = texts["counter.paper.row", ["title": title, "number": "\(number)"]]
    let head = SheetRow([SheetCell([SheetLine([.words(name, .label)])], isShaded: true)], staysWithNext: true)
    return [.row(head)] + blocks(group.questions, answers, unless: nil)
  }
}
