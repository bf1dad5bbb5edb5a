import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of tables made by chance")
struct RandomTableTests {
  /// The same numbers every time.
  private struct Chance {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func one(of texts: [String]) -> String { texts[next(texts.count)] }
  }

  private static let cells: [String: [String]] = [
    "number": ["-", "< 3", "<= 3", "3", "> 3", ">= 5", "[3..5]", "(3..5)", "1, 5", "not(3)", "? < 3 or ? > 5", "4.5"],
    "整数": ["-", "< 3", "<= 2", "3", "> 3", ">= 5", "[3..5]", "(3..5)", "1, 5", "not(3)", "? between 2 and 4"],
    "区分": ["-", "\"A\"", "\"B\"", "\"A\", \"C\"", "not(\"A\")", "\"D\"", "? = \"B\" or ? = \"C\""],
    "string": ["-", "\"A\"", "\"B\"", "not(\"A\")", "not(\"A\", \"B\")"],
    "boolean": ["-", "true", "false", "not(true)"],
    "date": [
      "-", "< @\"2026-04-01\"", ">= date(\"2026-04-01\")", "[@\"2026-04-01\"..@\"2027-03-31\"]", "> @\"2027-03-31\"",
    ],
  ]

  private static func town(_ number: Int, _ policy: HitPolicy) -> TownTable {
    var chance = Chance(state: UInt64(number) &* 977 &+ 5)
    let types = (0...chance.next(3)).map { _ in chance.one(of: cells.keys.sorted()) }
    let rules = (0...chance.next(6)).map { _ in
      DecisionTable.Rule(types.map { chance.one(of: cells[$0] ?? ["-"]) }, ["\(chance.next(3))"])
    }
    return TownTable(
      "表\(number)", source: "", policy, types.enumerated().map { ("x\($0)", $1) }, allowedOutputs: "2, 0, 1",
      items: [ItemDefinition("区分", typeRef: "string", allowedValues: "\"A\", \"B\", \"C\"")], rules: rules)
  }

  @Test(
    "what is found is what brute force finds",
    arguments: [HitPolicy.unique, .any, .first, .priority, .ruleOrder, .collect])
  func random(policy: HitPolicy) {
    for number in 0..<80 {
      let town = Self.town(number, policy)
      let verdict = ProofVerdict(town, ModelProof.findings(of: town.model), BruteForce(town))
      let rules = town.table.rules.map { $0.inputEntries.map(\.text) + $0.outputEntries.map(\.text) }
      #expect(verdict.missed == [], "\(number): \(rules)")
      #expect(verdict.wrong == [], "\(number): \(rules)")
    }
  }
}
