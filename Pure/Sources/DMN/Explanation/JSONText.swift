import DecimalArithmetic
import FEEL

/// Writes JSON (RFC 8259) with members in the order they are added.
struct JSONText {
  private(set) var text = ""
  /// Beyond so many bytes values are written as the text `…`.
  private let most: Int

  init(most: Int = .max) { self.most = most }

  mutating func object(_ members: [(name: String, write: (inout JSONText) -> Void)]) {
    text += "{"
    for (position, member) in members.enumerated() {
      if position > 0 { text += "," }
      string(member.name)
      text += ":"
      member.write(&self)
    }
    text += "}"
  }

  mutating func list<Item>(_ items: [Item], _ write: (Item, inout JSONText) -> Void) {
    text += "["
    for (position, item) in items.enumerated() {
      if position > 0 { text += "," }
      write(item, &self)
    }
    text += "]"
  }

  mutating func string(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  mutating func literal(_ word: String) { text += word }

  mutating func flag(_ flag: Bool) { text += flag ? "true" : "false" }

  mutating func optional(_ text: String?) {
    if let text { string(text) } else { literal("null") }
  }

  /// Numbers with all their digits; dates, times and durations as FEEL writes them; ranges and functions as texts.
  mutating func value(_ value: Value) {
    guard text.utf8.count < most else { return string("…") }
    switch value {
    case .null: literal("null")
    case .boolean(let truth): flag(truth)
    case .number(let number): literal(number.description)
    case .string(let text): string(text)
    case .list(let list): self.list(list.items) { $1.value($0) }
    case .context(let context):
      object(context.members.map { member in (member.name, { $0.value(member.value) }) })
    case .date, .time, .dateTime, .daysDuration, .monthsDuration, .range, .function: string(value.description)
    }
  }
}

extension Value {
  /// The value as JSON: numbers with all their digits, dates, times and durations as FEEL writes them, ranges and
  /// functions as texts.
  public var json: String {
    var writer = JSONText()
    writer.value(self)
    return writer.text
  }
}
