import DMN
import DecisionSheets
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// People's words in the cells of a table where the model has ids: options of a choice, reasons, departments, files.
///
/// What is typed may be either. A word that two things share stays an id, so that nothing is ever mistaken.
struct CellWords: Sendable {
  struct Word: Sendable, Equatable {
    let id: String
    let text: String
  }

  let kind: DecisionKind
  private let names: RuleNames
  private let byQuestion: [String: [Word]]
  private let byMember: [DecisionWords.Member: [Word]]

  init(_ kind: DecisionKind, _ reading: DraftReading, _ town: TownProfile) {
    self.kind = kind
    let texts = reading.texts
    names = reading.names.top
    answers = [
      Word(id: "null", text: texts["builder.staff.decision.unanswered"]),
      Word(id: "not(null)", text: texts["builder.staff.decision.answered"]),
    ]
    byQuestion = Dictionary(
      reading.outline.outer.filter { ["choice", "choices"].contains($0.type) }.map { question in
        var words = question.options.map { Word(id: $0.id, text: $0.label) }
        if question.json["other"]?.written == "true" {
          words.append(Word(id: Option.other, text: texts["builder.staff.condition.other"]))
        }
        return (question.id, Self.clear(words))
      }, uniquingKeysWith: { first, _ in first })
    let reasons = reading.folder[Self.reasons]?.members ?? []
    let files = reading.outline.outer.filter { $0.type == QuestionType.Name.files.rawValue }
    byMember = [
      .reason: Self.clear(reasons.map { Word(id: $0.key, text: $0.value.written ?? "") }),
      .department: Self.clear(
        town.departments.map { Word(id: $0.id, text: $0.name(in: texts.officerLanguage)) }),
      .question: Self.clear(files.map { Word(id: $0.id, text: $0.label) }),
    ]
  }

  /// Where a procedure keeps the sentences its decisions give as reasons.
  static let reasons = DraftPath("procedure.yaml").key("reasons")

  /// Those nobody can mistake for another one.
  private static func clear(_ words: [Word]) -> [Word] {
    let counts = Dictionary(words.map { ($0.text, 1) }, uniquingKeysWith: +)
    let ids = Set(words.map(\.id))
    return words.filter { word in
      !word.text.isEmpty && word.text == word.text.trimmed && counts[word.text] == 1
        && (!ids.contains(word.text) || word.text == word.id)
    }
  }

  /// The words for the options of the question that a condition looks at; none for anything else.
  func options(of subject: String) -> [Word] {
    guard names.isAnswer(subject), let question = names.question(named: subject) else { return [] }
    return byQuestion[question] ?? []
  }

  /// What a column of results is about.
  func member(_ column: String?, alone: Bool, of place: DecisionPlace) -> DecisionWords.Member? {
    guard place.isMain else { return nil }
    if let found = DecisionWords.Member.allCases.first(where: { $0.spellings.contains(column ?? "") }) { return found }
    guard alone else { return nil }
    switch kind {
    case .fee: return .amount
    case .eligibility: return .outcome
    case .routing: return .department
    case .attachments: return .question
    }
  }

  func words(for member: DecisionWords.Member?) -> [Word] { member.flatMap { byMember[$0] } ?? [] }

  /// Every word, by its id: for sentences about results.
  var all: [String: String] {
    let words = byMember.values.flatMap(\.self) + byQuestion.values.flatMap(\.self)
    return Dictionary(words.map { ($0.id, $0.text) }) { first, _ in first }
  }

  // MARK: Tables

  /// The table with words.
  func shown(_ table: DecisionTable, of place: DecisionPlace) -> DecisionTable {
    changed(table, of: place) { words, _ in Dictionary(words.map { ($0.id, $0.text) }) { first, _ in first } }
  }

  /// The table with ids.
  /// - Parameter newReasons: sentences that are no reason yet get an id here.
  func stored(_ table: DecisionTable, of place: DecisionPlace, newReasons: inout [Word]) -> DecisionTable {
    let known = words(for: .reason)
    var made = newReasons
    for (column, output) in table.outputs.enumerated()
    where member(output.name, alone: table.outputs.count == 1, of: place) == .reason {
      for rule in table.rules where rule.outputEntries.indices.contains(column) {
        for text in FEELTexts(rule.outputEntries[column].text, names.scope).all {
          guard !text.isDraftID, !(known + made).contains(where: { $0.text == text }) else { continue }
          made.append(Word(id: newID(known + made), text: text))
        }
      }
    }
    newReasons = made
    return changed(table, of: place) { words, member in
      let all = member == .reason ? words + made : words
      return Dictionary(all.map { ($0.text, $0.id) }) { first, _ in first }
    }
  }

  private func newID(_ taken: [Word]) -> String {
    let ids = Set(taken.map(\.id))
    return (1...ids.count + 1).lazy.map { "reason-\($0)" }.first { !ids.contains($0) } ?? "reason"
  }

  private func changed(
    _ table: DecisionTable, of place: DecisionPlace, _ meanings: ([Word], DecisionWords.Member?) -> [String: String]
  ) -> DecisionTable {
    var table = table
    for (column, input) in table.inputs.enumerated() {
      let meaning = meanings(options(of: input.expression.text), nil)
      guard !meaning.isEmpty else { continue }
      table.inputs[column].allowedValues = input.allowedValues.map { exchanged($0, isTests: true, meaning) }
      for row in table.rules.indices where table.rules[row].inputEntries.indices.contains(column) {
        table.rules[row].inputEntries[column].text = exchanged(
          table.rules[row].inputEntries[column].text, isTests: true, meaning)
      }
    }
    for (column, output) in table.outputs.enumerated() {
      let member = member(output.name, alone: table.outputs.count == 1, of: place)
      let meaning = meanings(words(for: member), member)
      guard !meaning.isEmpty else { continue }
      table.outputs[column].allowedValues = output.allowedValues.map { exchanged($0, isTests: true, meaning) }
      if let entry = output.defaultEntry {
        table.outputs[column].defaultEntry?.text = exchanged(entry.text, isTests: false, meaning)
      }
      for row in table.rules.indices where table.rules[row].outputEntries.indices.contains(column) {
        table.rules[row].outputEntries[column].text = exchanged(
          table.rules[row].outputEntries[column].text, isTests: false, meaning)
      }
    }
    return table
  }

  private func exchanged(_ text: String, isTests: Bool, _ meaning: [String: String]) -> String {
    FEELTexts(text, names.scope, isTests: isTests).exchanged(meaning)
  }

  // MARK: Answers and reasons that are none

  /// People's words for an answer that is missing, and for any answer.
  let answers: [Word]

  /// What is nothing in people's words: no reason is an empty cell, and no answer a word.
  func withoutNothing(_ grid: SheetGrid, of place: DecisionPlace) -> SheetGrid {
    nothing("null", "", Dictionary(answers.map { ($0.id, $0.text) }) { first, _ in first }, grid, place)
  }

  /// The same as sheets have it: `null`.
  func withNothing(_ grid: SheetGrid, of place: DecisionPlace) -> SheetGrid {
    let named = quotingExceptions(grid)
    return nothing("", "null", Dictionary(answers.map { ($0.text, $0.id) }) { first, _ in first }, named, place)
  }

  /// 「本人以外」 is one word to sheets; people mean every option but that one, where no option is called so.
  private func quotingExceptions(_ grid: SheetGrid) -> SheetGrid {
    var grid = grid
    for (column, about) in grid.columns.enumerated() where about.kind == .condition {
      let words = Set(options(of: about.subject).map(\.text))
      for row in grid.rows.indices {
        let text = grid.rows[row][column]
        guard text.hasSuffix("以外"), !words.contains(text), words.contains(String(text.dropLast(2))) else { continue }
        grid.rows[row][column] = "「\(text.dropLast(2))」以外"
      }
    }
    return grid
  }

  private func nothing(
    _ old: String, _ new: String, _ meaning: [String: String], _ grid: SheetGrid, _ place: DecisionPlace
  ) -> SheetGrid {
    var grid = grid
    for (column, about) in grid.columns.enumerated() where about.kind == .condition {
      // An option may be called so.
      guard !options(of: about.subject).contains(where: { meaning[$0.text] != nil }) else { continue }
      for row in grid.rows.indices {
        if let other = meaning[grid.rows[row][column]] { grid.rows[row][column] = other }
      }
    }
    let results = grid.columns.count { $0.kind == .result }
    for (column, about) in grid.columns.enumerated()
    where about.kind == .result && member(about.subject, alone: results == 1, of: place) == .reason {
      for row in grid.rows.indices where grid.rows[row].contains(where: { !$0.isEmpty }) {
        if grid.rows[row][column] == old { grid.rows[row][column] = new }
      }
    }
    return grid
  }
}
