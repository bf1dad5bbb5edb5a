import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of large tables")
struct LargeTableTests {
  /// Ten districts, ten bands of age and ten of income make a thousand rules; seven more columns are of other use.
  private static func rules() -> [[String]] {
    var rules: [[String]] = []
    for district in 0..<10 {
      for age in 0..<10 {
        for income in 0..<10 {
          let ages = age == 9 ? ">= 90" : "[\(age * 10)..\(age * 10 + 10))"
          let incomes = income == 9 ? ">= 9000000" : "[\(income * 1_000_000)..\(income * 1_000_000 + 1_000_000))"
          rules.append(["\"地区\(district)\"", ages, incomes] + [String](repeating: "-", count: 7) + ["\(rules.count)"])
        }
      }
    }
    return rules
  }

  private static let inputs: [(String, String?)] =
    [("地区", "地区"), ("年齢", "年齢"), ("所得", "円")] + (0..<7).map { ("項目\($0)", "円") }

  private static let items = [
    ItemDefinition(
      "地区", typeRef: "string", allowedValues: (0..<10).map { "\"地区\($0)\"" }.joined(separator: ", "))
  ]

  @Test("a thousand rules over ten columns are proved", arguments: [HitPolicy.unique, .first])
  func thousand(policy: HitPolicy) {
    #expect(Sample.findings(of: policy, Self.inputs, Self.rules(), items: Self.items).isEmpty)
  }

  @Test("one rule of a thousand that is missing, doubled or shifted is found")
  func mistakes() {
    var rules = Self.rules()
    rules[567][3] = ">= 500"
    rules[123][1] = "[20..30]"
    rules.append(["-", "50", "1234567"] + [String](repeating: "-", count: 7) + ["0"])
    let findings = Sample.findings(Self.inputs, rules, items: Self.items)
    #expect(
      Sample.short(findings) == [
        "overlap 1001 52 152 252 352 452 552 652 752 852 952", "overlap 124 134", "gap",
      ])
    #expect(findings.last?.regions.map(\.cell) == ["\"地区5\"", "[60..69]", "[7000000..7999999]", "[0..499]"])
  }

  @Test("rules that cross each other in every column end in findings or in a word about the work")
  func crossing() {
    var seed: UInt64 = 7
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    var options = ProofOptions()
    options.steps = 20_000
    let rules = (0..<300).map { rule in
      (0..<8).map { _ in next(4) == 0 ? "-" : "[\(next(50))..\(50 + next(50))]" } + ["\(rule)"]
    }
    let findings = Sample.findings(of: .first, (0..<8).map { ("x\($0)", "整数") }, rules, options: options)
    #expect(findings.contains { $0.kind == .gap })
    #expect(findings.contains { $0.reason == .tooLarge || $0.reason == .more })
  }
}
