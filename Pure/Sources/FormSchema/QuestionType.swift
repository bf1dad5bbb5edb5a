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
  case number(min: Int, max: Int, unit: String?)
  case yen(min: Int, max: Int)
  case choice(options: [Option], hasOther: Bool)
  case choices(options: [Option], atLeast: Int, atMost: Int?, hasOther: Bool)
  case yesNo
  case address
  case phone
  case email
  /// Ten digits of long-term-care insurance.
  case insuredNumber
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
    case kana, name, date, number, yen, choice, choices
    case yesNo = "yes-no"
    case address, phone, email
    case insuredNumber = "insured-number"
    case files, consent, information
  }

  public var name: Name {
    switch self {
    case .text: .text
    case .longText: .longText
    case .kana: .kana
    case .name: .name
    case .date: .date
    case .number: .number
    case .yen: .yen
    case .choice: .choice
    case .choices: .choices
    case .yesNo: .yesNo
    case .address: .address
    case .phone: .phone
    case .email: .email
    case .insuredNumber: .insuredNumber
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

  /// Whether an answer is about a person unless the procedure says otherwise.
  public var isPersonalByDefault: Bool {
    switch self {
    case .name, .kana, .address, .phone, .email, .insuredNumber, .longText, .files: true
    case .date(_, _, let isBirth): isBirth
    default: false
    }
  }
}

/// One of the answers a choice offers.
public struct Option: Sendable, Equatable {
  public var id: String
  public var label: String
  public var hint: String?

  public init(id: String, label: String, hint: String? = nil) {
    self.id = id
    self.label = label
    self.hint = hint
  }

  /// The id of the last choice that takes a free text.
  public static let other = "other"
}

/// What an attachment may be.
public enum FileKind: String, Sendable, CaseIterable, Codable { case photo, pdf }
