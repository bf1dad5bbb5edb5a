import DMN
import DesignSystem
import FEEL
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the rules of the procedure said about an application, and which rules those were. The officer decides.
struct AutomaticDecisions {
  private let definition: ProcedureDefinition
  private let answers: Answers
  /// The day it was applied for.
  private let day: CivilDate
  private let town: TownProfile
  private let texts: Texts
  private let words: ProcedureWords
  private let determination: Determination

  /// - Returns: `nil` when the procedure decides nothing by rules, or nothing was recorded.
  init?(_ found: StaffCase, _ town: TownProfile, _ texts: Texts) {
    guard let record = found.record else { return nil }
    self.init(found.definition, found.answers, on: record.appliedOn, town, texts)
  }

  /// - Returns: `nil` when the procedure decides nothing by rules.
  init?(
    _ definition: ProcedureDefinition, _ answers: Answers, on day: CivilDate, _ town: TownProfile, _ texts: Texts
  ) {
    guard !definition.decisions.isEmpty else { return nil }
    (self.definition, self.answers, self.day) = (definition, answers, day)
    (self.town, self.texts) = (town, texts)
    words = definition.words(in: texts.officerLanguage)
    determination = definition.determination(for: answers, on: day)
  }

  /// A row for each decision the procedure has: the result, its reason, its rules.
  var rows: [SummaryList.Row] {
    DecisionKind.allCases.compactMap { kind in
      definition.decisions[kind].map { rules in
        SummaryList.Row(texts["cases.staff.rules.\(kind.rawValue)"], result(kind) + sources(rules))
      }
    }
  }

  private func result(_ kind: DecisionKind) -> [String] {
    switch kind {
    case .fee: [texts.fee(determination.fee.amount)] + reason(determination.fee.reason)
    case .eligibility:
      [texts["cases.staff.rules.outcome.\(determination.eligibility.outcome.rawValue)"]]
        + reason(determination.eligibility.reason)
    case .routing:
      [town.departmentName(determination.department, in: texts.officerLanguage)]
    case .attachments: files
    }
  }

  private func reason(_ id: String?) -> [String] { id.flatMap(words.reason).map { [$0] } ?? [] }

  private var files: [String] {
    let asked = determination.attachments.compactMap { definition.form.question($0.question) }
    return asked.isEmpty ? [texts["cases.staff.rules.no-files"]] : asked.map(words.label)
  }

  /// How each decision came about, in sentences: what it looked at, which rules fitted.
  var explanations: [String] {
    let language: SentenceLanguage = texts.officerLanguage == .english ? .en : .ja
    let vocabulary = RuleWords(definition: definition, town: town, texts: texts).vocabulary
    return DecisionKind.allCases.compactMap { kind in
      definition.decisions[kind].flatMap(explanation).map { explanation in
        explanation.sentences(in: language, vocabulary).joined(separator: texts["design.sentence-gap"])
      }
    }
  }

  private func explanation(_ rules: DecisionRules) -> Explanation? {
    rules.explained(for: answers, on: day)?.explanation
  }

  /// 「表の3行目：つむぎ市手数料条例 別表」 for each rule that counted.
  private func sources(_ rules: DecisionRules) -> [String] {
    guard let table = explanation(rules)?.decision(rules.kind.rawValue)?.table else { return [] }
    let counted = rules.kind == .attachments ? table.matches : table.chosen.map { [$0] } ?? []
    return counted.map { match in
      let source = table.annotations(of: match.rule).map(\.text).joined(separator: texts["cases.staff.rules.gap"])
      let key = source.isEmpty ? "cases.staff.rules.rule" : "cases.staff.rules.source"
      return texts[key, ["n": "\(match.rule)", "source": source]]
    } + (counted.isEmpty && rules.kind != .attachments ? [texts["cases.staff.rules.unmatched"]] : [])
  }
}

extension HTML {
  /// Writes the results with their rules, and how they came about.
  mutating func automaticDecisions(_ decisions: AutomaticDecisions, _ texts: Texts) {
    summaryList(SummaryList(decisions.rows), texts)
    disclosure(
      Disclosure(texts["cases.staff.rules.why"]) { h in
        h.ul { h in for explanation in decisions.explanations { h.li { h in h.plainText(explanation) } } }
      })
  }
}
