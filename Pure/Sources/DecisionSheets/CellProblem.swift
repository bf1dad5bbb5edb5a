import FEEL

/// Why a cell cannot be read, without its place.
struct CellProblem: Error, Sendable, Hashable {
  let code: SheetProblem.Code
  let found: String
  var expected: [String] = []
  var expression: FEELProblem?

  func problem(in sheet: String, at cell: CellReference) -> SheetProblem {
    SheetProblem(code, in: sheet, at: cell, found: found, expected: expected, expression: expression)
  }
}
