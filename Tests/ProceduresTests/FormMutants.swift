import Foundation
import FormProof
import FormSchema
import Kernel

@testable import Procedures

/// A procedure in use with one thing changed, and what is known of it without the proof.
struct FormMutant {
  let operation: String
  let place: String
  let definition: ProcedureDefinition
  let verdict: Verdict

  enum Verdict {
    /// Wrong by the way it was made: one of these has to be found.
    case defective(Set<FormFinding.Kind>)
    /// As good as before by the way it was made.
    case sound
    /// To be tried out: which questions are reached and which conditions say something.
    case open
  }
}

/// Changes every place of a procedure in every way.
struct FormMutants {
  let base: ProcedureDefinition
  private let text: DefinitionText
  private(set) var all: [FormMutant] = []

  init(_ base: ProcedureDefinition) {
    self.base = base
    text = DefinitionText(base)
    for section in base.form.sections { addConditions(section) }
    for question in base.form.questions { addLimits(question) }
    for check in base.form.checks { addChecks(check) }
    addFiles()
    addSentences()
    addRules()
    addDocuments()
  }

  private mutating func add(
    _ operation: String, _ place: String, _ text: DefinitionText?, _ verdict: FormMutant.Verdict
  ) {
    guard let definition = text?.definition else { return }
    all.append(FormMutant(operation: operation, place: place, definition: definition, verdict: verdict))
  }

}

/// Conditions of pages and questions.
extension FormMutants {
  private mutating func addConditions(_ section: Section) {
    let base = text
    if let when = section.when {
      let changed = { (text: String) in base.with(section: section.id) { $0["when"] = .text(text) } }
      for (operation, text, verdict) in Self.changes(when.text) { add(operation, section.id, changed(text), verdict) }
      addOthers(when, section.id, changed)
    }
    for question in section.questions {
      guard let when = question.when else { continue }
      let changed = { (text: String) in base.with(question: question.id) { $0["when"] = .text(text) } }
      for (operation, text, verdict) in Self.changes(when.text) { add(operation, question.id, changed(text), verdict) }
      addOthers(when, question.id, changed)
      addParents(of: question, when)
    }
  }

  private static func changes(_ when: String) -> [(String, String, FormMutant.Verdict)] {
    [
      ("contradicted condition", "(\(when)) and not(\(when))", .defective([.unreachable])),
      ("constant condition", "true", .defective([.alwaysShown])),
      ("negated condition", "not(\(when))", .open),
      ("doubled negation", "not(not(\(when)))", .sound),
      ("repeated condition", "(\(when)) or (\(when))", .sound),
    ]
  }

  /// Another question of the same kind in its place, another option, another length of time.
  private mutating func addOthers(_ when: Condition, _ place: String, _ changed: (String) -> DefinitionText?) {
    for id in when.questions.sorted() {
      guard let question = base.form.question(id) else { continue }
      if let other = base.form.questions.first(where: { $0.id != id && $0.type.name == question.type.name }) {
        for name in [question.id, question.name].compactMap(\.self) where when.text.contains(name) {
          add("swapped question", place, changed(when.text.replacing(name, with: other.id)), .open)
        }
      }
      for option in question.type.options where when.text.contains("\"\(option.id)\"") {
        for other in question.type.options.prefix(4) where other.id != option.id {
          let text = when.text.replacing("\"\(option.id)\"", with: "\"\(other.id)\"")
          add("other option", place, changed(text), .open)
        }
        let less = text.with(question: id) { keys in
          guard case .list(let options)? = keys["options"] else { return }
          keys["options"] = .list(options.filter { DefinitionText.Keys($0)?.text("id") != option.id })
        }
        add("deleted option", "\(place) \(option.id)", less, .open)
      }
    }
    for (length, other) in [("P3M", "P4M"), ("P3M", "P30000M")] where when.text.contains(length) {
      add("other length", place, changed(when.text.replacing(length, with: other)), .open)
    }
  }

  private mutating func addParents(of question: Question, _ when: Condition) {
    for parent in when.questions.sorted() where base.form.question(parent)?.when == nil {
      let hidden = text.with(question: parent) { $0["when"] = .text("1 = 2") }
      add("hidden parent", "\(parent) of \(question.id)", hidden, .defective([.unreachable]))
      let circle = text.with(question: parent) { $0["when"] = .text("\(question.id) != null") }
      if question.isAsked { add("circle", "\(parent) and \(question.id)", circle, .defective([.loop])) }
    }
  }
}

/// Limits, files and checks.
extension FormMutants {
  private mutating func addLimits(_ question: Question) {
    let impossible: [String: JSONValue]?
    let wider: [String: JSONValue]?
    switch question.type {
    case .text(_, let most, _), .longText(_, let most):
      impossible = ["min-length": .number(most + 1)]
      wider = ["max-length": .number(most + 1)]
    case .date:
      impossible = ["earliest": .text("today+1"), "latest": .text("today")]
      wider = nil
    case .number(_, let most, _):
      impossible = ["min": .number(most + 1)]
      wider = ["max": .number(most + 1)]
    case .choices(let options, _, _, _):
      impossible = ["at-least": .number(options.count + 2)]
      wider = nil
    case .files(_, _, let most):
      impossible = ["at-least": .number(6), "at-most": .number(5)]
      wider = ["at-most": .number(min(most + 1, 20))]
    default: (impossible, wider) = (nil, nil)
    }
    for (operation, keys, verdict) in [
      ("impossible limits", impossible, FormMutant.Verdict.defective([.unanswerable])), ("wider limits", wider, .sound),
    ] {
      guard let keys else { continue }
      let changed = text.with(question: question.id) { question in for (key, value) in keys { question[key] = value } }
      add(operation, question.id, changed, verdict)
    }
    add("other label", question.id, text.with(question: question.id) { $0["label"] = .text("別の言い方") }, .sound)
    let turned = text.with(question: question.id) { keys in
      if case .list(let options)? = keys["options"] { keys["options"] = .list(options.reversed()) }
    }
    if !question.type.options.isEmpty { add("turned options", question.id, turned, .sound) }
  }

  private mutating func addChecks(_ check: Check) {
    let must = check.must.text
    func other(_ must: String) -> DefinitionText.Keys {
      DefinitionText.Keys([
        ("id", .text("other")), ("at", .text(check.question)), ("must", .text(must)), ("message", .text("別の確認")),
      ] + (check.when.map { [("when", .text($0.text))] } ?? []))
    }
    let conflict: Set<FormFinding.Kind> = [.deadEnd, .neverAccepted, .impossibleCheck]
    let against = text.with(check: check.id, adding: [other("not(\(must))")])
    add("contradictory check", check.id, against, .defective(conflict))
    add("copied check", check.id, text.with(check: check.id, adding: [other(must)]), .sound)
    add("idle check", check.id, text.with(check: check.id) { $0["must"] = .text("1 = 1") }, .defective([.idleCheck]))
    if !check.must.questions.isSubset(of: check.when?.questions ?? []) {
      let never = text.with(check: check.id) { $0["must"] = .text("(\(must)) and not(\(must))") }
      add("impossible check", check.id, never, .defective(conflict))
    }
    if let when = check.when {
      let unmet = text.with(check: check.id) { $0["when"] = .text("(\(when.text)) and not(\(when.text))") }
      add("check that never applies", check.id, unmet, .defective([.idleCheck]))
    }
  }

  private mutating func addFiles() {
    for question in base.form.questions where question.type.name == .files && question.isOptional {
      guard let section = base.form.sectionID(of: question.id), base.form.section(section)?.when == nil else {
        continue
      }
      var orphan = text.with(question: question.id) { $0["when"] = nil }
      orphan = orphan.map { Self.without($0, .attachments, naming: question.id) }
      add("orphaned file", question.id, orphan, .defective([.attachmentNotAsked]))
      guard let when = question.when, base.decisions[.attachments]?.xml.contains("\"\(question.id)\"") == true else {
        continue
      }
      let elsewhere = text.with(question: question.id) { $0["when"] = .text("not(\(when.text))") }
      add("file asked of others", question.id, elsewhere, .defective([.attachmentNotShown]))
    }
  }
}

/// Sentences, tables and documents.
extension FormMutants {
  private mutating func addSentences() {
    for language in ["en", "easy-ja"] {
      let file = "text/\(language).yaml"
      guard case .object(let sentences)? = text[file] else { continue }
      for index in stride(from: 0, to: sentences.count, by: 9) {
        var less = text
        less[file] = .object(sentences.enumerated().filter { $0.offset != index }.map(\.element))
        add("missing sentence", sentences[index].key, less, .defective([.missingTranslation]))
      }
    }
  }

  private mutating func addRules() {
    for kind in [DecisionKind.fee, .eligibility] {
      guard let xml = base.decisions[kind]?.xml else { continue }
      let rules = Self.rules(xml)
      for (index, rule) in rules.enumerated() {
        var less = text
        less[kind.path] = .text(xml.replacing(rule, with: ""))
        // A rule of the past is missed by nobody who applies today.
        let isPast = rule.contains("2024-03-31")
        add(
          "deleted rule", "\(kind.rawValue) \(index + 1)", less,
          isPast ? .sound : .defective([.feeWithoutRule, .decisionWithoutRule]))
      }
    }
    guard base.decisions[.fee] == nil, var facts = DefinitionText.Keys(text["procedure.yaml"]) else { return }
    facts["cost"] = .text("1通300円")
    var priced = text
    priced["procedure.yaml"] = facts.json
    add("cost without rules", base.id, priced, .defective([.feeWithoutRule]))
  }

  private mutating func addDocuments() {
    for document in base.documents {
      let file = "documents/\(document.id).yaml"
      guard var keys = DefinitionText.Keys(text[file]) else { continue }
      keys["when"] = .text((document.when.map { "(\($0.text)) and " } ?? "") + "1 = 2")
      var unmet = text
      unmet[file] = keys.json
      add("document never issued", document.id, unmet, .defective([.neverIssued]))
    }
  }

  private static func rules(_ xml: String) -> [String] {
    xml.components(separatedBy: "<rule").dropFirst().compactMap { part in
      part.range(of: "</rule>").map { "<rule" + part[..<$0.upperBound] }
    }
  }

  private static func without(_ text: DefinitionText, _ kind: DecisionKind, naming id: String) -> DefinitionText {
    guard case .text(let xml)? = text[kind.path] else { return text }
    var copy = text
    copy[kind.path] = .text(
      rules(xml).filter { $0.contains("\"\(id)\"") }.reduce(xml) { $0.replacing($1, with: "") })
    return copy
  }
}
