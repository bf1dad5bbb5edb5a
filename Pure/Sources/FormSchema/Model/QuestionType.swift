import CivilTime
import Kernel
import Nihongo

/// How a question is answered, with what counts as an answer.
public enum QuestionType: Sendable, Equatable {
  /// One line. Lengths in characters as a reader counts them.
  case text(minLength: Int, maxLength: Int, isShort: Bool)
  case longText(minLength: Int, maxLength: Int)
  /// One line that becomes full-width katakana.
  case kana(maxLength: Int)
  /// Family, given and their kana; `isOrganisation` for a name in one field.
  case name(isOrganisation: Bool)
  case date(earliest: DateBound?, latest: DateBound?, isBirth: Bool)
  /// A time of day, to the minute.
  case time(earliest: TimeOfDay?, latest: TimeOfDay?)
  /// From one day to another.
  case dateRange(earliest: DateBound?, latest: DateBound?)
  case number(min: Int, max: Int, unit: String?)
  case yen(min: Int, max: Int)
  case choice(options: [Option], hasOther: Bool)
  case choices(options: [Option], atLeast: Int, atMost: Int?, hasOther: Bool)
  case yesNo
  case address
  case phone
  case email
  /// A number of social insurance.
  case insuredNumber(InsuredNumber.Kind)
  case bankAccount
  /// マイナンバー, with what the law lets it be used for. It is masked wherever it is shown, and no rule sees it.
  case individualNumber(purpose: String)
  /// 法人番号
  case corporateNumber
  /// Questions asked again for each of several things or people.
  indirect case rows(RepeatedGroup)
  /// A place in words, on the map, or both.
  case location
  /// Drawn by hand, or a photo of one on paper.
  case signature
  /// Worked out of other answers.
  indirect case computed(Computation)
  /// Found in one of the procedure's tables.
  indirect case lookedUp(LookUp)
  case files(accept: [FileKind], atLeast: Int, atMost: Int)
  /// A sentence to agree to; required means: must agree.
  case consent(statement: String)
  /// Text without an answer.
  case information(text: String)

  /// The largest number that a form can ask for.
  public static let largestNumber = 999_999_999
  /// The largest amount that a form can ask for, in yen.
  public static let largestYen = 999_999_999_999

  /// The type without its limits, as `form.yaml` spells it.
  public enum Name: String, Sendable, CaseIterable {
    case text
    case longText = "long-text"
    case kana, name, date, time
    case dateRange = "date-range"
    case number, yen, choice, choices
    case yesNo = "yes-no"
    case address, phone, email
    case insuredNumber = "insured-number"
    case bankAccount = "bank-account"
    case individualNumber = "individual-number"
    case corporateNumber = "corporate-number"
    case rows, location, signature, computed
    case lookedUp = "looked-up"
    case files, consent, information
  }

  public var name: Name {
    switch self {
    case .text: .text
    case .longText: .longText
    case .kana: .kana
    case .name: .name
    case .date: .date
    case .time: .time
    case .dateRange: .dateRange
    case .number: .number
    case .yen: .yen
    case .choice: .choice
    case .choices: .choices
    case .yesNo: .yesNo
    case .address: .address
    case .phone: .phone
    case .email: .email
    case .insuredNumber: .insuredNumber
    case .bankAccount: .bankAccount
    case .individualNumber: .individualNumber
    case .corporateNumber: .corporateNumber
    case .rows: .rows
    case .location: .location
    case .signature: .signature
    case .computed: .computed
    case .lookedUp: .lookedUp
    case .files: .files
    case .consent: .consent
    case .information: .information
    }
  }

  /// The options of a choice; none for other types.
  public var options: [Option] {
    switch self {
    case .choice(let options, _), .choices(let options, _, _, _): options
    default: []
    }
  }

  /// Whether a last choice takes a free text.
  public var hasOther: Bool {
    switch self {
    case .choice(_, let hasOther), .choices(_, _, _, let hasOther): hasOther
    default: false
    }
  }

  /// The questions of each row; `nil` for other types.
  public var group: RepeatedGroup? { if case .rows(let group) = self { group } else { nil } }

  /// What a question that is answered by files takes, and how many at most; `nil` for other types.
  public var attached: (accept: [FileKind], most: Int)? {
    switch self {
    case .files(let accept, _, let most): (accept, most)
    case .signature: ([.photo], 1)
    default: nil
    }
  }

  /// Whether it is answered by files; these come and go on their own.
  public var isAttached: Bool { attached != nil }

  /// Whether somebody gives the answer; `false` for texts without one and for what is worked out or looked up.
  public var isTyped: Bool { ![.information, .computed, .lookedUp].contains(name) }

  /// Whether 「わからない」 can be an answer.
  public var canBeUnknown: Bool { isTyped && ![.consent, .files, .signature].contains(name) }

  /// Whether an answer is about a person whatever the procedure says.
  public var isAlwaysPersonal: Bool {
    switch self {
    case .individualNumber: true
    case .rows(let group): group.questions.contains { $0.type.isAlwaysPersonal }
    default: false
    }
  }

  /// Whether an answer is about a person unless the procedure says otherwise.
  public var isPersonalByDefault: Bool {
    switch self {
    case .name, .kana, .address, .phone, .email, .insuredNumber, .longText, .files, .bankAccount, .individualNumber,
      .location, .signature, .computed, .lookedUp:
      // What is worked out may be worked out of something personal.
      true
    case .date(_, _, let isBirth): isBirth
    case .rows(let group): group.questions.contains(where: \.isPersonal)
    default: false
    }
  }
}

/// One of the answers a choice offers.
public struct Option: Sendable, Equatable {
  public var id: String
  public var label: String
  public var hint: String?
  /// The label in languages beside Japanese, where a table gives it.
  public var translations: [Language: String]

  public init(id: String, label: String, hint: String? = nil, translations: [Language: String] = [:]) {
    self.id = id
    self.label = label
    self.hint = hint
    self.translations = translations
  }

  /// The id of the last choice that takes a free text.
  public static let other = "other"
}

/// What an attachment may be.
public enum FileKind: String, Sendable, CaseIterable, Codable { case photo, pdf }
