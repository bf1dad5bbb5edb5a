import Kernel
import Ports
import ProcedureDraft

/// Everything that is wrong with a draft, and what someone should look at, with the way to each.
struct FindingsModel: Sendable {
  struct Item: Sendable {
    let finding: DraftFinding
    let place: MendingPlace
    /// What is wrong, and what would be right.
    let sentence: String
    let advice: String

    fileprivate init(_ finding: DraftFinding, _ reading: DraftReading) {
      let texts = reading.texts
      self.finding = finding
      place = MendingPlace(finding, reading)
      // Which sentences they are stands on the page where they are written.
      let isLanguage = finding.isMissingTranslation
      sentence = isLanguage
        ? texts["builder.staff.findings.untranslated", ["language": place.name]]
        : finding.sentence(in: texts.officerLanguage)
      advice = isLanguage
        ? texts["builder.staff.findings.untranslated.right"] : finding.advice(in: texts.officerLanguage)
    }
  }

  let reading: DraftReading
  /// How far the check is that takes longer.
  let standing: DraftChecks.Standing
  let mistakes: [Item]
  let advice: [Item]

  /// What a page shows at most of each: whoever has mended these looks again.
  static let most = 200

  /// - Parameter quick: what was found at this look.
  init(_ reading: DraftReading, quick: [DraftFinding], _ standing: DraftChecks.Standing) {
    self.reading = reading
    self.standing = standing
    let findings = if case .done(let check) = standing { quick.told(by: check) } else { quick }
    let items = findings.oneForEachLanguage.map { Item($0, reading) }
    let parts = MendingPlace.Part.allCases
    let sorted = parts.flatMap { part in items.filter { $0.place.part == part } }
    mistakes = sorted.filter { $0.finding.severity == .mistake }
    advice = sorted.filter { $0.finding.severity == .advice }
  }
}

extension [DraftFinding] {
  /// These, as the full check judges them, with what only it can tell: what stood here at its time and is mended since
  /// beside the draft is not told again.
  fileprivate func told(by check: DraftCheck) -> [DraftFinding] {
    let judged = map { finding in check.findings.first { $0.says(finding) } ?? finding }
    let proven = check.findings.filter { found in found.code == "form-proof" && !contains { $0.says(found) } }
    return judged + proven + check.examples.flatMap(\.findings)
  }
}

extension DraftFinding {
  /// Whether it says the same, be it a mistake or advice: a gap that the form never meets is none.
  fileprivate func says(_ other: DraftFinding) -> Bool {
    code == other.code && path == other.path && line == other.line && rule == other.rule && what == other.what
  }
}
