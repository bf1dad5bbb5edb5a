/// A piece of the third argument of `replace`.
enum ReplacementPart {
  case text([UInt32])
  case group(Int)

  /// Nil where a `$` or a backslash stands alone.
  static func parts(_ text: String, groups: Int, isLiteral: Bool) -> [ReplacementPart]? {
    let scalars = text.unicodeScalars.map(\.value)
    if isLiteral { return [.text(scalars)] }
    var parts: [ReplacementPart] = []
    var at = 0
    while at < scalars.count {
      let value = scalars[at]
      at += 1
      if value == 0x5C {
        guard at < scalars.count, scalars[at] == 0x5C || scalars[at] == 0x24 else { return nil }
        parts.append(.text([scalars[at]]))
        at += 1
      } else if value == 0x24 {
        guard at < scalars.count, let first = digit(scalars[at]) else { return nil }
        at += 1
        var number = first
        while at < scalars.count, let next = digit(scalars[at]), number * 10 + next <= groups {
          number = number * 10 + next
          at += 1
        }
        parts.append(.group(number))
      } else {
        parts.append(.text([value]))
      }
    }
    return parts
  }

  private static func digit(_ value: UInt32) -> Int? {
    value >= 0x30 && value <= 0x39 ? Int(value - 0x30) : nil
  }
}
