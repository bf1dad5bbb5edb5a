import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of tables in files")
struct ModelFileProofTests {
  private struct Count {
    /// Tables of which the proof says that it does not decide everything.
    var open = 0
    var tables = 0
    var mutants = 0
    var defective = 0
  }

  /// Holds the proof of each table, and of each mutant of it, against brute force. Tables of which the proof says that
  /// it does not decide everything are left out.
  private func compare(_ towns: [TownTable]) -> Count {
    var count = Count()
    for town in towns {
      guard !isUndecided(town) else {
        count.open += 1
        continue
      }
      count.tables += 1
      check(town, "as it is")
      for mutant in TableMutations.mutants(of: town) where !isUndecided(mutant.town) {
        count.mutants += 1
        if check(mutant.town, "\(mutant.kind), \(mutant.what)") { count.defective += 1 }
      }
    }
    return count
  }

  private func isUndecided(_ town: TownTable) -> Bool {
    ModelProof.findings(of: town.model).contains { $0.kind == .undecided || $0.kind == .typeContradiction }
  }

  @discardableResult
  private func check(_ town: TownTable, _ what: String) -> Bool {
    let force = BruteForce(town)
    let verdict = ProofVerdict(town, ModelProof.findings(of: town.model), force)
    #expect(verdict.missed == [], "\(town.source), \(town.name), \(what)")
    #expect(verdict.wrong == [], "\(town.source), \(town.name), \(what)")
    return force.isDefective
  }

  @Test("no procedure of the example towns has a defective table")
  func examples() {
    #expect(!ModelFiles.examples.isEmpty)
    for model in ModelFiles.examples {
      let defects = ModelProof.findings(of: model).filter { $0.weight == .defect }
      #expect(defects.map { $0.sentence(in: .ja) } == [], "\(model.namespace)")
    }
  }

  @Test("every defect of their mutants is found, and nothing else")
  func mutatedExamples() {
    let count = compare(ModelFiles.tables(of: ModelFiles.examples))
    #expect(count.open == 0 && count.defective > 0)
  }

  @Test(
    "every defect of the compatibility kit's tables and their mutants is found, and nothing else",
    .enabled(if: ModelFiles.kitFolder != nil, "needs TSUMUGI_DMN_TCK"))
  func kit() {
    let count = compare(ModelFiles.tables(of: ModelFiles.kit))
    #expect([count.open, count.tables, count.mutants, count.defective] == [10, 26, 1002, 503])
  }

  @Test(
    "nothing the proof says of the kit's tables goes against evaluation",
    .enabled(if: ModelFiles.kitFolder != nil, "needs TSUMUGI_DMN_TCK"))
  func confirmed() {
    for model in ModelFiles.kit {
      let unconfirmed = ModelProof.findings(of: model).filter { $0.reason == .unconfirmed }
      #expect(unconfirmed.map { $0.sentence(in: .en) } == [], "\(model.name)")
    }
  }
}
