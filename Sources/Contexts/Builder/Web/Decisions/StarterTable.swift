import DMN
import DecisionSheets
import FEEL
import FormSchema
import Kernel
import ProcedureDraft
import Web

/// A first table for a purpose: columns made of questions, and rows that work already.
struct StarterTable: Sendable {
  let decisions: DraftDecisions
  /// The conditions, in the order they were chosen.
  let conditions: [ColumnChoices.Choice]

  private var texts: Texts { decisions.reading.texts }
  private var columns: ColumnChoices { ColumnChoices(decisions: decisions) }

  /// More options than rows anybody wants to begin with get one row for all.
  private static let mostRows = 30

  var grid: SheetGrid {
    let kind = decisions.kind
    let results = self.results
    let remarks = [SheetGrid.Column(.remark, heading: columns.word("source"))]
    var grid = SheetGrid(
      columns: conditions.map(\.column) + results.map(\.column) + remarks,
      rows: firstCells.map { cell in
        var row = conditions.map(\.text)
        if !row.isEmpty { row[0] = cell }
        return row + results.map(\.text) + [texts["builder.staff.decision.starter.source"]]
      })
    grid[.name] = kind.rawValue
    grid[.question] = texts["builder.staff.decision.starter.question.\(kind.rawValue)"]
    grid[.outputLabel] = grid[.question]
    let policies = SheetChoices.policies(in: decisions.language)
    let policy: HitPolicy = kind == .attachments ? .collect : .unique
    grid[.policy] = policies.first { $0.contains(policy.rawValue) } ?? policy.rawValue
    return grid
  }

  /// One row for each option of the first condition, or for yes and no; otherwise one for everybody.
  private var firstCells: [String] {
    guard let first = conditions.first else { return [""] }
    let words = decisions.words.options(of: first.column.subject)
    if !words.isEmpty, words.count <= Self.mostRows { return words.map(\.text) }
    if first.column.type == columns.type("boolean") { return [texts["builder.staff.yes"], texts["builder.staff.no"]] }
    return ["-"]
  }

  private var results: [(column: SheetGrid.Column, text: String)] {
    func result(_ member: DecisionWords.Member, _ typeRef: String, _ text: String, values: String = "")
      -> (column: SheetGrid.Column, text: String)
    {
      let spellings = member.spellings
      let name = (decisions.language == .ja ? spellings.last : spellings.first) ?? ""
      return (.init(.result, heading: name, expression: name, type: columns.type(typeRef), values: values), text)
    }
    let gap = decisions.language == .ja ? "、" : ", "
    switch decisions.kind {
    case .fee:
      return [result(.amount, "number", "300"), result(.reason, "string", texts["builder.staff.decision.starter.fee"])]
    case .eligibility:
      let outcomes = columns.outcomes
      return [
        result(.outcome, "string", outcomes.first ?? "", values: outcomes.joined(separator: gap)),
        result(.reason, "string", ""),
      ]
    case .routing:
      let department = decisions.reading.folder.text(DraftPath("procedure.yaml").key("department")) ?? ""
      let words = decisions.words.words(for: .department)
      return [result(.department, "string", words.first { $0.id == department }?.text ?? department)]
    case .attachments:
      let file = decisions.words.words(for: .question).first?.text ?? ""
      return [result(.question, "string", file), result(.reason, "string", "")]
    }
  }
}
