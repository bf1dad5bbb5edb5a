import Kernel

extension Reading {
  /// What the questions are called that were answered and do not count, those in rows with their row.
  /// - Parameter texts: with the sentences `procedures.row…`.
  public func leftOutLabels(_ form: Form, _ words: ProcedureWords, _ texts: Texts) -> [String] {
    leftOutLabels(form.questions, words, texts)
  }

  private func leftOutLabels(_ questions: [Question], _ words: ProcedureWords, _ texts: Texts) -> [String] {
    let leftOut = Set(leftOut)
    return questions.flatMap { question -> [String] in
      if leftOut.contains(question.id) { return [words.label(question)] }
      guard let group = question.type.group else { return [] }
      return (rows[question.id] ?? []).enumerated().flatMap { index, row in
        let title = ["title": words.itemTitle(question) ?? "", "number": "\(index + 1)"]
        return row.reading.leftOutLabels(group.questions, words.inside(question), texts).map {
          texts["procedures.row-of", ["row": texts["procedures.row", title], "label": $0]]
        }
      }
    }
  }
}
