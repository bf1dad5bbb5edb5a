import CivilTime
import Kernel

/// Why an answer does not count, and where that is told.
public struct AnswerProblem: Error, Sendable, Equatable {
  /// The question of the form; of something in a row, the one that has the rows.
  public let question: String
  /// The input it stands at; one of ``Question/inputs(in:)``.
  public let field: String
  /// The rows it stands in, from the outside in; none for a question of the form itself.
  public let rows: [RowPlace]
  /// The question that has to be mended: ``question``, or one of its rows.
  public let innermost: String
  /// The part of the question the sentence speaks of, as `family`; `nil` when it is the question as a whole.
  public let part: String?
  public let code: Code
  /// Which of several sentences for the same code; see ``textKey``.
  public let variant: String?
  /// For the sentence: `max`, `min`, `earliest`, `latest`, `day`, `reason`.
  public let values: [String: Value]

  public init(
    question: String, field: String? = nil, part: String? = nil, code: Code, variant: String? = nil,
    values: [String: Value] = [:]
  ) {
    self.question = question
    self.field = field ?? question
    rows = []
    innermost = question
    self.part = part
    self.code = code
    self.variant = variant
    self.values = values
  }

  /// Which row of which question.
  public struct RowPlace: Sendable, Equatable {
    public let group: String
    public let key: String
    /// From one.
    public let number: Int

    public init(group: String, key: String, number: Int) {
      (self.group, self.key, self.number) = (group, key, number)
    }
  }

  /// The same problem, seen from the form around the row it was found in.
  public func within(_ place: RowPlace) -> AnswerProblem { AnswerProblem(self, within: place) }

  private init(_ problem: AnswerProblem, within place: RowPlace) {
    question = place.group
    field = "\(place.group).\(place.key).\(problem.field)"
    rows = [place] + problem.rows
    innermost = problem.innermost
    (part, code, variant, values) = (problem.part, problem.code, problem.variant, problem.values)
  }

  /// What is wrong, as `examples/*.yaml` spells it.
  public enum Code: Sendable, Hashable, CustomStringConvertible {
    case missing, tooLong, tooShort, notKana, notADate, noSuchDate, tooEarly, tooLate, notANumber, tooSmall, tooLarge
    case notAnOption, tooFew, tooMany, notAPostalCode, notAPhone, notAnEmail, emailsDiffer, notAnInsuredNumber
    case notAgreed, wrongFileKind, unreadableText, notATime, wrongOrder, notABankCode, notABranchCode
    case notAnAccountNumber, notAYuchoSymbol, notAYuchoNumber, notAnAccountHolder, notAnIndividualNumber
    case notACorporateNumber, notAPosition, outsideJapan
    /// A rule of `checks`.
    case check(String)

    static let named: [(Code, String)] = [
      (.missing, "missing"), (.tooLong, "too-long"), (.tooShort, "too-short"), (.notKana, "not-kana"),
      (.notADate, "not-a-date"), (.noSuchDate, "no-such-date"), (.tooEarly, "too-early"), (.tooLate, "too-late"),
      (.notANumber, "not-a-number"), (.tooSmall, "too-small"), (.tooLarge, "too-large"),
      (.notAnOption, "not-an-option"), (.tooFew, "too-few"), (.tooMany, "too-many"),
      (.notAPostalCode, "not-a-postal-code"), (.notAPhone, "not-a-phone"), (.notAnEmail, "not-an-email"),
      (.emailsDiffer, "emails-differ"), (.notAnInsuredNumber, "not-an-insured-number"), (.notAgreed, "not-agreed"),
      (.wrongFileKind, "wrong-file-kind"), (.unreadableText, "unreadable-text"), (.notATime, "not-a-time"),
      (.wrongOrder, "wrong-order"), (.notABankCode, "not-a-bank-code"), (.notABranchCode, "not-a-branch-code"),
      (.notAnAccountNumber, "not-an-account-number"), (.notAYuchoSymbol, "not-a-yucho-symbol"),
      (.notAYuchoNumber, "not-a-yucho-number"), (.notAnAccountHolder, "not-an-account-holder"),
      (.notAnIndividualNumber, "not-an-individual-number"), (.notACorporateNumber, "not-a-corporate-number"),
      (.notAPosition, "not-a-position"), (.outsideJapan, "outside-japan"),
    ]

    public var description: String {
      if case .check(let id) = self { return "check:\(id)" }
      return Self.named.first { $0.0 == self }?.1 ?? ""
    }

    /// - Returns: `nil` when there is no such problem.
    public init?(_ text: String) {
      if text.hasPrefix("check:"), text.utf8.count > 6 {
        self = .check(String(text.dropFirst(6)))
      } else if let found = Self.named.first(where: { $0.1 == text }) {
        self = found.0
      } else {
        return nil
      }
    }
  }

  /// A value of the sentence, before it is put into a language.
  public enum Value: Sendable, Equatable {
    case number(Int)
    case date(CivilDate)
    case time(TimeOfDay)
    /// An id of the procedure's ``Procedure/reasons``.
    case reason(String)
  }

  /// The key of its sentence in the text catalogue; the sentence of a check stands in the procedure instead.
  public var textKey: String {
    "procedures.answer.\(code)" + (variant.map { ".\($0)" } ?? "")
  }
}
