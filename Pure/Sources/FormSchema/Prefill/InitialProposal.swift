import CivilTime
import DecimalArithmetic
import FEEL
import Kernel
import Nihongo

extension Form {
  /// What the procedure itself proposes for the shown questions that nothing was typed into; see ``Question/initial``.
  ///
  /// Ask for it when a page is shown for the first time: what a person empties later stays empty.
  ///
  /// - Parameters:
  ///   - reading: of `typed`.
  ///   - given: answers of another form that the formulas may look at.
  ///   - language: how a date is written into its field.
  /// - Complexity: O(questions).
  public func initialProposal(
    for reading: Reading, keeping typed: TypedAnswers, today: CivilDate, given: Answers = Answers(),
    language: Language = .japanese
  ) -> PrefillProposal {
    var proposal = PrefillProposal()
    let facts = RuleFacts(names, reading.answers.joined(with: given), today: today)
    for question in questions where reading.isShown(question: question.id) && !question.isTouched(in: typed) {
      guard let formula = question.initial,
        let values = InitialTyping(question, language).values(facts.value(formula))
      else { continue }
      proposal.add([question.id: values], for: question, from: .initial)
    }
    return proposal
  }

  /// What a new row of a ``RepeatedGroup`` begins with, by the names its questions have by themselves.
  public func initialRow(
    of group: RepeatedGroup, for reading: Reading, today: CivilDate, given: Answers = Answers(),
    language: Language = .japanese
  ) -> TypedAnswers {
    let facts = RuleFacts(names, reading.answers.joined(with: given), today: today).row(of: group)
    var row = TypedAnswers()
    for question in group.questions {
      guard let formula = question.initial else { continue }
      row[question.id] = InitialTyping(question, language).values(facts.value(formula)) ?? []
    }
    return row
  }
}

extension QuestionType {
  /// Whether a formula can propose an answer: it is typed into one field.
  public var canBeProposed: Bool {
    switch name {
    case .text, .longText, .kana, .number, .yen, .date, .time, .choice, .choices, .yesNo, .phone: true
    default: false
    }
  }
}

/// Writes a value into the one field of a question, as a person would type it.
private struct InitialTyping {
  let question: Question
  let language: Language

  init(_ question: Question, _ language: Language) { (self.question, self.language) = (question, language) }

  /// - Returns: `nil` when there is no value, or one that cannot be typed there.
  func values(_ value: Value) -> [String]? {
    guard question.type.canBeProposed else { return nil }
    switch (question.type.name, value) {
    case (.choices, .list(let list)):
      let values = list.items.compactMap(text)
      return values.isEmpty ? nil : values
    case (.choices, _): return nil
    case (.choice, .string(let option)):
      return question.type.options.contains { $0.id == option } ? [option] : nil
    default: return text(value).map { [$0] }
    }
  }

  private func text(_ value: Value) -> String? {
    switch value {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.int.map { String($0) }
    case .boolean(let flag): flag ? "true" : "false"
    case .time(let time): TimeText.text(time)
    case .date(let date):
      CivilDate(date).map {
        language == .english ? $0.description : JapaneseDate($0).full
      }
    default: nil
    }
  }
}
