import DMN
import FEEL

/// Reads decisions people have written as sheets.
///
/// The first column says what each row holds (`決定`, `行の選び方`, `区分`, `見出し`, `型` …); rows with a number or nothing
/// there are the rules. All problems are told at once, each with its cell.
public enum SheetReader {
  /// The decision of a sheet.
  ///
  /// - Parameters:
  ///   - names: what cells may use besides the table's own inputs: names of facts and other decisions.
  ///   - language: of the words that problems offer.
  /// - Throws: everything that is wrong with the sheet.
  public static func decision(
    _ sheet: Sheet, names: Set<String> = [], language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> SheetDecision {
    guard sheet.rows.count <= SheetLimits.rows, sheet.width <= SheetLimits.columns else {
      let most = "\(SheetLimits.rows) × \(SheetLimits.columns)"
      throw SheetProblems([
        SheetProblem(.tooLarge, in: sheet.name, at: CellReference(row: 0, column: 0), expected: [most])
      ])
    }
    var reader = TableReader(sheet, names, language)
    let decision = reader.decision()
    guard reader.problems.isEmpty else {
      throw SheetProblems(reader.problems.sorted { $0.cell < $1.cell })
    }
    return decision
  }

  /// The decision table of a sheet.
  ///
  /// - Throws: everything that is wrong with the sheet; also where it holds a single expression instead of a table.
  public static func decisionTable(
    _ sheet: Sheet, names: Set<String> = [], language: SentenceLanguage = .ja
  ) throws(SheetProblems) -> DecisionTable {
    guard case .table(let table) = try decision(sheet, names: names, language: language).logic else {
      throw SheetProblems([SheetProblem(.notADecision, in: sheet.name, at: CellReference(row: 0, column: 0))])
    }
    return table
  }
}
