extension AnswerReader {
  /// Longest free text beside ``Option/other``, in characters.
  private static let longestOther = 200

  func readChoice(_ options: [Option]) -> Outcome {
    let values = typed[question.id].filter { !$0.isEmpty }
    guard let value = values.first else { return missing(variant: "choice") }
    guard values.allSatisfy({ $0 == value }), isOffered(value, options) else { return .problem(problem(.notAnOption)) }
    return outcome { () throws(AnswerProblem) in .answer(.choice(try chosen(value, options))) }
  }

  func readChoices(_ options: [Option], _ least: Int, _ most: Int?) -> Outcome {
    let values = Set(typed[question.id].filter { !$0.isEmpty })
    if values.isEmpty { return missing(variant: "choice") }
    guard values.allSatisfy({ isOffered($0, options) }) else { return .problem(problem(.notAnOption)) }
    if values.count < least { return .problem(problem(.tooFew, ["min": .number(least)])) }
    if let most, values.count > most { return .problem(problem(.tooMany, ["max": .number(most)])) }
    return outcome { () throws(AnswerProblem) in
      var all: [Chosen] = []
      for option in options.map(\.id) where values.contains(option) { all.append(try chosen(option, options)) }
      if type.hasOther, values.contains(Option.other), !options.contains(where: { $0.id == Option.other }) {
        all.append(try chosen(Option.other, options))
      }
      return .answer(.choices(all))
    }
  }

  func readYesNo() -> Outcome {
    switch typed.first(question.id) {
    case "": missing(variant: "choice")
    case "true": .answer(.flag(true))
    case "false": .answer(.flag(false))
    default: .problem(problem(.notAnOption))
    }
  }

  /// A consent that is optional and not given is an answer too: no.
  func readConsent() -> Outcome {
    switch typed.first(question.id) {
    case "true": .answer(.flag(true))
    case "", "false": question.isOptional ? .answer(.flag(false)) : .problem(problem(.notAgreed))
    default: .problem(problem(.notAgreed))
    }
  }

  private var type: QuestionType { question.type }

  private func isOffered(_ value: String, _ options: [Option]) -> Bool {
    options.contains { $0.id == value } || (type.hasOther && value == Option.other)
  }

  private func chosen(_ option: String, _ options: [Option]) throws(AnswerProblem) -> Chosen {
    guard type.hasOther, option == Option.other else { return Chosen(option) }
    let text = try line("other", max: Self.longestOther)
    guard !text.isEmpty else { throw problem(.missing, part: "other") }
    return Chosen(option, other: text)
  }
}
