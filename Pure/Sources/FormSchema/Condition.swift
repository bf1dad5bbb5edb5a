import Kernel

/// What must be true of the answers given so far.
public indirect enum Condition: Sendable, Equatable {
  case question(String, Comparison)
  case all([Condition])
  case any([Condition])
  case not(Condition)

  /// Whether it is true. O(size of the condition).
  ///
  /// A question that is not shown has no answer: every comparison with it is false,
  /// except `is-not` and `answered: false`.
  public func holds(_ answers: Answers, today: CivilDate) -> Bool {
    switch self {
    case .question(let id, let comparison): comparison.holds(answers[id], answers, today: today)
    case .all(let parts): parts.allSatisfy { $0.holds(answers, today: today) }
    case .any(let parts): parts.contains { $0.holds(answers, today: today) }
    case .not(let part): !part.holds(answers, today: today)
    }
  }

  /// The ids of all questions it looks at, those it compares with included.
  public var questions: Set<String> {
    switch self {
    case .question(let id, let comparison): comparison.questions.union([id])
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.questions) }
    case .not(let part): part.questions
    }
  }
}

/// One comparison of an answer.
public enum Comparison: Sendable, Equatable {
  case isEqual(Comparand)
  case isNot(Comparand)
  case isIn([Comparand])
  /// One of the options ticked in a `choices` question.
  case includes(String)
  case atLeast(Int)
  case atMost(Int)
  case notAfter(DateBound)
  case notBefore(DateBound)
  case answered(Bool)

  func holds(_ answer: Answer?, _ answers: Answers, today: CivilDate) -> Bool {
    switch self {
    case .answered(let expected): return (answer != nil) == expected
    case .isNot(let comparand):
      guard let answer else { return true }
      return !comparand.equals(answer, answers)
    case .isEqual(let comparand): return answer.map { comparand.equals($0, answers) } ?? false
    case .isIn(let comparands): return answer.map { one in comparands.contains { $0.equals(one, answers) } } ?? false
    case .includes(let option): return answer?.optionIDs.contains(option) ?? false
    case .atLeast(let least): return answer?.number.map { $0 >= least } ?? false
    case .atMost(let most): return answer?.number.map { $0 <= most } ?? false
    case .notAfter(let bound): return compare(answer, bound, answers, today, by: <=)
    case .notBefore(let bound): return compare(answer, bound, answers, today, by: >=)
    }
  }

  private func compare(
    _ answer: Answer?, _ bound: DateBound, _ answers: Answers, _ today: CivilDate,
    by holds: (CivilDate, CivilDate) -> Bool
  ) -> Bool {
    guard let date = answer?.date, let other = bound.date(answers, today: today) else { return false }
    return holds(date, other)
  }

  var questions: Set<String> {
    switch self {
    case .isEqual(.answer(let id)), .isNot(.answer(let id)), .notAfter(.answer(let id)), .notBefore(.answer(let id)):
      [id]
    case .isIn(let comparands):
      Set(comparands.compactMap { if case .answer(let id) = $0 { id } else { nil } })
    default: []
    }
  }
}

/// What an answer is compared with.
public enum Comparand: Sendable, Equatable {
  case text(String)
  case flag(Bool)
  case number(Int)
  /// The answer to another question; equal when both are the same, scalar by scalar.
  case answer(String)

  func equals(_ answer: Answer, _ answers: Answers) -> Bool {
    switch (self, answer) {
    case (.text(let text), .text(let answered)): text.utf8.elementsEqual(answered.utf8)
    case (.text(let text), .choice(let chosen)): chosen.option == text
    case (.flag(let flag), .flag(let answered)): flag == answered
    case (.number(let number), .number(let answered)): number == answered
    case (.answer(let other), _): answers[other].map { answer.isSame(as: $0) } ?? false
    default: false
    }
  }
}
