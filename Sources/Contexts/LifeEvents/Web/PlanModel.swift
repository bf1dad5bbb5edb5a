import DesignSystem
import FormSchema
import Kernel
import LifePlan
import Nihongo
import Ports

/// A plan with the procedures that can be applied for now, ready to be shown.
struct PlanModel: Sendable {
  /// One thing to do, in the reader's words.
  struct Item: Sendable {
    let step: LifeStep
    let title: String
    let due: CivilDate?
    /// What can be applied for here and now; `nil` for a duty elsewhere, and what is closed.
    let procedure: PublishedProcedure?
  }

  let asked: Asked
  let language: Language
  let items: [Item]
  /// What does not concern the person, with its title.
  let notNeeded: [(step: LifeStep, title: String)]
  /// What was typed into the page besides the guide's questions.
  var typed = TypedAnswers()
  /// What stands against beginning.
  var errors: [FieldError] = []

  /// - Parameter open: the procedures that take applications now, by id.
  init(_ asked: Asked, open: [String: PublishedProcedure], language: Language) {
    self.asked = asked
    self.language = language
    let plan = LifePlan(asked.guide, asked.reading.answers, today: asked.today)
    let words = asked.guide.words(in: language)
    func title(_ step: LifeStep) -> String {
      words.title(step) ?? step.procedure.flatMap { open[$0]?.definition.words(in: language).title } ?? step.id
    }
    items = plan.items.map { item in
      Item(
        step: item.step, title: title(item.step), due: item.due, procedure: item.step.procedure.flatMap { open[$0] })
    }
    notNeeded = plan.notNeeded.map { ($0, title($0)) }
  }

  /// The deadlines as a calendar reads them.
  /// - Parameter host: tells this town's events from every other's.
  func calendar(host: String, made: Instant) -> DeadlineCalendar {
    let words = asked.guide.words(in: language)
    let deadlines = items.compactMap { item in
      item.due.map { due in
        DeadlineCalendar.Deadline(
          id: "\(asked.guide.id).\(item.step.id).\(due)@\(host)", day: due, summary: item.title,
          description: ([words.dueWords(item.step), words.place(item.step)].compactMap(\.self)
            + words.bring(item.step)).joined(separator: "\n"))
      }
    }
    return DeadlineCalendar(name: words.title, deadlines, made: made)
  }
}
