import CivilTime
import DecimalArithmetic
import FEEL
import FormSchema
import Kernel

/// A line of whole steps on which the answers to a question lie: whole numbers, days, or minutes of a day.
enum OrderedAxis {
  case number, day, minute

  /// The line a question's answers lie on; `nil` when they have no order.
  init?(_ type: QuestionType.Name) {
    switch type {
    case .number, .yen: self = .number
    case .date: self = .day
    case .time: self = .minute
    default: return nil
    }
  }

  /// What a rule sees at a step; null where there is nothing.
  func value(at step: Int) -> Value {
    switch self {
    case .number: .number(Decimal128(step))
    case .day:
      CivilDate(daysSince1970: step).local.map { .date($0) } ?? .null
    case .minute: TimeOfDay(hour: step / 60, minute: step % 60, second: 0).map { .time($0) } ?? .null
    }
  }

  /// How a person types a step.
  func typed(_ step: Int) -> String {
    switch self {
    case .number: "\(step)"
    case .day: "\(CivilDate(daysSince1970: step))"
    case .minute: "\(step / 60):\(step % 60 < 10 ? "0" : "")\(step % 60)"
    }
  }
}
