import DecisionSheets
import DesignSystem
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of a decision table shows.
struct TableModel: Sendable {
  let decisions: DraftDecisions
  let place: DecisionPlace
  var input: GridInput
  let read: ReadTable
  var trial: DecisionTrial
  /// Whether somebody asked to try it.
  var isTried = false
  /// Whether what is shown was saved just now, or changed without being saved.
  var wasSaved = false
  var isUnsaved = false
  /// What somebody pasted and could not be taken.
  var pasted = ""
  var way = PastedRows.Way.replace
  var errors: [FieldError] = []
  /// What is wrong with the table as it would be, and what of it never counts.
  var findings: [DraftFinding] = []
  /// What somebody else has made of the table meanwhile, where it cannot be put together.
  var theirs: SheetGrid?

  init(
    _ decisions: DraftDecisions, _ place: DecisionPlace, _ input: GridInput, _ form: SubmittedForm?, today: CivilDate
  ) {
    (self.decisions, self.place, self.input) = (decisions, place, input)
    read = ReadTable(input.grid, of: place, in: decisions)
    trial = DecisionTrial(read, form, today: today)
  }

  var reading: DraftReading { decisions.reading }
  var texts: Texts { decisions.reading.texts }
  var columns: ColumnChoices { ColumnChoices(decisions: decisions) }

  /// The first row with a mistake comes into view; what is out of view has no field to point to.
  mutating func show(_ found: [FieldError]) {
    errors = found
    let rows = found.compactMap { Self.row(of: $0) }
    if let row = rows.min(), !input.shown.contains(row) { input.show(row: row) }
    errors.removeAll { error in Self.row(of: error).map { !input.shown.contains($0) } ?? false }
  }

  /// The mistakes as they stand above the page: those of cells with their row and column.
  var summary: [FieldError] {
    errors.map { error in
      let parts = error.field.split(separator: ":")
      guard let row = Self.row(of: error), let column = Int(parts[2]), input.grid.columns.indices.contains(column)
      else { return error }
      let place = texts["design.grid.cell", ["n": "\(row + 1)", "column": heading(input.grid.columns[column])]]
      return FieldError(
        error.field, texts["builder.staff.decision.at", ["place": place, "message": error.message]])
    }
  }

  /// What a column is called.
  func heading(_ column: SheetGrid.Column) -> String { column.heading.isEmpty ? column.subject : column.heading }

  private static func row(of error: FieldError) -> Int? {
    let parts = error.field.split(separator: ":")
    return parts.count == 3 && parts[0] == GridInput.cells ? Int(parts[1]) : nil
  }

  /// The mistakes of the table that belong to a column's own settings.
  var hasColumnErrors: Bool { errors.contains { $0.field.hasPrefix("col:") } }

  /// A sentence of the proof with people's words for ids.
  func words(_ sentence: String) -> String {
    decisions.words.all.reduce(sentence) { sentence, word in
      [("「", "」"), ("“", "”"), ("\"", "\"")].reduce(sentence) {
        $0.replacing("\($1.0)\(word.key)\($1.1)", with: "\($1.0)\(word.value)\($1.1)")
      }
    }
  }

  /// The words a column is likely to hold.
  func suggestions(for column: SheetGrid.Column) -> [String] {
    let words: [CellWords.Word]
    switch column.kind {
    case .condition: words = decisions.words.options(of: column.subject)
    case .result:
      let results = input.grid.columns.count { $0.kind == .result }
      let member = decisions.words.member(column.subject, alone: results == 1, of: place)
      if member == .outcome { return ColumnChoices(decisions: decisions).outcomes }
      words = decisions.words.words(for: member)
    default: words = []
    }
    if words.isEmpty, column.type == ColumnChoices(decisions: decisions).type("boolean") {
      return [texts["builder.staff.yes"], texts["builder.staff.no"]]
    }
    return words.map(\.text) + (column.kind == .condition ? decisions.words.answers.map(\.text) : [])
  }
}
