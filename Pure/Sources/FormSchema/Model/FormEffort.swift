import Kernel

/// How much there is to fill in, for people who wonder whether they have the time now.
public struct FormEffort: Sendable, Equatable {
  /// At least those an empty form shows, at most all.
  public let pages: ClosedRange<Int>
  /// How many questions are answered by hand: at least what an empty form asks and wants, at most all there are. Of
  /// rows it counts the questions of one.
  public let questions: ClosedRange<Int>
  /// Minutes on a telephone with what is needed at hand, in steps of five.
  public let minutes: ClosedRange<Int>

  /// `10`, or `5–10`.
  public var minutesText: String { Self.text(minutes) }
  /// As ``minutesText``.
  public var pagesText: String { Self.text(pages) }

  private static func text(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound ? "\(range.upperBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }
}

extension Form {
  /// - Parameter today: for conditions that look at the day.
  /// - Complexity: O(questions).
  public func effort(today: CivilDate) -> FormEffort {
    let reading = read(TypedAnswers(), today: today)
    let all = questions.filter(\.type.isTyped)
    let wanted = all.filter { reading.isShown(question: $0.id) && !$0.isOptional }
    let counts = [wanted, all].map { $0.reduce(0) { $0 + $1.type.typedQuestions } }
    let minutes = [wanted, all].map { Self.minutes($0.reduce(Self.secondsToCheck) { $0 + $1.type.secondsToAnswer }) }
    return FormEffort(
      pages: reading.sections.count...max(reading.sections.count, sections.count), questions: counts[0]...counts[1], minutes: minutes[0]...minutes[1])
  }

  /// To read everything once more before it is sent.
  private static let secondsToCheck = 60

  private static func minutes(_ seconds: Int) -> Int { max(1, (seconds + 299) / 300) * 5 }
}

extension QuestionType {
  fileprivate var typedQuestions: Int {
    guard let group else { return isTyped ? 1 : 0 }
    return group.questions.reduce(0) { $0 + $1.type.typedQuestions }
  }

  /// Seconds that reading and answering takes somebody who types with a thumb. Estimates: they tell five minutes from
  /// twenty, and nothing finer.
  fileprivate var secondsToAnswer: Int {
    switch name {
    case .choice, .choices, .yesNo, .consent, .number, .yen, .time: 10
    case .text, .kana, .date, .phone: 20
    case .name, .dateRange, .insuredNumber, .corporateNumber, .individualNumber, .location, .signature: 40
    case .email, .longText, .address: 60
    case .files, .bankAccount: 90
    case .rows: (group?.questions ?? []).reduce(0) { $0 + $1.type.secondsToAnswer }
    case .information, .computed, .lookedUp: 5
    }
  }
}
