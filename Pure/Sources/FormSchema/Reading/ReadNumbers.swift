import Nihongo

extension AnswerReader {
  func readNumber(min: Int, max: Int, units: [String]) -> Outcome {
    let text = typed.first(question.id)
    if isBlank(text) { return missing() }
    guard let reading = Self.number(text, units: units) else { return .problem(problem(.notANumber)) }
    if reading < min { return .problem(problem(.tooSmall, ["min": .number(min)])) }
    if reading > max { return .problem(problem(.tooLarge, ["max": .number(max)])) }
    return .answer(.number(reading))
  }

  /// A whole number in any width, with commas, and with its unit behind it or ¥ before it.
  /// More digits than any form asks for count as the largest number, so that the answer is "too large".
  private static func number(_ typed: String, units: [String]) -> Int? {
    guard typed.utf8.count <= 200 else { return nil }
    var rest = Width.half(typed).filter { !$0.isWhitespace && $0 != "," }
    for unit in units.map(Width.half) where rest.hasSuffix(unit) {
      rest.removeLast(unit.count)
      break
    }
    if let first = rest.first, first == "¥" || first == "￥" { rest.removeFirst() }
    let digits = rest.hasPrefix("-") ? rest.dropFirst() : rest[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let value = digits.utf8.count > 18 ? Int.max : Int(digits) ?? Int.max
    return rest.hasPrefix("-") ? -value : value
  }
}
