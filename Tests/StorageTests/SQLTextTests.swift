import Kernel
import Storage
import Testing

@Suite("The text of a statement") struct SQLTextTests {
  private func numbered(_ sql: SQLText) -> String {
    sql.text(placeholder: { "$\($0)" }, word: { "<\($0)>" })
  }

  @Test("an interpolation becomes a numbered placeholder and a bound value")
  func binding() {
    let sql: SQLText = "SELECT \(1), \("二"), \([3, 0] as [UInt8]), \(nil as String?)"
    #expect(numbered(sql) == "SELECT $1, $2, $3, $4")
    #expect(sql.values == [.int(1), .text("二"), .bytes([3, 0]), .null])
  }

  @Test("a word is spelled by the engine and takes no number")
  func words() {
    let text = numbered("CREATE TABLE t (a \(.bytes), b TEXT DEFAULT \(7))")
    #expect(text == "CREATE TABLE t (a <bytes>, b TEXT DEFAULT $1)")
  }

  @Test("statements put together number their placeholders in order")
  func joining() {
    let conditions: [SQLText] = ["a = \(1)", "b = \("x")", "c IS NULL"]
    let sql: SQLText = "SELECT * FROM t WHERE \(.joined(conditions, separator: " AND ")) LIMIT \(5)"
    #expect(numbered(sql) == "SELECT * FROM t WHERE a = $1 AND b = $2 AND c IS NULL LIMIT $3")
    #expect(sql.values == [.int(1), .text("x"), .int(5)])
    #expect(numbered(.joined([], separator: ", ")) == "")
  }
}
