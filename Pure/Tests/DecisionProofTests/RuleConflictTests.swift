import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Rules that meet")
struct RuleConflictTests {
  typealias Case = (policy: HitPolicy, cells: [String], outputs: [String], expected: [String])

  @Test(
    "each hit policy minds its own",
    arguments: [
      (.unique, ["< 10", "> 5", "<= 5"], ["1", "2", "3"], ["overlap 1 2", "overlap 1 3"]),
      (.unique, ["< 10", ">= 10"], ["1", "2"], []),
      (.unique, ["<= 10", ">= 10"], ["1", "1"], ["overlap 1 2"]),
      (.any, ["<= 10", ">= 10"], ["1", "1"], []),
      (.any, ["<= 10", ">= 10"], ["1", "2"], ["contradiction 1 2"]),
      (.any, ["<= 10", ">= 10"], ["1 + 1", "2"], []),
      (.any, ["-", "> 5"], ["1", "1"], ["redundant 2 1"]),
      (.any, ["<= 10", ">= 10"], ["x * 2", "x + 10"], ["undecided 1 2"]),
      (.any, ["<= 10", ">= 10"], ["x * 2", "x + 11"], ["contradiction 1 2"]),
      (.any, ["<= 10", ">= 10"], ["何か", "別"], ["undecided 1 2"]),
      (.first, ["<= 10", "> 5", "-"], ["1", "2", "3"], ["unreachable 3 1 2"]),
      (.first, ["-", "> 5"], ["1", "2"], ["unreachable 2 1"]),
      (.first, ["> 5", "-"], ["1", "2"], []),
      (.first, ["< 5", ">= 5", "7"], ["1", "2", "3"], ["unreachable 3 2"]),
      (.ruleOrder, ["-", "> 5"], ["1", "2"], []),
      (.collect, ["-", "-"], ["1", "1"], []),
      (.unique, ["-", "> 5 , < 3", "> 8 "], ["1", "1", "1"], ["overlap 1 2", "overlap 1 3", "overlap 2 3"]),
    ] as [Case])
  func policies(policy: HitPolicy, cells: [String], outputs: [String], expected: [String]) {
    let rules = zip(cells, outputs).map { [$0, $1] }
    let findings = Sample.findings(of: policy, [("x", "number")], rules)
    #expect(Sample.short(findings.filter { $0.kind != .gap }) == expected)
  }

  @Test("of priorities the outputs that stand first take the others'")
  func priorities() {
    let rules = [["-", "\"低\""], ["> 5", "\"高\""], ["> 8", "\"中\""], ["< 9", "\"中\""]]
    let findings = Sample.findings(of: .priority, [("x", "number")], rules, allowed: "\"高\", \"中\", \"低\"")
    #expect(Sample.short(findings) == ["unreachable 1 2 4", "unreachable 3 2"])
  }

  typealias Impossible = (type: String, cell: String, reason: ProofFinding.Reason)

  @Test(
    "a cell nothing passes makes its rule unreachable under every hit policy",
    arguments: [
      ("number", "? > 10 and ? < 5", .impossible), ("number", "\"A\"", .impossible), ("number", "[5..3]", .impossible),
      ("number", "(5..5]", .impossible), ("整数", "(1..2)", .notAllowed), ("年齢", "> 120", .notAllowed),
      ("区分", "\"D\"", .notAllowed), ("date", "5", .impossible), ("boolean", "\"true\"", .impossible),
      ("time", "? >= @\"09:00:00+09:00\" and ? < @\"08:00:00+09:00\"", .impossible),
    ] as [Impossible])
  func impossible(type: String, cell: String, reason: ProofFinding.Reason) {
    let items = [ItemDefinition("区分", typeRef: "string", allowedValues: "\"A\", \"B\", \"C\"")]
    let inputs: [(String, String?)] = [("x", type)]
    for policy in HitPolicy.allCases {
      let findings = Sample.findings(of: policy, inputs, [["-", "1"], [cell, "1"]], allowed: "1", items: items)
        .filter { $0.kind == .unreachable }
      #expect(findings.map(\.rules) == [[2]], "\(policy)")
      #expect(findings.map(\.reason) == [reason], "\(policy)")
    }
  }

  @Test("cells of two columns that look at one input can exclude each other")
  func sameInput() {
    let findings = Sample.findings(
      [("x", "number"), ("x", "number")], [["< 5", "> 8", "1"], ["-", "-", "2"]])
    #expect(Sample.short(findings) == ["unreachable 1"])
  }

  @Test("a rule that meets many others is told once")
  func wild() {
    let rules = (0..<8).map { ["\($0)", "\($0)"] } + [["-", "9"]]
    let findings = Sample.findings([("x", "number")], rules)
    #expect(Sample.short(findings) == ["overlap 9 1 2 3 4 5 6 7 8"])
  }

  @Test("rules that are covered only by several others together are found")
  func together() {
    let rules = [
      ["< 10", "true", "1"], [">= 10", "true", "2"], ["-", "false", "3"], ["[5..15]", "-", "4"],
    ]
    let findings = Sample.findings(of: .first, [("x", "number"), ("y", "boolean")], rules)
    #expect(Sample.short(findings) == ["unreachable 4 1 2 3"])
  }

  @Test("outputs that are not allowed are told, the default too")
  func outputs() {
    let findings = Sample.findings(
      [("x", "boolean")], [["true", "\"A\""], ["false", "\"D\""]], allowed: "\"A\", \"B\"", otherwise: "\"E\"")
    #expect(Sample.short(findings) == ["output-not-allowed 2", "output-not-allowed"])
  }
}
