import CivilTime
import FormSchema
import Kernel
import SourceFiles

/// What reads well and means nothing: limits nothing can meet, words said twice, questions nobody can answer.
extension DefinitionChecker {
  mutating func checkLists() {
    let procedure = definition.procedure
    let lists = [
      ("categories", procedure.categories), ("life-events", procedure.lifeEvents), ("keywords", procedure.keywords),
      ("related", procedure.related),
    ]
    for (key, values) in lists {
      for value in repeated(values) {
        find(.repeatedValue, at: "procedure.\(key).\(value).again", ["value": value])
      }
    }
    for (part, form) in [("form", definition.form), ("decision", definition.form(.decision))] {
      for question in form.questions {
        if Question.ownNames.contains(question.id) {
          find(.notAnID, variant: "taken", at: "\(part).question.\(question.id)", file: "\(part).yaml", ["id": question.id])
        }
        let path = "\(part).question.\(question.id).option"
        // In a table the same label may stand for several codes, as 本店 does for every bank.
        let labels = question.optionsFrom == nil ? question.type.options.map(\.label) : []
        for label in repeated(labels) {
          let second = question.type.options.last { $0.label == label }?.id ?? ""
          find(.repeatedValue, at: "\(path).\(second)", file: "\(part).yaml", ["value": label])
        }
        if question.type.hasOther, question.type.options.contains(where: { $0.id == Option.other }) {
          let line = "\(marks["\(part).question.\(question.id)"]?.line ?? 1)"
          find(.duplicateID, at: "\(path).\(Option.other)", file: "\(part).yaml", ["id": Option.other, "line": line])
        }
      }
    }
  }

  private func repeated(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    var again: [String] = []
    for value in values where !value.isEmpty {
      if !seen.insert(value).inserted, !again.contains(value) { again.append(value) }
    }
    return again
  }

  mutating func checkRelated(among set: Set<String>?) {
    let procedure = definition.procedure
    for id in procedure.related {
      let path = "procedure.related.\(id)"
      if id == procedure.id {
        find(.relatedToItself, at: path, ["id": id])
      } else if let set, !set.contains(id) {
        let others = set.subtracting([procedure.id])
        find(.unknownRelated, variant: others.isEmpty ? "none" : nil, at: path, suggestion(id, others))
      }
    }
  }

  mutating func checkLimits() {
    let procedure = definition.procedure
    if procedure.expectedDays > procedure.deadlineDays {
      crossed("expected-days", "deadline-days", at: "procedure.expected-days", file: "procedure.yaml")
    }
    for question in definition.form.questions {
      checkLimits(question, "form.question.\(question.id)", file: "form.yaml")
    }
    for question in definition.form(.decision).questions {
      checkLimits(question, "decision.question.\(question.id)", file: "decision.yaml")
      if question.type.isAttached {
        find(.filesInDecision, at: "decision.question.\(question.id).type", file: "decision.yaml", ["id": question.id])
      }
    }
  }

  /// - Parameter path: what the paths of the question's marks begin with.
  mutating func checkLimits(_ question: Question, _ path: String, file: String) {
    switch question.type {
    case .text(let least, let most, _) where least > most, .longText(let least, let most) where least > most:
      crossed("min-length", "max-length", at: "\(path).min-length", file: file)
    case .files(_, let least, let most) where least > most:
      crossed("at-least", "at-most", at: "\(path).at-least", file: file)
    case .rows(let group) where group.atLeast > group.atMost:
      crossed("at-least", "at-most", at: "\(path).at-least", file: file)
    case .choices(let options, let least, let most, let hasOther):
      let all = options.count + (hasOther ? 1 : 0)
      if least > min(most ?? all, all) {
        crossed("at-least", most == nil ? "options" : "at-most", at: "\(path).at-least", file: file)
      }
    case .date(.some(let earliest), .some(let latest), _) where Self.isAfter(earliest, latest),
      .dateRange(.some(let earliest), .some(let latest)) where Self.isAfter(earliest, latest):
      crossed("earliest", "latest", at: "\(path).earliest", file: file)
    case .time(.some(let earliest), .some(let latest)) where latest.nanoseconds < earliest.nanoseconds:
      crossed("earliest", "latest", at: "\(path).earliest", file: file)
    default: return
    }
  }

  /// Whether no day lies between, on any day the form is filled in.
  private static func isAfter(_ earliest: DateBound, _ latest: DateBound) -> Bool {
    switch (earliest, latest) {
    case (.today(let first), .today(let last)): first > last
    case (.date(let first), .date(let last)): first > last
    default: false
    }
  }

  private mutating func crossed(_ low: String, _ high: String, at path: String, file: String) {
    find(.crossedLimits, at: path, file: file, ["low": low, "high": high])
  }

  /// Placeholders in a text that nobody fills: the reader would see the braces.
  mutating func checkPlainTexts(_ texts: [(text: String, mark: SourceMark)]) {
    for (text, mark) in texts where !mark.file.hasPrefix("examples/") {
      guard let name = SentenceTemplate(text).placeholders.first else { continue }
      findings.append(FolderFinding(.unfilledPlaceholder, at: mark, ["placeholder": "{\(name)}"]))
    }
  }

  /// A number that says neither which case nor which in the year it is would stand on every paper alike.
  mutating func checkNumber(of document: DocumentTemplate) {
    guard let number = document.number else { return }
    let facts: Set<String> = [Placeholder.Fact.serial.rawValue, Placeholder.Fact.receipt.rawValue]
    if facts.isDisjoint(with: number.placeholders) {
      find(.numberNeverChanges, at: "document.\(document.id).number", file: "documents/\(document.id).yaml")
    }
  }
}
