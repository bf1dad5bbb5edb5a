import Kernel
import Nihongo

/// The canonical record of an accepted application: who applied for whom and when, and every answer.
///
/// The same answers by any channel give the same ``canonicalBytes``. It prints as `…`.
public struct ApplicationRecord: PersonalValue, Equatable {
  public let version: ProcedureVersionID
  public let procedure: String
  /// What the procedure is called, in Japanese.
  public let title: String
  /// The town applied to: its six digits of JIS X 0402; `nil` outside a town.
  public let addressee: String?
  public let appliedOn: CivilDate
  public let applicant: Applicant
  /// Whom it is about, when that is someone else.
  public let subject: Subject?
  /// Who applies on the applicant's behalf.
  public let proxy: Proxy?
  /// In the order of the form; only questions that were shown and answered.
  public let answers: [Entry]

  public struct Applicant: Sendable, Equatable {
    public var name: NameAnswer?
    public var birthDate: CivilDate?
    public var address: Address?
    public var phone: String?
    public var email: String?
  }

  public struct Subject: Sendable, Equatable {
    public var name: NameAnswer?
    public var birthDate: CivilDate?
    public var address: Address?
  }

  public struct Proxy: Sendable, Equatable {
    public var name: NameAnswer?
    /// The relation as it is read in Japanese.
    public var relation: String?
  }

  /// One answer.
  public struct Entry: Sendable, Equatable {
    public let question: String
    public let answer: Answer
    public let isPersonal: Bool
  }

  init(
    version: ProcedureVersionID, procedure: String, title: String, addressee: String?, appliedOn: CivilDate,
    applicant: Applicant, subject: Subject?, proxy: Proxy?, answers: [Entry]
  ) {
    self.version = version
    self.procedure = procedure
    self.title = title
    self.addressee = addressee
    self.appliedOn = appliedOn
    self.applicant = applicant
    self.subject = subject
    self.proxy = proxy
    self.answers = answers
  }

  /// The answers by question, for conditions, fees and documents.
  public var answersByQuestion: Answers {
    Answers(Dictionary(answers.map { ($0.question, $0.answer) }, uniquingKeysWith: { first, _ in first }))
  }
}
