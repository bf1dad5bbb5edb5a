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

  func readDateRange(_ earliest: DateBound?, _ latest: DateBound?) -> Outcome {
    let parts = ["from", "to"]
    if parts.allSatisfy({ isBlank(typed.first("\(question.id).\($0)")) }) { return missing() }
    var dates: [CivilDate] = []
    var problems: [AnswerProblem] = []
    for part in parts {
      let text = typed.first("\(question.id).\(part)")
      do throws(AnswerProblem) {
        guard !isBlank(text) else { throw problem(.missing, part: part) }
        dates.append(try day(text, part))
      } catch { problems.append(error) }
    }
    guard problems.isEmpty else { return Outcome(problems: problems) }
    problems = zip(parts, dates).compactMap { bounded($0.1, earliest, latest, isBirth: false, part: $0.0) }
    guard problems.isEmpty else { return Outcome(problems: problems) }
    guard let span = DateSpan(from: dates[0], to: dates[1]) else {
      return .problem(problem(.wrongOrder, part: "to", ["earliest": .date(dates[0])]))
    }
    return .answer(.dateRange(span))
  }

  private func day(_ text: String, _ part: String) throws(AnswerProblem) -> CivilDate {
    do { return try DateReader.read(text) } catch { throw problem(of: error, part: part) }
  }

  private func within(_ date: CivilDate, _ earliest: DateBound?, _ latest: DateBound?, isBirth: Bool) -> Outcome {
    bounded(date, earliest, latest, isBirth: isBirth, part: nil).map(Outcome.problem) ?? .answer(.date(date))
  }

  private func bounded(
    _ date: CivilDate, _ earliest: DateBound?, _ latest: DateBound?, isBirth: Bool, part: String?
  ) -> AnswerProblem? {
    // Nobody is born tomorrow.
    let last = (latest ?? (isBirth ? .today(plus: 0) : nil))?.date(today: today)
    let first = earliest?.date(today: today) ?? (isBirth ? Self.firstBirthday : nil)
    if let first, date < first {
      return problem(.tooEarly, part: part, variant: first == today ? "today" : nil, ["earliest": .date(first)])
    }
    if let last, date > last {
      return problem(.tooLate, part: part, variant: last == today ? "today" : nil, ["latest": .date(last)])
    }
    return nil
  }

  private func problem(of reason: DateProblem, part: String? = nil) -> AnswerProblem {
    switch reason {
    case .notADate: problem(.notADate, part: part)
    case .yearUnclear: problem(.notADate, part: part, variant: "year-unclear")
    case .noSuchDay: problem(.noSuchDate, part: part)
    case .beforeEra(let first): problem(.noSuchDate, part: part, variant: "before-era", ["day": .date(first)])
    case .outsideEra(let last): problem(.noSuchDate, part: part, variant: "outside-era", ["day": .date(last)])
    }
  }
}
