import FEEL
import FormSchema
import Foundation
import Kernel
import LifePlan
import Measuring

/// An invented guide with a condition and a deadline on each step, and chains of steps that wait for each other.
struct PlanRun {
  private let steps: Int
  private let today = CivilDate(year: 2026, month: 11, day: 21)!
  private static let rounds = 200

  init(steps: Int) { self.steps = steps }

  func run() throws {
    let questions = [
      Question(id: "day", type: .date(earliest: nil, latest: nil, isBirth: false), label: "日"),
      Question(id: "a", type: .yesNo, label: "A"), Question(id: "b", type: .yesNo, label: "B"),
    ]
    let names = RuleNames(questions)
    let all = try (0..<steps).map { number in
      LifeStep(
        id: "s\(number)", procedure: "p\(number)",
        when: try Condition(number.isMultiple(of: 3) ? "a = true" : "b = true or a = false", names), why: "理由",
        whyNot: "理由", due: try Formula("day + duration(\"P\(number % 90)D\")", names),
        after: number % 5 == 0 ? [] : ["s\(number - 1)"])
    }
    let guide = LifeGuide(
      id: "guide", title: "案内", summary: "案内", lifeEvents: [],
      form: Form(sections: [Section(id: "q", title: "q", questions: questions)], names: names), steps: all)
    let typed = TypedAnswers(["day": ["2026-12-01"], "a": ["true"], "b": ["true"]])
    var items = 0
    let times = (0..<Self.rounds).map { _ in
      seconds {
        let reading = guide.form.read(typed, today: today)
        items = LifePlan(guide, reading.answers, today: today).items.count
      }
    }.sorted()
    try tell([
      "steps": steps, "items": items, "planMilliseconds": times[times.count / 2] * 1000,
      "planMillisecondsP95": times[times.count * 95 / 100] * 1000,
    ])
  }
}
