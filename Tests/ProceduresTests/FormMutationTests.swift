import Foundation
import FormProof
import FormSchema
import Kernel
import Testing

@testable import Procedures

/// One thing after another is changed in the procedures in use. What is wrong by the way it was made has to be found;
/// what is as good as before must not be blamed; for the rest, trying every combination of answers says what is so.
///
/// Every eightieth change is tried; with `TSUMUGI_MUTANTS=all` in the environment all are, for `docs/form-proof.md`.
@Suite("The proof and procedures with one thing changed", .serialized) struct FormMutationTests {
  static let today = FormProofFindingTests.today
  private static let step = ProcessInfo.processInfo.environment["TSUMUGI_MUTANTS"] == "all" ? 1 : 80

  /// What findings say about paths through a form, without remarks about its texts.
  private static func paths(_ findings: [FormFinding]) -> Set<String> {
    let remarks: Set<FormFinding.Kind> = [.unused, .attachmentNotAsked, .missingTranslation]
    return Set(findings.filter { !remarks.contains($0.kind) }.map { "\($0.kind.rawValue) \($0.subject)" })
  }

  @Test("every defect is found, and nothing sound is blamed", arguments: thoroughFolders)
  func mutants(folder: String) throws {
    let base = try #require(ProcedureFolderReader.read(folder).definition)
    let before = Self.paths(FormProof.findings(of: base, on: Self.today))
    let all = FormMutants(base).all
    #expect(all.count > 300)
    let mutants = stride(from: base.id.utf8.count % Self.step, to: all.count, by: Self.step).map { all[$0] }
    var tally: [String: (made: Int, defective: Int, found: Int, falseAlarms: Int)] = [:]
    for mutant in mutants {
      let verdict = Self.verdict(mutant, base, before)
      var row = tally[mutant.operation] ?? (0, 0, 0, 0)
      row.made += 1
      row.defective += verdict.isDefective ? 1 : 0
      row.found += verdict.isDefective && verdict.missed.isEmpty ? 1 : 0
      row.falseAlarms += verdict.alarms.isEmpty ? 0 : 1
      tally[mutant.operation] = row
      #expect(verdict.missed.isEmpty, "missed: \(mutant.operation) at \(mutant.place): \(verdict.missed)")
      #expect(verdict.alarms.isEmpty, "false: \(mutant.operation) at \(mutant.place): \(verdict.alarms)")
    }
    for (operation, row) in tally.sorted(by: { $0.key < $1.key }) {
      print("\(base.id) | \(operation) | \(row.made) | \(row.defective) | \(row.found) | \(row.falseAlarms)")
    }
  }

  private struct Verdict {
    var isDefective = false
    var missed: [String] = []
    var alarms: [String] = []
  }

  private static func verdict(
    _ mutant: FormMutant, _ base: ProcedureDefinition, _ before: Set<String>
  ) -> Verdict {
    let all = FormProof.findings(of: mutant.definition, on: today)
    var verdict = Verdict()
    switch mutant.verdict {
    case .defective(let kinds):
      verdict.isDefective = true
      if !all.contains(where: { kinds.contains($0.kind) }) { verdict.missed = ["\(kinds.map(\.rawValue).sorted())"] }
    case .sound: verdict.alarms = paths(all).subtracting(before).sorted()
    // A page that waits for its own questions.
    case .open where all.contains(where: { $0.kind == .loop }): verdict.isDefective = true
    case .open: verdict = tried(mutant, base, paths(all), before)
    }
    verdict.alarms += refuted(all, mutant.definition)
    return verdict
  }

  /// Compares what the proof says of each question with what trying it shows.
  private static func tried(
    _ mutant: FormMutant, _ base: ProcedureDefinition, _ told: Set<String>, _ before: Set<String>
  ) -> Verdict {
    var verdict = Verdict()
    let oracle = ReachOracle(definition: mutant.definition, today: today)
    let original = ReachOracle(definition: base, today: today)
    func isTouched(_ section: Section, _ question: Question?) -> Bool {
      let old = base.form.section(section.id)
      let was = original.basis([old?.when, question.flatMap { base.form.question($0.id) }?.when])
      return was != oracle.basis([section.when, question?.when])
    }
    func compare(_ name: String, _ isSo: Bool) {
      let isTold = told.contains(name)
      if isSo, !before.contains(name) { verdict.isDefective = true }
      if isSo, !isTold { verdict.missed.append(name) }
      if isTold, !isSo { verdict.alarms.append(name) }
    }
    for section in mutant.definition.form.sections {
      let page = FormFinding.Subject.section(section.id)
      let trial = isTouched(section, nil) ? oracle.trial(of: section) : nil
      if let trial, section.when != nil {
        compare("unreachable \(page)", !trial.isShown)
        compare("always-shown \(page)", trial.isShown && !trial.isHidden)
      }
      guard trial?.isShown != false else { continue }
      for question in section.questions where question.when != nil && isTouched(section, question) {
        guard let trial = oracle.trial(of: question, in: section), trial.isPageShown else { continue }
        let subject = FormFinding.Subject.question(question.id)
        compare("unreachable \(subject)", !trial.isShown)
        compare("always-shown \(subject)", trial.isShown && !trial.isHidden)
      }
    }
    return verdict
  }

  /// Findings that an example of the procedure shows to be wrong, and examples of findings that are none.
  private static func refuted(_ findings: [FormFinding], _ definition: ProcedureDefinition) -> [String] {
    let claims: Set<FormFinding.Kind> = [.deadEnd, .neverAccepted, .unreachable, .impossibleCheck]
    var wrong: [String] = []
    let claimed = findings.filter { claims.contains($0.kind) && $0.part == .application }
    for example in definition.examples where !claimed.isEmpty {
      guard let typed = try? definition.form.typed(example.answers) else { continue }
      let reading = definition.form.read(typed, today: example.on)
      guard reading.isAccepted else { continue }
      wrong += claimed.filter { isRefuted($0, definition, reading) }.map { "\($0.kind) \($0.subject)" }
    }
    return wrong + findings.filter { !isExample($0, definition) }.map { "example of \($0.kind) \($0.subject)" }
  }

  private static func isRefuted(
    _ finding: FormFinding, _ definition: ProcedureDefinition, _ accepted: Reading
  ) -> Bool {
    switch (finding.kind, finding.subject) {
    case (.neverAccepted, _): true
    case (_, .question(let id)): accepted.isShown(question: id)
    case (_, .section(let id)): accepted.sections.contains(id)
    case (_, .option(let option, let id)):
      if case .choice(let chosen)? = accepted.answers[id] { chosen.option == option } else { false }
    case (_, .check(let id)):
      definition.form.checks.first { $0.id == id }.map { check in
        accepted.isShown(question: check.question) && check.when?.holds(accepted.answers, today: today) ?? true
      } ?? false
    default: false
    }
  }

  /// Whether the form says of an example what the finding says.
  private static func isExample(_ finding: FormFinding, _ definition: ProcedureDefinition) -> Bool {
    guard let example = finding.example, finding.part == .application else { return true }
    let reading = definition.form.read(example.typed, today: today)
    switch (finding.kind, finding.subject) {
    case (.unreachable, .question(let id)): return !reading.isShown(question: id)
    case (.alwaysShown, .question(let id)), (.unanswerable, .question(let id)), (.deadEnd, .question(let id)):
      return reading.isShown(question: id)
    case (.impossibleCheck, .check(let id)): return reading.problems.contains { $0.code == .check(id) }
    case (.attachmentNotShown, .question(let id)):
      return reading.isAccepted && !reading.isShown(question: id) && reading.demands[id] != nil
    case (.feeWithoutRule, _), (.decisionWithoutRule, .decision(.routing)): return reading.isAccepted
    default: return true
    }
  }
}
