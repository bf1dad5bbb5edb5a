import FormSchema
import Kernel
import LifePlan

/// Answers to a guide's questions, and the plan they must give.
struct GuideExample: Sendable {
  let today: CivilDate
  let typed: TypedAnswers
  /// The steps, by id in their order.
  let plan: [String]
  /// The last days, by step.
  let due: [String: String]

  /// What came of trying it.
  struct Outcome {
    /// The first question whose answer could not be read.
    var problem: String?
    /// The plan that came instead; `nil` when it is the one that must come.
    var difference: String?
  }

  func run(_ guide: LifeGuide) -> Outcome {
    let reading = guide.form.read(typed, today: today)
    if let problem = reading.problems.first { return Outcome(problem: problem.question) }
    let found = LifePlan(guide, reading.answers, today: today)
    let days = Dictionary(found.items.map { ($0.step.id, $0.due?.description ?? "") }) { first, _ in first }
    if found.items.map(\.step.id) == plan, due.allSatisfy({ days[$0.key] == $0.value }) { return Outcome() }
    let told = found.items.map { item in
      [item.step.id, item.due?.description].compactMap(\.self).joined(separator: " ")
    }
    return Outcome(difference: told.joined(separator: ", "))
  }
}
