import DMN
import DecisionProof
import FEEL
import Testing

@Suite("Proof of mutated tables")
struct MutationTests {
  @Test("the tables themselves are without defects", arguments: TownTables.all)
  func sound(town: TownTable) {
    let findings = ModelProof.findings(of: town.model).filter { $0.weight != .remark }
    #expect(findings.map { $0.sentence(in: .ja) } == [])
    #expect(!BruteForce(town).isDefective)
  }

  /// How many mutants each table has, and how many of them are defective. They change with the tables and the mutations
  /// only, never with the proof; the guide to the proof states their sums.
  private static let counts: [String: [Int]] = [
    "介護保険料の段階": [513, 480], "介護の負担割合": [121, 33], "保育料": [270, 245], "児童手当": [233, 210],
    "就学援助": [93, 35], "住民票の手数料": [20, 8], "粗大ごみの手数料": [112, 101], "公民館の使用料": [74, 64],
    "転入届の期限": [33, 28], "敬老祝い金": [65, 58], "手数料の減免": [42, 32], "窓口の順番": [51, 27],
    "転入届の書類": [39, 2],
  ]

  @Test("every defect that brute force finds is found, and nothing else", arguments: TownTables.all)
  func mutants(town: TownTable) {
    let mutants = TableMutations.mutants(of: town)
    var defective = 0
    for mutant in mutants {
      let force = BruteForce(mutant.town)
      let verdict = ProofVerdict(mutant.town, ModelProof.findings(of: mutant.town.model), force)
      #expect(verdict.missed == [], "\(town.name), \(mutant.kind), \(mutant.what)")
      #expect(verdict.wrong == [], "\(town.name), \(mutant.kind), \(mutant.what)")
      if force.isDefective { defective += 1 }
    }
    #expect(Self.counts[town.name] == [mutants.count, defective])
  }
}
