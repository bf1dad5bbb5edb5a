import FormProof
import FormSchema
import Kernel

extension ProcedureFolderReader.Outcome {
  /// The same with what the proof of the form found; with an error there is no definition.
  ///
  /// A folder with other mistakes is not proven: what it says is not settled yet.
  /// - Parameter today: the day the form is filled in.
  public func proven(on today: CivilDate) -> ProcedureFolderReader.Outcome {
    guard let definition else { return self }
    // Sentences without a translation are told one by one before.
    let proof = FormProof.findings(of: definition, on: today).filter { $0.kind != .missingTranslation }
    let found = proof.map { FolderFinding($0, definition, marks) }
    return ProcedureFolderReader.Outcome(
      definition: found.contains { $0.severity == .mistake } ? nil : definition,
      findings: ProcedureFolderReader.sorted(findings + found), marks: marks)
  }
}

extension FolderFinding {
  /// What the proof found, where it stands in the folder.
  init(_ finding: FormFinding, _ definition: ProcedureDefinition, _ marks: [String: SourceMark]) {
    self.init(
      .formProof, at: finding.paths.lazy.compactMap { marks[$0] }.first ?? SourceMark(file: finding.file),
      severity: finding.severity == .error ? .mistake : .advice,
      [
        "ja": finding.sentence(of: definition, in: .japanese), "en": finding.sentence(of: definition, in: .english),
        "ja.advice": finding.advice(of: definition, in: .japanese),
        "en.advice": finding.advice(of: definition, in: .english),
      ])
  }
}

extension FormFinding {
  private var form: String { part == .application ? "form" : "decision" }

  /// Where what it is about may stand, the best place first.
  fileprivate var paths: [String] {
    switch subject {
    case .question(let id):
      (condition == nil ? [] : ["\(form).question.\(id).when"]) + ["\(form).question.\(id)"]
    case .section(let id): ["\(form).section.\(id).when", "\(form).section.\(id)"]
    case .option(let option, let id): ["\(form).question.\(id).option.\(option)", "\(form).question.\(id)"]
    case .check(let id): ["\(form).check.\(id)", "\(form).check.\(id).must"]
    case .document(let id): ["document.\(id).when", "document.\(id)"]
    case .block(let index, let id): ["document.\(id).block.\(index).when", "document.\(id)"]
    case .form, .decision, .translation: []
    }
  }

  fileprivate var file: String {
    switch subject {
    case .decision(let kind): kind == .fee && example == nil ? "procedure.yaml" : kind.path
    case .document(let id), .block(_, let id): "documents/\(id).yaml"
    case .translation(let language): "text/\(language.rawValue).yaml"
    case .form, .question, .section, .option, .check: "\(form).yaml"
    }
  }
}
