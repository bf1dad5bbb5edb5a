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
  /// | `text`, `long-text`, `kana`, `phone`, `email`, `insured-number`, `corporate-number`, `looked-up` | string |
  /// | `number`, `yen` | number |
  /// | `date` | date |
  /// | `time` | time |
  /// | `date-range` | context: `from`, `to` |
  /// | `yes-no`, `consent` | boolean |
  /// | `choice` | string: the id of the option |
  /// | `choices` | list of the ids |
  /// | `name` | context: `family`, `given`, `family-kana`, `given-kana`, `full`, `full-kana`, `holder`: as the holder of an
  ///   account is written |
  /// | `address` | context: `postal-code`, `prefecture`, `city`, `town`, `street`, `building` |
  /// | `files`, `signature` | list of contexts: `name`, `kind`, `size` in bytes |
  /// | `bank-account` | context: `institution`, `bank-code`, `bank-name`, `branch-code`, `branch-name`, `kind`,
  ///   `number`, `holder` without spaces; of ゆうちょ銀行 as other banks pay into it |
  /// | `location` | context: `latitude`, `longitude` in degrees, `place` |
  /// | `rows` | list of contexts: the questions of a row by id and short name |
  /// | `computed` | what its kind says |
  /// | `individual-number`, and every answer that is unknown | null |
  public var ruleType: FEELType {
    switch self {
    case .text, .longText, .kana, .phone, .email, .insuredNumber, .corporateNumber, .choice, .lookedUp: .string
    case .number, .yen: .number
    case .date: .date
    case .time: .time
    case .dateRange: Self.context([("from", .date), ("to", .date)])
    case .yesNo, .consent: .boolean
    case .choices: .list(.string)
    case .bankAccount: Self.context(Self.accountMembers.map { ($0, .string) })
    case .location: Self.context([("latitude", .number), ("longitude", .number), ("place", .string)])
    case .rows(let group): .list(Self.context(group.questions.flatMap(Self.members)))
    case .computed(let computation): computation.kind.ruleType
    case .individualNumber: .null
    case .name: Self.nameType
    case .address: Self.addressType
    case .files, .signature: .list(Self.context([("name", .string), ("kind", .string), ("size", .number)]))
    case .information: .null
    }
  }

  fileprivate static let nameMembers = ["family", "given", "family-kana", "given-kana", "full", "full-kana", "holder"]
  fileprivate static let addressMembers = ["postal-code", "prefecture", "city", "town", "street", "building"]

  /// Made once: every form has several of them.
  private static let nameType = context(nameMembers.map { ($0, .string) })
  private static let addressType = context(addressMembers.map { ($0, .string) })

  fileprivate static let accountMembers = [
    "institution", "bank-code", "bank-name", "branch-code", "branch-name", "kind", "number", "holder",
  ]

  /// What a question of a row is known by, with its type.
  private static func members(_ question: Question) -> [(String, FEELType)] {
    question.rowNames.map { ($0, question.type.ruleType) }
  }

  private static func context(_ members: [(String, FEELType)]) -> FEELType {
    .context(FEELType.ContextType(members.map { .init($0.0, $0.1) }))
  }
}

extension Question {
  /// What rules call it among the questions of its row.
  fileprivate var rowNames: [String] { isAsked ? [id, name].compactMap(\.self) : [] }
}

extension Computation.Kind {
  var ruleType: FEELType {
    switch self {
    case .number, .yen: .number
    case .text: .string
    case .date: .date
    case .yesNo: .boolean
    }
  }
}

extension Answer {
  /// The answer to a question of this type as rules see it; see ``QuestionType/ruleType``.
  func ruleValue(of type: QuestionType) -> Value {
    switch self {
    case .time(let time): .time(time)
    case .dateRange(let span): .context(of: [("from", span.from.ruleValue), ("to", span.to.ruleValue)])
    case .bankAccount(let account): Self.value(account)
    case .location(let point): Self.value(point)
    case .rows(let rows): .list(of: rows.map { Self.value($0, type.group?.questions ?? []) })
    case .individualNumber, .unknown: .null
    case .text(let text): .string(text)
    case .number(let number): .number(Decimal128(number))
    case .date(let date): date.ruleValue
    case .flag(let flag): .boolean(flag)
    case .choice(let chosen): .string(chosen.option)
    case .choices(let chosen): .list(of: chosen.map { .string($0.option) })
    case .name(let name):
      Self.context(
        QuestionType.nameMembers,
        [
          name.family, name.given, name.familyKana, name.givenKana, name.full, name.fullKana,
          AccountHolder(kanaOfPerson: name.fullKana)?.letters ?? "",
        ])
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

  private static func value(_ row: Answers, _ questions: [Question]) -> Value {
    .context(of: questions.flatMap { question in
      let value = row[question.id]?.ruleValue(of: question.type) ?? .null
      return question.rowNames.map { ($0, value) }
    })
  }

  private static func value(_ account: BankAccount) -> Value {
    let branch = account.branch
    return context(
      QuestionType.accountMembers,
      [
        account.institution.rawValue, branch.bankCode, branch.bankName, branch.branchCode, branch.branchName,
        branch.kind.rawValue, branch.number, account.holder.letters,
      ])
  }

  private static func value(_ point: GeoPoint) -> Value {
    func degrees(_ millionths: Int?) -> Value {
      millionths.flatMap { Decimal128(Int128($0), exponent: -6) }.map { .number($0) } ?? .null
    }
    return .context(of: [
      ("latitude", degrees(point.position?.latitude)), ("longitude", degrees(point.position?.longitude)),
      ("place", .string(point.place)),
    ])
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
  var ruleValue: Value { local.map { .date($0) } ?? .null }

  /// What rules know of the world: this day, from its beginning. A rule costs a bounded number of steps.
  public var ruleEnvironment: EvaluationEnvironment {
    var limits = FEELLimits.standard
    limits.steps = 200_000
    return EvaluationEnvironment(now: local.map { DateTime($0, .midnight) }, limits: limits)
  }
}
