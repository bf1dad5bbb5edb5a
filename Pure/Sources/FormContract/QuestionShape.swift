import FormSchema
import Nihongo

extension Shape {
  /// The shape of the answers to these questions.
  static func answers(_ questions: [Question], _ words: ProcedureWords) -> Shape {
    .object(questions.filter(\.type.isTyped).map { MemberShape(name: $0.id, shape: Shape($0, words)) })
  }

  /// The shape of the answer to a question that somebody answers.
  init(_ question: Question, _ words: ProcedureWords) {
    let own = Self.known(question, words)
    self = question.allowsUnknown ? .either([own, .shared(.unknown)]) : own
  }

  private static func known(_ question: Question, _ words: ProcedureWords) -> Shape {
    switch question.type {
    case .text(let min, let max, _), .longText(let min, let max): text(characters: min...Swift.max(min, max))
    case .kana(let max): text(characters: 1...Swift.max(1, max))
    case .name(let isOrganisation): isOrganisation ? text(1...SharedShape.longestPart) : .shared(.personName)
    case .date: date
    case .time: text(5...5, .time)
    case .dateRange: .shared(.dateRange)
    case .number(let min, let max, _), .yen(let min, let max): .integer(min...Swift.max(min, max))
    case .choice(let options, let hasOther): choice(options, hasOther, question, words)
    case .choices(let options, let least, let most, let hasOther):
      list(
        choice(options, hasOther, question, words), count: count(max(1, least), most ?? options.count + 1),
        areDifferent: true)
    case .yesNo: .flag(only: nil)
    case .consent: .flag(only: question.isOptional ? nil : true)
    case .address: .shared(.address)
    case .phone: text(1...40, .phone)
    case .email: text(TextShape(length: 3...254, format: "email"))
    case .insuredNumber(let kind): text(kind.length, .digits(kind.length))
    case .individualNumber: text(12...12, .digits(12...12))
    case .corporateNumber: text(13...13, .digits(13...13))
    case .bankAccount: .shared(.bankAccount)
    case .location: .shared(.location)
    case .signature: .shared(.file)
    case .files(_, let least, let most): list(.shared(.file), count: count(max(1, least), most), areDifferent: false)
    case .rows(let group):
      list(
        answers(group.questions, words.inside(question)), count: rowCount(group, of: question), areDifferent: false)
    case .computed, .lookedUp, .information: .object([])
    }
  }

  private static func text(characters: ClosedRange<Int>) -> Shape {
    text(max(1, characters.lowerBound)...max(1, characters.upperBound) * TextShape.scalarsPerCharacter)
  }

  /// How many rows there may be. Where they may be left out, none is as good as left out.
  static func rowCount(_ group: RepeatedGroup, of question: Question) -> ClosedRange<Int> {
    count(question.isOptional ? 0 : group.atLeast, group.atMost)
  }

  private static func count(_ least: Int, _ most: Int) -> ClosedRange<Int> { least...max(least, most) }

  private static func choice(
    _ options: [Option], _ hasOther: Bool, _ question: Question, _ words: ProcedureWords
  ) -> Shape {
    let offered = options.filter { !hasOther || $0.id != Option.other }.map {
      OptionShape(id: $0.id, title: words.label($0, of: question), hint: words.hint($0, of: question))
    }
    guard hasOther else { return .options(offered) }
    return .either([.options(offered), .other])
  }

  /// An answer that is none of the options, in words.
  static let other = Shape.object([
    MemberShape(name: Option.other, shape: .text(1...200 * TextShape.scalarsPerCharacter), isRequired: true)
  ])
}
