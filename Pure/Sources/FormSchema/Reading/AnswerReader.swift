import Kernel
import Nihongo

/// Reads one question's answer from what was typed.
struct AnswerReader {
  let question: Question
  let typed: TypedAnswers
  let today: CivilDate

  /// An answer, or nothing, or what is wrong. With problems there is no answer.
  struct Outcome {
    var answer: Answer?
    var problems: [AnswerProblem] = []

    static let empty = Outcome()
    static func answer(_ answer: Answer) -> Outcome { Outcome(answer: answer) }
    static func problem(_ problem: AnswerProblem) -> Outcome { Outcome(problems: [problem]) }
  }

  /// Rows, and what is worked out or looked up, are read by the form around them: they need its other answers.
  func read() -> Outcome {
    if isUnknown { return .answer(.unknown) }
    return switch question.type {
    case .text(let min, let max, _): readText(min: min, max: max, mayBreakLines: false)
    case .longText(let min, let max): readText(min: min, max: max, mayBreakLines: true)
    case .kana(let max): readKana(max: max)
    case .name(let isOrganisation): isOrganisation ? readOrganisation() : readName()
    case .date(let earliest, let latest, let isBirth): readDate(earliest, latest, isBirth: isBirth)
    case .number(let min, let max, let unit): readNumber(min: min, max: max, units: [unit].compactMap { $0 })
    case .yen(let min, let max): readNumber(min: min, max: max, units: ["円", "yen"])
    case .choice(let options, _): readChoice(options)
    case .choices(let options, let least, let most, _): readChoices(options, least, most)
    case .yesNo: readYesNo()
    case .consent: readConsent()
    case .address: readAddress()
    case .phone: readPhone()
    case .email: readEmail()
    case .insuredNumber(let kind): readInsuredNumber(kind)
    case .time(let earliest, let latest): readTime(earliest, latest)
    case .dateRange(let earliest, let latest): readDateRange(earliest, latest)
    case .bankAccount: readBankAccount()
    case .individualNumber: readIndividualNumber()
    case .corporateNumber: readCorporateNumber()
    case .location: readLocation()
    case .files(let accept, let least, let most): readFiles(accept, least, most)
    case .signature: readFiles([.photo], 1, 1)
    case .rows, .computed, .lookedUp, .information: .empty
    }
  }

  /// Whether 「わからない」 was chosen; whatever else was typed then stays in the draft.
  private var isUnknown: Bool {
    question.allowsUnknown && typed.first("\(question.id).\(Question.unknown)") == "true"
  }

  func problem(
    _ code: AnswerProblem.Code, part: String? = nil, variant: String? = nil,
    _ values: [String: AnswerProblem.Value] = [:]
  ) -> AnswerProblem {
    let field = part.map { "\(question.id).\($0)" } ?? question.fields.first ?? question.id
    return AnswerProblem(
      question: question.id, field: field, part: part, code: code, variant: variant, values: values)
  }

  /// Nothing was typed.
  func missing(variant: String? = nil) -> Outcome {
    guard !question.isOptional else { return .empty }
    return .problem(problem(.missing, variant: variant))
  }

  /// One line, without space around it.
  /// - Throws: a problem when it cannot be read, or is longer than `max` characters.
  func line(_ part: String? = nil, max: Int) throws(AnswerProblem) -> String {
    let field = part.map { "\(question.id).\($0)" } ?? question.id
    guard let text = TypedText.readable(typed.first(field)) else { throw problem(.unreadableText, part: part) }
    guard !TypedText.isLonger(text, than: max) else { throw problem(.tooLong, part: part, ["max": .number(max)]) }
    return text
  }

  /// Runs `read`, turning a thrown problem into an outcome.
  func outcome(_ read: () throws(AnswerProblem) -> Outcome) -> Outcome {
    do { return try read() } catch { return .problem(error) }
  }
}
