extension AnswerReader {
  /// Whether there are as many rows as the group wants. The rows themselves are read by the form around them.
  func countProblem(_ group: RepeatedGroup) -> AnswerProblem? {
    let count = typed.rowKeys(question.id).count
    if count == 0, question.isOptional { return nil }
    if count < group.atLeast {
      return count == 0
        ? problem(.missing, variant: "rows") : problem(.tooFew, variant: "rows", ["min": .number(group.atLeast)])
    }
    return count > group.atMost ? problem(.tooMany, variant: "rows", ["max": .number(group.atMost)]) : nil
  }
}
