import CivilTime
import Kernel
import Nihongo

/// An answer that was understood. It prints as `…`, so that no answer reaches a log by accident.
public enum Answer: PersonalValue, Equatable {
  /// `text`, `long-text`, `kana`, `phone`, `email`, `insured-number`, `corporate-number`, `looked-up`: the text as it
  /// is kept.
  case text(String)
  case name(NameAnswer)
  case date(CivilDate)
  /// `number`, and `yen` in yen.
  case number(Int)
  case choice(Chosen)
  /// In the order of the options.
  case choices([Chosen])
  /// `yes-no` and `consent`.
  case flag(Bool)
  case address(Address)
  /// `files` and `signature`.
  case files([Attachment])
  case time(TimeOfDay)
  case dateRange(DateSpan)
  case bankAccount(BankAccount)
  case individualNumber(IndividualNumber)
  case location(GeoPoint)
  /// The answers of each row, in order.
  case rows([Answers])
  /// 「わからない」: the question was asked, and nobody knows.
  case unknown

  public var date: CivilDate? { if case .date(let date) = self { date } else { nil } }
  public var text: String? { if case .text(let text) = self { text } else { nil } }
  public var name: NameAnswer? { if case .name(let name) = self { name } else { nil } }
  public var address: Address? { if case .address(let address) = self { address } else { nil } }
  /// The files of the question itself; those of its rows are in ``everyFile``.
  public var files: [Attachment] { if case .files(let files) = self { files } else { [] } }
  public var rows: [Answers] { if case .rows(let rows) = self { rows } else { [] } }

  /// Its files and those of its rows, row by row.
  public var everyFile: [Attachment] {
    files + rows.flatMap { row in row.questions.sorted().flatMap { row[$0]?.everyFile ?? [] } }
  }

  /// `String ==` takes canonically equivalent texts for the same; names are the same only scalar by scalar.
  public static func == (left: Answer, right: Answer) -> Bool {
    switch (left, right) {
    case (.text(let one), .text(let two)): one.utf8.elementsEqual(two.utf8)
    case (.name(let one), .name(let two)): one == two
    case (.date(let one), .date(let two)): one == two
    case (.number(let one), .number(let two)): one == two
    case (.choice(let one), .choice(let two)): one == two
    case (.choices(let one), .choices(let two)): one == two
    case (.flag(let one), .flag(let two)): one == two
    case (.address(let one), .address(let two)): one == two
    case (.files(let one), .files(let two)): one == two
    case (.time(let one), .time(let two)): one == two
    case (.dateRange(let one), .dateRange(let two)): one == two
    case (.bankAccount(let one), .bankAccount(let two)): one == two
    case (.individualNumber(let one), .individualNumber(let two)): one == two
    case (.location(let one), .location(let two)): one == two
    case (.rows(let one), .rows(let two)): one == two
    case (.unknown, .unknown): true
    default: false
    }
  }
}

/// An option that was chosen, with its free text when it is ``Option/other``.
public struct Chosen: Sendable, Equatable {
  public var option: String
  public var other: String?

  public init(_ option: String, other: String? = nil) {
    self.option = option
    self.other = other
  }
}

/// The understood answers by question id. A question that is not shown, or was left empty, has none.
public struct Answers: Sendable, Equatable {
  private var byQuestion: [String: Answer]

  public init(_ byQuestion: [String: Answer] = [:]) { self.byQuestion = byQuestion }

  public subscript(question: String) -> Answer? {
    get { byQuestion[question] }
    set { byQuestion[question] = newValue }
  }

  public var isEmpty: Bool { byQuestion.isEmpty }
  public var questions: Set<String> { Set(byQuestion.keys) }

  /// Of other answers those to these questions.
  init(_ answers: Answers, only questions: Set<String>) {
    byQuestion = [:]
    for question in questions { byQuestion[question] = answers[question] }
  }

  /// These answers and those of the officer, for conditions that look at both.
  public func joined(with decision: Answers) -> Answers {
    Answers(byQuestion.merging(decision.byQuestion) { first, _ in first })
  }
}
