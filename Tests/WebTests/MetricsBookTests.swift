import Metrics
import Testing
@testable import Web

@Suite("The book of measurements") struct MetricsBookTests {
  @Test("is written as Prometheus reads it: help, type, then each series, in order")
  func exposition() {
    let book = MetricsBook(help: ["b_total": "Two\nlines, one \\."])
    Counter(label: "b_total", dimensions: [("town", "y"), ("route", "/x/{id}")], factory: book).increment(by: 3)
    Counter(label: "b_total", dimensions: [("town", "x"), ("route", "/x/{id}")], factory: book).increment()
    Meter(label: "a_open", factory: book).set(2.5)
    let text = book.text(with: [MetricSample("c_bytes", labels: [("kind", "kept")], 1_048_576)])
    #expect(text == """
      # TYPE a_open gauge
      a_open 2.5
      # HELP b_total Two\\nlines, one \\\\.
      # TYPE b_total counter
      b_total{route="/x/{id}",town="x"} 1
      b_total{route="/x/{id}",town="y"} 3
      # TYPE c_bytes gauge
      c_bytes{kind="kept"} 1048576

      """)
  }

  @Test("escapes what would end a label, and makes names legal")
  func escaping() {
    let book = MetricsBook()
    Counter(label: "1 süß", dimensions: [("a-b", "say \"x\\y\"\nend")], factory: book).increment()
    #expect(book.text() == "# TYPE _1_s__ counter\n_1_s__{a_b=\"say \\\"x\\\\y\\\"\\nend\"} 1\n")
  }

  @Test("numbers are written as Prometheus reads them", arguments: [
    (0.0, "0"), (-0.25, "-0.25"), (1e15, "1000000000000000"), (0.1, "0.1"), (1e-7, "1e-07"), (.infinity, "+Inf"),
    (-.infinity, "-Inf"), (.nan, "NaN"),
  ])
  func numbers(value: Double, text: String) { #expect(ExpositionText.number(value) == text) }

  @Test("a duration falls into the first bucket that is not below it, and into all above", arguments: [
    (0, 0), (5_000_000, 0), (5_000_001, 1), (10_000_000, 1), (2_500_000_000, 8), (10_000_000_000, 10),
    (10_000_000_001, 11),
  ])
  func buckets(nanoseconds: Int, bucket: Int) throws {
    let book = MetricsBook()
    Timer(label: "t", factory: book).recordNanoseconds(nanoseconds)
    let counts = book.text().split(separator: "\n").filter { $0.hasPrefix("t_bucket") }
    #expect(counts.count == MetricsBook.secondsBuckets.count + 1)
    #expect(counts.map { $0.hasSuffix(" 1") } == counts.indices.map { $0 >= bucket })
    #expect(counts.first?.hasPrefix("t_bucket{le=\"0.005\"}") == true)
    #expect(counts.last?.hasPrefix("t_bucket{le=\"+Inf\"}") == true)
    #expect(book.text().hasSuffix("t_sum \(ExpositionText.number(Double(nanoseconds) / 1e9))\nt_count 1\n"))
  }

  @Test("what many threads count together is all there, and a handler made again goes on counting")
  func concurrency() async {
    let book = MetricsBook()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          let counter = Counter(label: "c", factory: book)
          let level = Meter(label: "l", factory: book)
          let sizes = Recorder(label: "s", factory: book)
          for number in 0..<2_000 {
            counter.increment()
            level.increment(by: 2)
            level.decrement(by: 1)
            sizes.record(number % 3)
          }
        }
      }
    }
    let lines = book.text().split(separator: "\n").map(String.init)
    #expect(lines.contains("c 32000") && lines.contains("l 32000") && lines.contains("s_count 32000"))
    // 0 and 1 in the first bucket; each of 0, 1, 2 a third of the values, of which 2,000 are one more for 0 and 1.
    #expect(lines.contains("s_bucket{le=\"1\"} \(16 * 1334)") && lines.contains("s_sum \(16 * 1999)"))
  }

  @Test("a name has one type, and a label without bound cannot fill the memory")
  func bounds() {
    let book = MetricsBook()
    Counter(label: "x", factory: book).increment()
    Meter(label: "x", factory: book).set(7)
    Timer(label: "x", dimensions: [("a", "b")], factory: book).recordNanoseconds(1)
    #expect(book.text() == "# TYPE x counter\nx 1\n")
    for number in 0..<MetricsBook.mostSeriesOfOneName + 10 {
      Counter(label: "y", dimensions: [("n", "\(number)")], factory: book).increment()
    }
    #expect(book.text().split(separator: "\n").filter { $0.hasPrefix("y{") }.count == MetricsBook.mostSeriesOfOneName)
  }
}
