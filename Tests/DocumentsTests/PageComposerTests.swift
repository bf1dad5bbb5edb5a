import Testing

@testable import Documents

@Suite("Pages composed of strips")
struct PageComposerTests {
  private func strip(_ height: Double, staysWithNext: Bool = false, header: [Strip] = []) -> Flow {
    .strip(Strip(height: height, marks: [], staysWithNext: staysWithNext, header: header))
  }

  private func heights(_ flow: [Flow], room: Double = 100) -> [[Double]] {
    PageComposer(room: room).pages(flow).map { $0.map(\.strip.height) }
  }

  @Test("strips fill a page exactly before the next begins")
  func fill() {
    #expect(heights([strip(50), strip(50), strip(1)]) == [[50, 50], [1]])
  }

  @Test("a strip higher than a page stands alone")
  func tooHigh() {
    #expect(heights([strip(10), strip(150), strip(10)]) == [[10], [150], [10]])
  }

  @Test("a heading goes over with its text")
  func stays() {
    #expect(heights([strip(60), strip(20, staysWithNext: true), strip(30)]) == [[60], [20, 30]])
  }

  @Test("a chain that no page can hold is broken where it must")
  func longChain() {
    let chain = [Flow](repeating: strip(40, staysWithNext: true), count: 5)
    #expect(heights(chain) == [[40, 40], [40], [40, 40]])
  }

  @Test("empty room counts between strips and vanishes at the top of a page")
  func gaps() {
    let pages = PageComposer(room: 100).pages([.gap(30), strip(50), .gap(60), strip(20), .gap(5), strip(20)])
    #expect(pages.map { $0.map(\.top) } == [[0], [0, 25]])
  }

  @Test("a table's header stands above the first row of each new page and nowhere else")
  func header() {
    let head = Strip(height: 10, marks: [])
    let row = strip(40, header: [head])
    #expect(heights([.strip(head), row, row, row]) == [[10, 40, 40], [10, 40]])
  }

  @Test("a strip that can be cut fills the page it begins on, and stands with what has to stand before it")
  func divided() {
    #expect(heights([strip(30), divisible(100)]) == [[30, 70], [30]])
    #expect(heights([strip(75, staysWithNext: true), divisible(100)]) == [[75, 20], [80]])
    // No room for the least of it.
    #expect(heights([strip(85), divisible(100)]) == [[85], [100]])
    #expect(heights([strip(30), divisible(250)]) == [[30, 70], [100], [80]])
  }

  /// Can be cut after every 10.
  private func divisible(_ height: Double) -> Flow { .strip(divisible(height)) }

  private func divisible(_ height: Double) -> Strip {
    var strip = Strip(height: height, marks: [])
    guard height >= 40 else { return strip }
    strip.least = 20
    strip.divide = { room in
      let cut = min((room / 10).rounded(.down) * 10, height - 20)
      return cut < 20 ? nil : (Strip(height: cut, marks: []), divisible(height - cut))
    }
    return strip
  }

  @Test("nothing is one empty page")
  func nothing() {
    #expect(heights([]) == [[]])
  }
}

@Suite("The columns of a seal")
struct SealColumnTests {
  @Test(
    "characters stand as square as they can, fuller columns to the right",
    arguments: [
      (1, [1]), (2, [1, 1]), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1]), (7, [3, 2, 2]), (9, [3, 3, 3]),
      (25, [5, 5, 5, 5, 5]),
    ])
  func columns(count: Int, expected: [Int]) {
    let columns = SealDrawing.columns(count)
    #expect(columns.map(\.count) == expected)
    #expect(columns.flatMap { $0 } == Array(0..<count))
  }
}
