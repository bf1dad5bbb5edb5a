import DecisionProof
import FormSchema
import Kernel
import Testing

@testable import FormProof

/// Work is counted in steps; nothing here is timed.
@Suite("The proof of large forms") struct LargeFormTests {
  /// What is found, and how many steps that took.
  private static func proof(
    _ definition: ProcedureDefinition, steps: Int = 200_000
  ) -> (findings: [FormFinding], steps: Int) {
    let paths = QuestionPaths(definition)
    let all = FormProof.Options(steps: steps).allSteps
    let model = ProofModel(
      definition, paths, QuestionOrder(paths, definition), today: SampleForms.today, steps: all)
    let findings = Prover(model, steps: steps).findings()
    return (findings, all - model.budget.left)
  }

  private static func kinds(_ findings: [FormFinding]) -> [FormFinding.Kind: Int] {
    findings.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  static let decided: [(String, @Sendable () throws -> ProcedureDefinition, [FormFinding.Kind: Int])] = [
    ("ordinary", { try LargeForms.ordinary(300) }, [:]),
    ("chain", { try LargeForms.chain(300) }, [.alwaysShown: 299]),
    ("chain of what may be left open", { try LargeForms.chain(300, isOptional: true) }, [:]),
    ("numbers", { try LargeForms.numbers(150) }, [:]),
    ("thresholds", { try LargeForms.thresholds(100) }, [:]),
    ("plain", { try LargeForms.plain(1_500) }, [:]),
    ("rows", { try LargeForms.rows(100) }, [:]),
    ("contradiction", { try LargeForms.contradiction(100) }, [.neverAccepted: 1]),
  ]

  @Test("forms of hundreds of questions are decided", arguments: decided.map(\.0))
  func decision(name: String) throws {
    let (_, make, kinds) = try #require(Self.decided.first { $0.0 == name })
    #expect(try Self.kinds(Self.proof(make()).findings) == kinds)
  }

  static let growth: [(String, @Sendable (Int) throws -> ProcedureDefinition, Int, Int)] = [
    // Twice the questions, at most so many tenths of the work.
    ("ordinary", { try LargeForms.ordinary($0) }, 150, 45),
    ("chain", { try LargeForms.chain($0) }, 100, 45),
    ("plain", { try LargeForms.plain($0) }, 300, 25),
    ("rows", { try LargeForms.rows($0) }, 40, 45),
    ("contradiction", { try LargeForms.contradiction($0) }, 50, 45),
  ]

  @Test("twice the questions are little more than four times the work, and twice where nothing depends on others",
    arguments: growth.map(\.0))
  func work(name: String) throws {
    let (_, make, count, tenths) = try #require(Self.growth.first { $0.0 == name })
    let (once, twice) = (try Self.proof(make(count)).steps, try Self.proof(make(count * 2)).steps)
    #expect(twice * 10 < once * tenths, "\(once), \(twice)")
  }

  @Test("a proof that is given up says how far it came, and what it told until then is so",
    arguments: [20, 60, 150, 300])
  func givenUp(steps: Int) throws {
    let definition = try LargeForms.contradiction(60)
    let all = Self.proof(definition).findings
    let (some, taken) = Self.proof(definition, steps: steps)
    let extents = some.compactMap(\.extent)
    #expect(extents.count == 1 && extents.allSatisfy { $0.looked < $0.all && $0.all == 122 }, "\(extents)")
    // Whose fault it is may be too much to find out.
    let told = some.filter { $0.kind != .tooLarge }
    #expect(told.allSatisfy { one in all.contains { $0.kind == one.kind } && one.others.count < 3 })
    #expect(taken >= FormProof.Options(steps: steps).allSteps)
    let end = try #require(some.last { $0.extent != nil })
    #expect(end.kind == .tooLarge && end.severity == .hint && end.subject == .form)
    let looked = try #require(end.extent).looked
    #expect(end.sentence(of: definition, in: .japanese).contains("122件のうち\(looked)件"))
    #expect(end.sentence(of: definition, in: .english).contains("\(looked) of 122 questions and rules"))
  }

  @Test("what no combination of answers passes is proven as far as it can be, and no further is claimed")
  func pigeons() throws {
    let small = Self.proof(try LargeForms.pigeons(4)).findings
    #expect(Self.kinds(small) == [.neverAccepted: 1])
    // Every pair of questions is needed for it, with every option.
    #expect(small.first?.others.count == 18)
    let large = Self.kinds(Self.proof(try LargeForms.pigeons(9), steps: 1_000).findings)
    #expect(Set(large.keys) == [.tooLarge])
  }

  @Test("the same form has the same findings each time")
  func sameness() throws {
    let definition = try LargeForms.contradiction(40)
    for steps in [40, 200_000] {
      #expect(Self.proof(definition, steps: steps).findings == Self.proof(definition, steps: steps).findings)
    }
  }
}
