import DesignSystem
import HTMLKit
import Kernel
import Web

/// A button beside the rows of a form whose rows come, go and change places: the options of a choice, the lines of
/// a paper.
enum RowPress: Equatable {
  case add
  case up(Int)
  case down(Int)
  case remove(Int)

  /// What its rows are; the button's value begins with it.
  enum Kind: String {
    case option
    case row
  }

  /// - Parameter value: of a button: `row-add`, `option-up 2`.
  /// - Returns: `nil` for the buttons that are about the whole form.
  init?(_ value: String, of kind: Kind) {
    let words = value.split(separator: " ")
    guard let action = words.first, action.hasPrefix("\(kind.rawValue)-") else { return nil }
    switch (action.dropFirst(kind.rawValue.count + 1), words.last.flatMap { Int($0) }) {
    case ("add", _): self = .add
    case ("up", let number?): self = .up(number)
    case ("down", let number?): self = .down(number)
    case ("remove", let number?): self = .remove(number)
    default: return nil
    }
  }
}

extension Array {
  /// Does what a button beside the rows says. Of a row that is not there, nothing.
  mutating func press(_ press: RowPress, new row: Element) {
    switch press {
    case .add: append(row)
    case .up(let number) where number > 0 && number < count: swapAt(number, number - 1)
    case .down(let number) where number >= 0 && number < count - 1: swapAt(number, number + 1)
    case .remove(let number) where indices.contains(number): remove(at: number)
    case .up, .down, .remove: break
    }
  }
}

extension HTML {
  /// Writes the buttons of one row.
  /// - Parameter name: says, to who does not see it, which row each is about.
  mutating func rowButtons(_ kind: RowPress.Kind, _ number: Int, of count: Int, name: String, _ texts: Texts) {
    buttonGroup { h in
      let presses = [("up", number > 0), ("down", number < count - 1), ("remove", true)]
      for (press, isOffered) in presses where isOffered {
        h.actionButton(
          ActionButton(
            texts["builder.staff.\(press)"], rank: .quiet, name: "press", value: "\(kind.rawValue)-\(press) \(number)",
            hiddenSuffix: name))
      }
    }
  }
}
