import FormSchema
import Kernel

/// An answer of the kinds that are worked out or lie on a line, to look it up by.
enum AnswerKey: Hashable {
  case nothing
  case number(Int)
  case day(Int)
  case flag(Bool)
  /// Byte by byte, as answers are the same.
  case text([UInt8])

  /// `nil` for answers of other kinds.
  init?(_ answer: Answer?) {
    switch answer {
    case nil: self = .nothing
    case .number(let number): self = .number(number)
    case .date(let date): self = .day(date.daysSince1970)
    case .flag(let flag): self = .flag(flag)
    case .text(let text): self = .text(Array(text.utf8))
    default: return nil
    }
  }
}
