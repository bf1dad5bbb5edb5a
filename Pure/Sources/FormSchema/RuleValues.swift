import CivilTime
import DecimalArithmetic
import FEEL
import Kernel
import Nihongo

extension QuestionType {
  /// What an answer is in a rule.
  ///
  /// | question | in a rule |
  /// |---|---|
  /// | `text`, `long-text`, `kana`, `phone`, `email`, `insured-number` | string |
  /// | `number`, `yen` | number |
  /// | `date` | date |
  /// | `yes-no`, `consent` | boolean |
  /// | `choice` | string: the id of the option |
  /// | `choices` | list of the ids |
  /// | `name` | context: `family`, `given`, `family-kana`, `given-kana`, `full`, `full-kana` |
  /// | `address` | context: `postal-code`, `prefecture`, `city`, `town`, `street`, `building` |
  /// | `files` | list of contexts: `name`, `kind`, `size` in bytes |
  public var ruleType: FEELType {
    switch name {
    case .text, .longText, .kana, .phone, .email, .insuredNumber, .choice: .string
    case .number, .yen: .number
    case .date: .date
    case .yesNo, .consent: .boolean
    case .choices: .list(.string)
    case .name: Self.context(Self.nameMembers.map { ($0, .string) })
    case .address: Self.context(Self.addressMembers.map { ($0, .string) })
    case .files: .list(Self.context([("name", .string), ("kind", .string), ("size", .number)]))
    case .information: .null
    }
  }

  fileprivate static let nameMembers = ["family", "given", "family-kana", "given-kana", "full", "full-kana"]
  fileprivate static let addressMembers = ["postal-code", "prefecture", "city", "town", "street", "building"]

  private static func context(_ members: [(String, FEELType)]) -> FEELType {
    .context(FEELType.ContextType(members.map { .init($0.0, $0.1) }))
  }
}

extension Answer {
  /// The answer as rules see it; see ``QuestionType/ruleType``.
  var ruleValue: Value {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(Decimal128(number))
    case .date(let date): date.ruleValue
    case .flag(let flag): .boolean(flag)
    case .choice(let chosen): .string(chosen.option)
    case .choices(let chosen): .list(of: chosen.map { .string($0.option) })
    case .name(let name):
      Self.context(
        QuestionType.nameMembers,
        [name.family, name.given, name.familyKana, name.givenKana, name.full, name.fullKana])
    case .address(let address):
      Self.context(
        QuestionType.addressMembers,
        [
          address.postalCode?.description ?? "", address.prefecture, address.city, address.town, address.street,
          address.building,
        ])
    case .files(let files): .list(of: files.map(Self.value))
    }
  }

  /// The free text beside a choice; null when there is none.
  var otherValue: Value {
    switch self {
    case .choice(let chosen): chosen.other.map { .string($0) } ?? .null
    case .choices(let chosen): chosen.lazy.compactMap(\.other).first.map { .string($0) } ?? .null
    default: .null
    }
  }

  private static func context(_ names: [String], _ texts: [String]) -> Value {
    .context(of: zip(names, texts).map { ($0, .string($1)) })
  }

  private static func value(_ file: Attachment) -> Value {
    .context(of: [
      ("name", .string(file.name)), ("kind", .string(file.kind.rawValue)),
      ("size", .number(Decimal128(file.byteCount))),
    ])
  }
}

extension CivilDate {
  var local: LocalDate? { LocalDate(year: year, month: month, day: day) }
  var ruleValue: Value { local.map { .date($0) } ?? .null }

  /// What rules know of the world: this day, from its beginning. A rule costs a bounded number of steps.
  var ruleEnvironment: EvaluationEnvironment {
    var limits = FEELLimits.standard
    limits.steps = 200_000
    return EvaluationEnvironment(now: local.map { DateTime($0, .midnight) }, limits: limits)
  }
}
