import DMN
import FormSchema
import Kernel
import Web

/// What officers call the things that the rules of a procedure know by ids: questions, options, departments, results.
struct RuleWords {
  let definition: ProcedureDefinition
  let town: TownProfile
  let texts: Texts

  var vocabulary: Vocabulary {
    Vocabulary(facts: questions.merging(decisions) { _, decision in decision }, members: members)
  }

  private var isJapanese: Bool { texts.officerLanguage == .japanese }

  /// Each question by its id and its short name. Japanese tables are written in words of the office already; where they
  /// use the id, the short name stands for it.
  private var questions: [String: Vocabulary.Entry] {
    var entries: [String: Vocabulary.Entry] = [:]
    for part in [FormPart.application, .decision] {
      let words = definition.words(in: texts.officerLanguage, of: part)
      for question in definition.form(part).questions where question.isAsked {
        var labels = question.type.options.map { ($0.id, words.label($0, of: question)) }
        if question.type.hasOther { labels.append((Option.other, texts["cases.field.other"])) }
        var entry = Vocabulary.Entry(
          unit: unit(question, words), labels: Dictionary(labels) { first, _ in first })
        entry.heading = isJapanese ? nil : quotedQuestion(words.label(question))
        if let name = question.name { entries[name] = entry }
        if isJapanese { entry.heading = question.name ?? words.label(question) }
        entries[question.id] = entry
      }
    }
    return entries
  }

  private func unit(_ question: Question, _ words: ProcedureWords) -> String? {
    question.type.name == .yen ? RuleWords.yen : words.unit(question)
  }

  /// A label that asks reads as a name in quotation marks only.
  private func quotedQuestion(_ label: String) -> String { label.hasSuffix("?") ? "“\(label)”" : label }

  /// As ``Vocabulary/Entry/unit`` wants it in every language.
  private static let yen = "円"

  /// The results. Japanese officers find a table by its own title.
  private var decisions: [String: Vocabulary.Entry] {
    Dictionary(
      uniqueKeysWithValues: DecisionKind.allCases.map { kind in
        let heading = texts["cases.staff.rules.\(kind.rawValue)"]
        let subject = kind == .eligibility ? texts["cases.staff.rules.judgement"] : heading
        return (
          kind.rawValue,
          Vocabulary.Entry(
            heading: subject, unit: kind == .fee ? RuleWords.yen : nil, title: isJapanese ? nil : heading,
            labels: labels(kind))
        )
      })
  }

  /// The members of results; the reason stands beside the result in the officer's own words.
  private var members: [String: Vocabulary.Entry] {
    let entries: [(DecisionWords.Member, Vocabulary.Entry)] = [
      (.amount, .init(heading: texts["cases.staff.rules.fee"], unit: RuleWords.yen)),
      (.outcome, .init(heading: texts["cases.staff.rules.judgement"], labels: labels(.eligibility))),
      (.department, .init(heading: texts["cases.staff.rules.routing"], labels: labels(.routing))),
      (.question, .init(heading: texts["cases.staff.rules.attachments"], labels: labels(.attachments))),
      (.reason, .init(isTold: false)),
    ]
    let spelled = entries.flatMap { member, entry in member.spellings.map { ($0, entry) } }
    return Dictionary(uniqueKeysWithValues: spelled)
  }

  /// What the codes of a result mean.
  private func labels(_ kind: DecisionKind) -> [String: String] {
    let pairs: [(String, String)]
    switch kind {
    case .fee: pairs = []
    case .eligibility:
      pairs = Determination.Eligibility.Outcome.allCases.flatMap { outcome in
        outcome.spellings.map { ($0, texts["cases.staff.rules.outcome.\(outcome.rawValue)"]) }
      }
    case .routing: pairs = town.departments.map { ($0.id, $0.name(in: texts.officerLanguage)) }
    case .attachments:
      let words = definition.words(in: texts.officerLanguage)
      pairs = definition.form.questions.map { ($0.id, words.label($0)) }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
