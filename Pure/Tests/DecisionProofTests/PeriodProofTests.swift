import CivilTime
import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of rules with dates")
struct PeriodProofTests {
  private func findings(_ rules: [DecisionTable.Rule], on date: String? = nil) -> [ProofFinding] {
    var table = Sample.table([("年齢", "年齢")], [])
    table.rules = rules
    return TableProof.findings(
      of: table, in: Sample.model([("年齢", "年齢")]), on: date.flatMap { LocalDate(feel: $0) })
  }

  private func period(_ from: String?, _ to: String?) -> ProofFinding.Period {
    ProofFinding.Period(from: from.flatMap { LocalDate(feel: $0) }, to: to.flatMap { LocalDate(feel: $0) })
  }

  @Test("rules of different days do not meet")
  func apart() {
    let found = findings([
      .init(["-"], "1", from: "2024-04-01", to: "2025-03-31"), .init(["-"], "2", from: "2025-04-01"),
    ])
    #expect(found.isEmpty)
  }

  @Test("days between the rules are a gap with its first and last day")
  func gap() {
    let found = findings([
      .init(["-"], "1", from: "2024-04-01", to: "2025-03-30"), .init(["-"], "2", from: "2025-04-02"),
    ])
    #expect(found.map(\.period) == [period("2025-03-31", "2025-04-01")])
    #expect(found.map(\.date) == [LocalDate(feel: "2025-03-31")])
  }

  @Test("days before the first rule and after the last one are none of the table's business")
  func outside() {
    #expect(findings([.init(["-"], "1", from: "2024-04-01", to: "2025-03-31")]).isEmpty)
  }

  @Test("rules meet on the days they share")
  func overlap() {
    let found = findings([
      .init(["-"], "1", from: "2024-04-01", to: "2025-04-02"), .init([">= 65"], "2", from: "2025-04-01"),
      .init(["< 65"], "3", from: "2025-04-03"),
    ])
    #expect(Sample.short(found) == ["overlap 1 2"])
    #expect(found.map(\.period) == [period("2025-04-01", "2025-04-02")])
  }

  @Test("a gap that opens with a change of the rules names its first day")
  func change() throws {
    let found = findings([
      .init(["<= 64"], "1"), .init([">= 65"], "2", to: "2026-03-31"), .init([">= 66"], "3", from: "2026-04-01"),
    ])
    let gap = try #require(found.first)
    #expect(found.count == 1)
    #expect(gap.period == period("2026-04-01", nil))
    #expect(gap.example.map(\.value.description) == ["65"])
    #expect(gap.sentence(in: .ja).hasPrefix("令和8年4月1日（2026年）からの規則: 年齢 65 は、どの行にも当たりません。"))
    #expect(gap.sentence(in: .en) == "No rule fits 年齢 65 from 1 April 2026 on.")
  }

  @Test("for one day only its rules count")
  func oneDay() {
    let rules: [DecisionTable.Rule] = [
      .init(["<= 64"], "1"), .init([">= 65"], "2", to: "2026-03-31"), .init([">= 66"], "3", from: "2026-04-01"),
    ]
    #expect(findings(rules, on: "2026-03-31").isEmpty)
    #expect(Sample.short(findings(rules, on: "2026-04-01")) == ["gap"])
  }

  @Test("a last day before the first makes a rule unreachable")
  func noDay() {
    let found = findings([.init(["-"], "1"), .init([">= 65"], "2", from: "2026-04-01", to: "2026-03-31")])
    #expect(Sample.short(found) == ["unreachable 2"])
    #expect(found.map(\.reason) == [.noDay])
  }
}
