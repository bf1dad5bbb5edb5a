import FEEL
import FormSchema
import Nihongo
import SourceFiles

extension DefinitionChecker {
  mutating func checkConditions() {
    checkNames()
    checkForm(definition.form, "form", given: [])
    if let decision = definition.decision {
      let asked = definition.form.questions
      for question in decision.questions where definition.form.question(question.id) != nil {
        find(.duplicateID, at: "decision.question.\(question.id)", file: "decision.yaml", [
          "id": question.id, "line": "\(marks["form.question.\(question.id)"]?.line ?? 1)",
        ])
      }
      checkForm(decision, "decision", given: asked)
    }
    checkDocuments()
  }

  /// Names that rules could not use, or that stand for two things.
  private mutating func checkNames() {
    var first: [String: String] = [:]
    for (part, form) in [("form", definition.form), ("decision", definition.form(.decision))] {
      for question in form.questions where question.isAsked {
        first[question.id] = first[question.id] ?? "\(part).question.\(question.id)"
      }
    }
    for (part, form) in [("form", definition.form), ("decision", definition.form(.decision))] {
      for question in form.questions {
        guard let name = question.name else { continue }
        let path = "\(part).question.\(question.id).name"
        if !RuleNames.isName(name) { find(.unfitName, at: path, file: "\(part).yaml", ["name": name]) }
        if let known = first.updateValue(path, forKey: name) {
          let line = "\(marks[known]?.line ?? 1)"
          find(.duplicateID, at: path, file: "\(part).yaml", ["id": name, "line": line])
        }
      }
    }
  }

  /// Conditions of sections look at the pages before, those of questions at their own page too: a page follows its
  /// answers in whatever order they are given, but nobody is to be sent back to a page that is done. Rules between
  /// answers look everywhere in their form.
  private mutating func checkForm(_ form: Form, _ part: String, given: [Question]) {
    let all = Set((given + form.questions).map(\.id))
    var earlier = Set(given.map(\.id))
    for section in form.sections {
      check(section.when, at: "\(part).section.\(section.id).when", all, earlier: earlier)
      earlier.formUnion(section.questions.map(\.id))
      for question in section.questions {
        check(
          question.when, at: "\(part).question.\(question.id).when", all, earlier: earlier.subtracting([question.id]))
      }
    }
    for rule in form.checks {
      let path = "\(part).check.\(rule.id)"
      if form.question(rule.question) == nil {
        find(.unknownQuestion, at: "\(path).at", file: "\(part).yaml", closest(rule.question, all.sorted()))
      }
      check(rule.when, at: "\(path).when", all)
      check(rule.must, at: "\(path).must", all)
    }
  }

  private mutating func checkDocuments() {
    let application = Set(definition.form.questions.map(\.id))
    let all = application.union(definition.form(.decision).questions.map(\.id))
    for document in definition.documents {
      let known = document.issuedWhen == .granted ? all : application
      checkNumber(of: document)
      check(document.when, at: "document.\(document.id).when", known)
      for (index, block) in document.blocks.enumerated() {
        let path = "document.\(document.id).block.\(index)"
        check(block.when, at: "\(path).when", known)
        if case .fields(let fields) = block.content, fields.isEmpty {
          find(.emptyList, at: "\(path).fields", file: "documents/\(document.id).yaml", ["key": "fields"])
        }
      }
    }
  }

  /// - Parameters:
  ///   - known: the questions there are at this place.
  ///   - earlier: the questions that may be looked at; `nil` for all.
  mutating func check(
    _ condition: Condition?, at path: String, _ known: Set<String>, earlier: Set<String>? = nil
  ) {
    guard let condition, let mark = marks[path] else { return }
    for other in condition.questions.sorted() {
      if !known.contains(other) {
        find(.beforeDecision, at: path, ["id": other])
      } else if let earlier, !earlier.contains(other) {
        find(.laterQuestion, at: path, ["id": other])
      }
    }
    findings += ConditionFindings(condition, at: mark).all
  }

  func closest(_ id: String, _ known: [String]) -> [String: String] {
    var values = ["id": id]
    values["suggestion"] = Suggestion.closest(to: id, among: known)
    return values
  }
}
