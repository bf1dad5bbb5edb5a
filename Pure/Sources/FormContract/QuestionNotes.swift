import FormSchema
import Kernel

/// What a schema says of a question beside its shape.
struct QuestionNotes {
  let question: Question
  let words: ProcedureWords
  let own: ContractWords

  /// For people.
  var sentences: [String] {
    [words.hint(question), words.statement(question), words.purpose(question).map(own.purpose)].compactMap(\.self)
      + limits
  }

  /// For programs that want to know more than JSON Schema says.
  var annotations: [JSONValue.Member] {
    switch question.type {
    case .date(let earliest, let latest, _), .dateRange(let earliest, let latest):
      [("x-tsumugi-earliest", earliest), ("x-tsumugi-latest", latest)].compactMap { name, bound in
        bound.map { .init(name, Self.json($0)) }
      }
    case .text(_, let most, _), .longText(_, let most), .kana(let most):
      [.init("x-tsumugi-max-characters", .number(most))]
    case .files(let accept, _, _): [Self.kinds(accept)]
    case .signature: [Self.kinds([.photo])]
    default: []
    }
  }

  private static func kinds(_ accept: [FileKind]) -> JSONValue.Member {
    .init("x-tsumugi-file-kinds", .list(accept.map { .text($0.rawValue) }))
  }

  /// A day, or so many days after the day of the application.
  private static func json(_ bound: DateBound) -> JSONValue {
    switch bound {
    case .date(let date): .text(date.description)
    case .today(let days): .object([.init("days-after-application", .number(days))])
    }
  }

  private var limits: [String] {
    switch question.type {
    case .text(let least, let most, _), .longText(let least, let most): [own.characters(least, most)]
    case .kana(let most): [own.kana, own.characters(0, most)]
    case .date(let earliest, let latest, _), .dateRange(let earliest, let latest):
      [earliest.map(own.earliest), latest.map(own.latest)].compactMap(\.self)
    case .time(let earliest, let latest):
      [own.times(earliest.map(TimeText.text), latest.map(TimeText.text))].filter { !$0.isEmpty }
    case .number: [words.unit(question).map(own.unit)].compactMap(\.self)
    case .yen: [own.yen]
    case .files(let accept, _, _): [own.files(accept)]
    case .signature: [own.files([.photo])]
    case .bankAccount: [own.account]
    default: []
    }
  }
}
