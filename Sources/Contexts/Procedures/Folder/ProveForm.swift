import FormProof
import FormSchema
import Kernel
import SourceFiles

extension ProcedureFolderReader.Outcome {
  /// The same with what the proof of the form found; with an error there is no definition.
  ///
  /// A folder with mistakes in the form or its rules is not proven: what it says is not settled yet. What a table
  /// leaves out is no mistake where it is proven that no application gets there; where the proof was given up, because
  /// it would have taken too long, that is not proven either.
  /// - Parameters:
  ///   - today: the day the form is filled in.
  ///   - options: how much is looked at.
  public func proven(
    on today: CivilDate, options: FormProof.Options = .standard
  ) -> ProcedureFolderReader.Outcome {
    guard let draft else { return self }
    // Sentences without a translation are told one by one before.
    let proof = FormProof.findings(of: draft, on: today, options: options)
      .filter { $0.kind != .missingTranslation }
    let isGivenUp = proof.contains { $0.extent != nil }
    let all = softened(draft, today, isGivenUp ? nil : options) + proof.map { FolderFinding($0, draft, marks) }
    var outcome = self
    outcome.findings = ProcedureFolderReader.sorted(all)
    outcome.definition = all.contains { $0.severity == .mistake } ? nil : draft
    return outcome
  }

  /// - Parameter options: how much is looked at; `nil` where nothing more can be proven.
  private func softened(
    _ draft: ProcedureDefinition, _ today: CivilDate, _ options: FormProof.Options?
  ) -> [FolderFinding] {
    var isDecided: [String: Bool] = [:]
    return findings.map { finding in
      guard let gap = gaps.first(where: { $0.finding == finding }) else { return finding }
      // Applications of days that have passed were decided long ago.
      guard let day = gap.day(from: today) else { return finding.softened }
      guard let options else { return finding }
      let key = "\(gap.kind) \(day)"
      let known = isDecided[key] ?? FormProof.decides(gap.kind, in: draft, on: day, options: options)
      isDecided[key] = known
      return known ? finding.softened : finding
    }
  }
}

extension FolderFinding {
  /// The same as something that may be left as it is.
  fileprivate var softened: FolderFinding {
    FolderFinding(code, variant: "unasked", at: mark, severity: .advice, values)
  }

  /// Whether it says nothing about the form and its rules: a translation, the town, where things are filed.
  var isBesideTheForm: Bool {
    switch code {
    case .missingTranslation, .extraTranslation, .unknownDepartment, .unknownCategory, .unknownLifeEvent,
      .unknownRelated, .relatedToItself, .repeatedValue, .unfilledPlaceholder, .folderNameDiffers, .noOtherWay,
      .missingMessage, .refusalWithoutReason, .refusalWithoutAppeal, .numberNeverChanges,
      .unfitFormNumber:
      true
    case .missingFile, .unexpectedFile, .notUTF8, .notYAML: mark.file.hasPrefix("text/")
    default: false
    }
  }
}

extension FolderFinding {
  /// What the proof found, where it stands in the folder.
  init(_ finding: FormFinding, _ definition: ProcedureDefinition, _ marks: [String: SourceMark]) {
    let places = finding.otherPaths.compactMap { marks[$0]?.place }.prefix(5)
    self.init(
      .formProof, at: finding.paths.lazy.compactMap { marks[$0] }.first ?? SourceMark(file: finding.file),
      severity: finding.severity == .error ? .mistake : .advice,
      [
        "ja": finding.sentence(of: definition, in: .japanese)
          + (places.isEmpty ? "" : "（\(places.joined(separator: "、"))）"),
        "en": finding.sentence(of: definition, in: .english)
          + (places.isEmpty ? "" : " (\(places.joined(separator: ", ")))"),
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
    case .decision(.fee) where example == nil: ["procedure.cost"]
    case .form, .decision, .translation: []
    }
  }

  /// Where the others stand it names by what they say: checks that stand in the way, questions of a circle.
  fileprivate var otherPaths: [String] {
    switch kind {
    case .loop: others.dropFirst().map { "\(form).question.\($0)" }
    case .deadEnd, .neverAccepted, .unanswerable: others.map { "\(form).check.\($0)" }
    default: []
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
