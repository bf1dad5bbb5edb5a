import FormSchema
import Kernel

/// What keeps a form from being accepted, and where something else has to be typed.
struct RepairGoal {
  let form: Form
  let definition: ProcedureDefinition?
  let today: CivilDate

  func isReached(_ reading: Reading) -> Bool {
    reading.isAccepted
      && definition?.determination(for: reading.answers, on: today).eligibility.outcome != .notEligible
  }

  /// A question that may have to be answered otherwise; `nil` when nobody can say which.
  func next(_ reading: Reading, _ random: inout SeededRandom) -> QuestionPlace? {
    let places = reading.problems.first.map(places) ?? rulePlaces(reading)
    return places.isEmpty ? nil : random.pick(places)
  }

  private func places(_ problem: AnswerProblem) -> [QuestionPlace] {
    let scope = Scope(form, problem.rows)
    guard case .check(let id) = problem.code, let check = scope.check(id) else {
      return [scope.place(problem.innermost)].compactMap(\.self)
    }
    return scope.typed(check.must.questions.union(check.when?.questions ?? []).union([problem.innermost]))
  }

  private func rulePlaces(_ reading: Reading) -> [QuestionPlace] {
    let questions = definition?.decisions[.eligibility]?.questions ?? []
    return Scope(form, []).typed(questions).filter { reading.isShown(question: $0.question.id) }
  }
}

/// The questions that something in a row can speak of: those of the row, and those around it.
private struct Scope {
  private var levels: [(path: String, questions: [Question])]
  private var checks: [Check]

  init(_ form: Form, _ rows: [AnswerProblem.RowPlace]) {
    levels = [("", form.questions)]
    checks = form.checks
    for row in rows {
      guard let level = levels.last, let group = level.questions.first(where: { $0.id == row.group })?.type.group else {
        continue
      }
      levels.append(("\(level.path)\(row.group).\(row.key).", group.questions))
      checks = group.checks
    }
  }

  func check(_ id: String) -> Check? { checks.first { $0.id == id } }

  func place(_ id: String) -> QuestionPlace? {
    for level in levels.reversed() {
      if let question = level.questions.first(where: { $0.id == id }) {
        return QuestionPlace(path: level.path, question: question)
      }
    }
    return nil
  }

  /// These questions, and in the place of what is worked out what it is worked out of.
  func typed(_ ids: Set<String>) -> [QuestionPlace] {
    var waiting = ids.sorted(), seen: Set<String> = [], found: [QuestionPlace] = []
    while let id = waiting.popLast() {
      guard seen.insert(id).inserted, let place = place(id) else { continue }
      switch place.question.type {
      case .computed(let computation): waiting += computation.formula.questions.sorted()
      case .lookedUp(let lookUp): waiting += lookUp.key.questions.sorted()
      case .information: continue
      default: found.append(place)
      }
    }
    return found
  }
}
