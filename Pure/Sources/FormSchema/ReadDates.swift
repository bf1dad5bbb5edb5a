import Kernel
import Nihongo

extension AnswerReader {
  /// The first day of the calendar in use today.
  private static let firstBirthday = CivilDate(year: 1873, month: 1, day: 1)

  func readDate(_ earliest: DateBound?, _ latest: DateBound?, isBirth: Bool) -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    do {
      let date = try DateReader.read(text)
      return within(date, earliest, latest, isBirth: isBirth)
    } catch {
      return .problem(problem(of: error))
    }
  }

  private func within(_ date: CivilDate, _ earliest: DateBound?, _ latest: DateBound?, isBirth: Bool) -> Outcome {
    // Nobody is born tomorrow.
    let last = (latest ?? (isBirth ? .today(plus: 0) : nil))?.date(today: today)
    let first = earliest?.date(today: today) ?? (isBirth ? Self.firstBirthday : nil)
    if let first, date < first {
      return .problem(problem(.tooEarly, variant: first == today ? "today" : nil, ["earliest": .date(first)]))
    }
    if let last, date > last {
      return .problem(problem(.tooLate, variant: last == today ? "today" : nil, ["latest": .date(last)]))
    }
    return .answer(.date(date))
  }

  private func problem(of reason: DateProblem) -> AnswerProblem {
    switch reason {
    case .notADate: problem(.notADate)
    case .yearUnclear: problem(.notADate, variant: "year-unclear")
    case .noSuchDay: problem(.noSuchDate)
    case .beforeEra(let first): problem(.noSuchDate, variant: "before-era", ["day": .date(first)])
    case .outsideEra(let last): problem(.noSuchDate, variant: "outside-era", ["day": .date(last)])
    }
  }
}
