import CivilTime

extension AnswerReader {
  func readTime(_ earliest: TimeOfDay?, _ latest: TimeOfDay?) -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let time = TimeText.read(text) else { return .problem(problem(.notATime)) }
    if let earliest, time.nanoseconds < earliest.nanoseconds {
      return .problem(problem(.tooEarly, variant: "time", ["earliest": .time(earliest)]))
    }
    if let latest, time.nanoseconds > latest.nanoseconds {
      return .problem(problem(.tooLate, variant: "time", ["latest": .time(latest)]))
    }
    return .answer(.time(time))
  }
}
