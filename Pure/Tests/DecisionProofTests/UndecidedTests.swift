import DMN
import DecisionProof
import FEEL
import Testing

@Suite("What a proof does not decide")
struct UndecidedTests {
  @Test(
    "cells that compute or name something are told, with their rules",
    arguments: [
      "starts with(?, \"A\")", "string length(?) > 3", "基準額", "? = 基準額", "[0..基準額]", "count(?) > 1",
      "? in [f(1)]", "modulo(?, 2) = 0", "? * 2 > 10", "some i in [1,2] satisfies i = ?",
    ])
  func computed(cell: String) {
    let findings = Sample.findings(of: .first, [("x", nil)], [[cell, "1"], ["-", "2"], [cell, "3"]])
    #expect(findings.map(\.reason) == [.computed, .taken] || findings.map(\.reason) == [.taken, .computed])
    #expect(findings.first { $0.reason == .computed }?.rules == [1, 3])
    #expect(findings.first { $0.reason == .computed }?.text == cell)
  }

  @Test("nothing is said of values that only an undecided rule may take")
  func open() {
    let rules = [["< 5", "1"], ["modulo(?, 2) = 0", "2"]]
    #expect(Sample.short(Sample.findings(of: .first, [("x", "number")], rules)) == ["undecided 2"])
  }

  @Test("what does not depend on an undecided cell is decided")
  func rest() {
    let rules = [["modulo(?, 2) = 0", "true", "1"], ["-", "true", "2"]]
    let findings = Sample.findings(of: .first, [("x", "number"), ("y", "boolean")], rules)
    #expect(Sample.short(findings) == ["gap", "undecided 1"])
    #expect(findings[0].regions.map(\.cell) == ["false"])
  }

  @Test("a text that is not FEEL ends the proof of its table")
  func unreadable() {
    let findings = Sample.findings([("x", "number")], [["-", "1"], ["<> 5", "2"]])
    #expect(findings.map(\.reason) == [.unreadable])
    #expect(findings.map(\.rules) == [[2]])
    #expect(findings.map(\.text) == ["<> 5"])
  }

  @Test("allowed values that cannot be told leave the values outside them open")
  func allowed() {
    let items = [ItemDefinition("番号", typeRef: "string", allowedValues: "string length(?) = 3")]
    let rules = [["\"123\"", "1"], ["\"1234\"", "2"]]
    let findings = Sample.findings([("x", "番号")], rules, items: items)
    // その他 has three letters and is no number of a rule.
    #expect(findings.first { $0.kind == .gap }?.example.map(\.value) == [.string("その他")])
    #expect(!findings.contains { $0.kind == .unreachable })
  }

  @Test("a search that would take too long is given up and says so")
  func budget() {
    var options = ProofOptions()
    options.steps = 10
    let rules = (0..<40).map { ["\($0)", "\($0 * 7 % 40)", "\($0 * 3 % 40)", "1"] }
    let inputs: [(String, String?)] = [("a", "number"), ("b", "number"), ("c", "number")]
    let findings = Sample.findings(of: .first, inputs, rules, options: options)
    #expect(findings.contains { $0.reason == .tooLarge || $0.reason == .more })
  }
}
