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

  /// - Parameter known: a condition that the heading has told already.
  func blocks(_ question: Question, _ answer: Answer?, unless known: Condition? = nil) -> [SheetBlock] {
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
    let isTable = group.questions.count <= 5 && group.questions.allSatisfy(\.fitsIntoColumn)
    let printed = min(group.atMost, max(group.atLeast, isTable ? Self.mostLines : Self.mostBlocks))
    let count = max(printed, answers.count)
    var lines = label(question)
    if let only { lines.append(SheetLine([.words(texts["counter.paper.mark", ["sentence": only]], .small)])) }
    if let hint = words.hint(question) { lines.append(SheetLine([.words(hint, .small)])) }
    if group.atMost > printed {
      let more = texts["counter.paper.more-rows", ["n": "\(printed)"]]
      lines.append(SheetLine([.words(more, .small)]))
    }
    let head = SheetBlock.row(SheetRow([number(question.id), SheetCell(lines, isShaded: true)], staysWithNext: true))
    let inner = PaperNumbers(group, within: numbers[question.id] ?? "", numbers)
    let body = (0..<count).flatMap { index -> [SheetBlock] in
      let rows = PaperRows(
        words: words.inside(question), texts: texts, numbers: inner, find: { group.question($0) ?? find($0) },
        path: "\(path)\(question.id).\(index + 1).")
      let own = answers.indices.contains(index) ? answers[index] : Answers()
      return isTable ? [.row(rows.line(index + 1, group, own))] : rows.block(index + 1, title, group, own)
    }
    return [head] + (isTable ? [.row(columns(question, group))] : []) + body
  }

  private func columns(_ question: Question, _ group: RepeatedGroup) -> SheetRow {
    let inner = words.inside(question)
    let cells = group.questions.map { asked in
      SheetCell([SheetLine([.words(inner.label(asked), .small)])], isShaded: true)
    }
    return SheetRow(
      [SheetCell([], millimetres: Self.numberWidth, isShaded: true)] + cells, staysWithNext: true)
  }

  private func line(_ number: Int, _ group: RepeatedGroup, _ answers: Answers) -> SheetRow {
    let cells = group.questions.map { asked in
      var cell = PaperCell(
        question: asked, words: words, texts: texts, number: numbers[asked.id] ?? "", path: path,
        answer: answers[asked.id])
      cell.isNarrow = true
      return SheetCell(cell.lines)
    }
    let first = SheetCell(
      [SheetLine([.words("\(number)", .number)])], millimetres: Self.numberWidth, isShaded: true)
    return SheetRow([first] + cells)
  }

  private func block(_ number: Int, _ title: String, _ group: RepeatedGroup, _ answers: Answers) -> [SheetBlock] {
    let name = texts["counter.paper.row", ["title": title, "number": "\(number)"]]
    let head = SheetRow([SheetCell([SheetLine([.words(name, .label)])], isShaded: true)], staysWithNext: true)
    return [.row(head)] + group.questions.flatMap { blocks($0, answers[$0.id]) }
  }
}

extension Question {
  /// Whether it can be answered in a column of a table.
  fileprivate var fitsIntoColumn: Bool {
    switch type {
    case .text, .kana, .name, .date, .number, .yen, .phone, .time, .yesNo: true
    case .choice(let options, let hasOther): options.count <= 4 && !hasOther
    default: false
    }
  }
}
