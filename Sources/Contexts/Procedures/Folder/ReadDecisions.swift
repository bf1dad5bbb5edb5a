import DMN
import FEEL
import FormSchema
import SourceFiles

extension DefinitionReader {
  /// The rules in `decisions/`.
  mutating func decisions(_ files: [String: SourceNode]) -> [DecisionKind: DecisionRules] {
    var decisions: [DecisionKind: DecisionRules] = [:]
    for kind in DecisionKind.allCases {
      guard case .scalar(let xml, _)? = files[kind.path], let names else { continue }
      do { decisions[kind] = DecisionRules(kind, try DecisionModel.read(xml: xml), names) } catch {
        findings.append(FolderFinding(error, file: kind.path))
      }
    }
    return decisions
  }
}

extension FolderFinding {
  /// Something in a file of decisions that is not DMN, or not FEEL.
  init(_ problem: DMNProblem, file: String) {
    let place = problem.position
    self.init(
      .notDMN, at: SourceMark(file: file, line: place?.line ?? 1, column: place?.column ?? 1),
      ["ja": problem.reason(in: .ja), "en": problem.reason(in: .en)])
  }
}
