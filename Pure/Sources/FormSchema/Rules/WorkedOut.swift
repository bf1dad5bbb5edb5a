import CivilTime
import DecimalArithmetic
import FEEL
import Kernel

extension Computation {
  /// What the formula gave as an answer; `nil` when it gave nothing, or something of another kind.
  func answer(_ value: Value) -> Answer? {
    switch (kind, value) {
    case (.number, .number(let number)), (.yen, .number(let number)):
      number.rounded(scale: 0, .down)?.int.map(Answer.number)
    case (.text, .string(let text)): text.isEmpty ? nil : .text(text)
    case (.date, .date(let date)):
      CivilDate(date).map(Answer.date)
    case (.yesNo, .boolean(let flag)): .flag(flag)
    default: nil
    }
  }
}

extension LookUp {
  /// What the table says; `nil` when the key is in no row, or the place is empty.
  func answer(_ key: Value) -> Answer? {
    let row: String? =
      switch key {
      case .string(let text): text
      case .number(let number): number.int.map { String($0) }
      default: nil
      }
    guard let row, let text = table.text(row, column), !text.isEmpty else { return nil }
    return .text(text)
  }
}
