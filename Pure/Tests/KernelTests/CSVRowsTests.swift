import Testing

@testable import Kernel

@Suite("The records of a CSV text") struct CSVRowsTests {
  @Test("fields in quotes hold commas, quotes and line ends; the mark at the start is no part of the first")
  func fields() {
    let text = "\u{FEFF}a,\"b,\"\"c\"\"\",\"d\ne\"\r\n\r\nf,,\n\"g\""
    let rows = Array(CSVRows(Array(text.utf8)))
    #expect(rows.map(\.fields) == [["a", "b,\"c\"", "d\ne"], ["f", "", ""], ["g"]])
    #expect(rows.map(\.line) == [1, 4, 5])
  }

  @Test("a quote that is never closed ends with the text")
  func openQuote() { #expect(Array(CSVRows(Array("a,\"b".utf8))).map(\.fields) == [["a", "b"]]) }

  @Test("a later part of a file goes on counting its lines")
  func laterPart() { #expect(Array(CSVRows(Array("a\nb".utf8), startingAt: 7)).map(\.line) == [7, 8]) }
}
