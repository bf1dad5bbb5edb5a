import DecisionSheets
import Testing

@Suite("The look of a sheet")
struct SheetLookTests {
  private static let look = SheetLook(SheetSamples.fee)

  @Test(
    "cells are what their row and column say",
    arguments: [
      ("A1", .label), ("B1", .title), ("B2", .about), ("C1", .blank), ("A3", .blank), ("B4", .conditionHeading),
      ("D4", .resultHeading), ("E5", .remarkHeading), ("B6", .conditionDetail), ("D6", .resultDetail),
      ("E6", .remarkDetail), ("A8", .label), ("C8", .condition), ("D8", .result), ("F8", .remark), ("D11", .result),
      ("H8", .blank),
    ] as [(String, SheetLook.Role)])
  func roles(cell: String, expected: SheetLook.Role) throws {
    let column = try #require(cell.unicodeScalars.first).value - 65
    let row = try #require(Int(cell.dropFirst())) - 1
    #expect(Self.look.role(CellReference(row: row, column: Int(column))) == expected)
  }

  @Test("headings stay in view, words to choose from are offered")
  func choices() {
    #expect(Self.look.frozenRows == 7)
    #expect(Self.look.choices.map(\.column) == [1, 1])
    #expect(Self.look.choices[0].texts.count == 7)
    #expect(Self.look.choices[1] == SheetLook.Choices(rows: 7...9, column: 1, texts: ["年金", "その他", "-"]))
    #expect(Self.look.widths.count == 7)
    #expect(Self.look.widths.allSatisfy { (10...44).contains($0) })
  }
}
