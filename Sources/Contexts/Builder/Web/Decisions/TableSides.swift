import DMN
import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

extension HTML {
  /// Gaps, overlaps and rows that never count, each with its example.
  mutating func tableProof(_ model: TableModel) {
    let texts = model.texts
    h2(["id": "proof"], texts["builder.staff.decision.proof"])
    guard model.read.model != nil else { return p(texts["builder.staff.decision.proof.later"]) }
    guard !model.findings.isEmpty else { return p(texts["builder.staff.decision.proof.none"]) }
    ul(["class": "ds-bench-items"]) { h in
      for finding in model.findings.prefix(50) {
        h.li { h in
          h.p { h in
            h.statusTag(
              StatusTag(
                texts["builder.staff.decision.proof.\(finding.severity.rawValue)"],
                tone: finding.severity == .mistake ? .danger : .neutral))
            h.text(" ")
            let sentence = finding.sentence(in: texts.officerLanguage)
            // The proof names its rows itself.
            if let rule = finding.rule, !sentence.contains("行\(rule)"), !sentence.contains("ule \(rule)") {
              h.plainText(texts["builder.staff.decision.proof.row", ["n": "\(rule)"]])
            }
            h.plainText(model.words(sentence))
          }
          h.p(["class": "ds-quiet"]) { h in h.plainText(finding.advice(in: texts.officerLanguage)) }
        }
      }
    }
  }

  /// Answers to try the table with, and what comes of them.
  mutating func tableTrial(_ model: TableModel) {
    let texts = model.texts, trial = model.trial
    h2(["id": "try"], texts["builder.staff.decision.try"])
    guard model.read.model != nil else { return p(texts["builder.staff.decision.try.later"]) }
    for fact in trial.facts { trialField(fact, model) }
    textField(
      TextField(
        FieldFrame(
          DecisionTrial.dayField, label: texts["builder.staff.decision.try.day"],
          hint: texts["builder.staff.decision.try.day.hint"], error: model.errors.message(for: DecisionTrial.dayField),
          need: .unmarked),
        value: trial.dayText, width: .medium), texts)
    buttonGroup { h in
      h.actionButton(
        ActionButton(texts["builder.staff.decision.try.do"], rank: .secondary, name: "press", value: "try"))
    }
    guard model.isTried, let outcome = trial.outcome else { return }
    let rows = outcome.rows.sorted().map { texts["builder.staff.decision.try.row", ["n": "\($0)"]] }
    callout(
      Callout(
        outcome.rows.isEmpty ? .caution : .note,
        title: rows.isEmpty
          ? texts["builder.staff.decision.try.no-row"]
          : texts["builder.staff.decision.try.rows", ["rows": rows.joined(separator: "、")]]
      ) { h in
        for sentence in outcome.sentences { h.p { h in h.plainText(sentence) } }
      })
  }

  private mutating func trialField(_ fact: DecisionTrial.Fact, _ model: TableModel) {
    let texts = model.texts, given = model.trial.typed[fact.field] ?? []
    var frame = FieldFrame(
      fact.field, label: fact.label, error: model.errors.message(for: fact.field), need: .unmarked)
    switch fact.shape {
    case .choice(let options):
      selectField(
        SelectField(frame, options: options.map { .init($0.value, $0.label) }, value: given.first ?? ""), texts)
    case .several(let options):
      checkboxGroup(
        CheckboxGroup(frame, options: options.map { ChoiceOption($0.value, $0.label) }, values: Set(given)), texts)
    case .number: textField(TextField(frame, value: given.first ?? "", kind: .number, width: .short), texts)
    case .date:
      frame.hint = texts["builder.staff.condition.date.hint"]
      textField(TextField(frame, value: given.first ?? "", width: .medium), texts)
    case .text: textField(TextField(frame, value: given.first ?? ""), texts)
    case .none: p(["class": "ds-quiet"]) { h in
        h.plainText(texts["builder.staff.decision.try.none", ["label": fact.label]])
      }
    }
  }

  /// The file itself, for those who know it.
  mutating func tableMarkup(_ model: TableModel) {
    guard let xml = model.read.model?.xml else { return }
    let texts = model.texts
    disclosure(
      Disclosure(texts["builder.staff.decision.markup"]) { h in
        h.p(texts["builder.staff.decision.markup.text"])
        h.markup(xml, texts["builder.staff.decision.markup"])
      })
  }

  /// A text line by line, as it is, in a region that scrolls.
  mutating func markup(_ text: String, _ label: String) {
    element("pre", ["tabindex": "0", "role": "region", "aria-label": label]) { h in
      h.code { h in h.plainText(text) }
    }
  }
}
