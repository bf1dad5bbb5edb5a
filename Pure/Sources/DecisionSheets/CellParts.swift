/// Cuts a cell where commas stand between its parts: not inside quotation marks, brackets and numbers.
enum CellParts {
  static func parts(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var parts: [String] = [""]
    var closing: [Unicode.Scalar] = []
    for (position, scalar) in scalars.enumerated() {
      if let last = closing.last, scalar == last {
        closing.removeLast()
      } else if let mark = pairs[scalar], !isQuotation(closing.last) {
        closing.append(mark)
      } else if closing.isEmpty, isComma(scalar), !isInsideNumber(position, scalars) {
        parts.append("")
        continue
      }
      parts[parts.count - 1].unicodeScalars.append(scalar)
    }
    return parts
  }

  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = [
    "\"": "\"", "＂": "＂", "“": "”", "「": "」", "『": "』", "(": ")", "（": "）", "[": "]", "［": "］", "{": "}",
  ]

  private static func isQuotation(_ mark: Unicode.Scalar?) -> Bool {
    switch mark {
    case "\"", "＂", "”", "」", "』": true
    default: false
    }
  }

  private static func isComma(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == "、" || scalar == "，" || scalar == "､"
  }

  /// `2,000`: one to three digits before the comma, three after it and no fourth.
  private static func isInsideNumber(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars[position] == "," || scalars[position] == "，" else { return false }
    func isDigit(_ index: Int) -> Bool {
      guard scalars.indices.contains(index) else { return false }
      return ("0"..."9").contains(scalars[index]) || ("０"..."９").contains(scalars[index])
    }
    let hasDigitBefore = isDigit(position - 1)
    return hasDigitBefore && (1...3).allSatisfy { isDigit(position + $0) } && !isDigit(position + 4)
  }
}
