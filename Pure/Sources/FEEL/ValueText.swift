import CivilTime
import DecimalArithmetic

/// Values as text: what `string()` gives, and values as FEEL would write them.
enum ValueText {
  /// The text of a value (DMN 1.5 §10.3.4.1): a string as it is, anything else as FEEL writes it.
  /// Nil where it would be longer than 16 MB.
  static func string(_ value: Value) -> String? {
    if case .string(let text) = value { return text }
    var writer = Writer()
    writer.write(value)
    return writer.isTooLong ? nil : writer.text
  }

  struct Writer {
    private(set) var text = ""
    private(set) var isTooLong = false

    mutating func write(_ value: Value) {
      guard !isTooLong else { return }
      switch value {
      case .null: text += "null"
      case .boolean(let truth): text += truth ? "true" : "false"
      case .number(let number): text += number.description
      case .string(let string): quote(string)
      case .list(let list): write(list)
      case .context(let context): write(context)
      case .range(let range): write(range)
      case .function(let function): write(function)
      case .date(let date): text += date.description
      case .time(let time): text += time.description
      case .dateTime(let dateTime): text += dateTime.description
      case .daysDuration(let duration): text += duration.description
      case .monthsDuration(let duration): text += duration.description
      }
      if text.utf8.count > 16_000_000 { isTooLong = true }
    }

    private mutating func quote(_ string: String) {
      text += "\""
      for scalar in string.unicodeScalars {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        default: text.unicodeScalars.append(scalar)
        }
      }
      text += "\""
    }

    private mutating func write(_ list: ListValue) {
      text += "["
      for (index, item) in list.items.enumerated() {
        if index > 0 { text += ", " }
        write(item)
        if isTooLong { return }
      }
      text += "]"
    }

    private mutating func write(_ context: ContextValue) {
      text += "{"
      for (index, member) in context.members.enumerated() {
        if index > 0 { text += ", " }
        if Self.isPlain(member.name) { text += member.name } else { quote(member.name) }
        text += ": "
        write(member.value)
        if isTooLong { return }
      }
      text += "}"
    }

    private static func isPlain(_ name: String) -> Bool {
      guard let first = name.unicodeScalars.first, NameCharacter.starts(first) else { return false }
      return name.unicodeScalars.allSatisfy { NameCharacter.continues($0) || $0 == " " }
    }

    private mutating func write(_ range: RangeValue) {
      switch range.form {
      case .interval:
        text += range.includesLow ? "[" : "("
        write(range.low)
        text += ".."
        write(range.high)
        text += range.includesHigh ? "]" : ")"
      case .less: end("<", range.high)
      case .lessOrEqual: end("<=", range.high)
      case .greater: end(">", range.low)
      case .greaterOrEqual: end(">=", range.low)
      case .equal: end("=", range.low)
      case .notEqual: end("!=", range.low)
      }
    }

    private mutating func end(_ operation: String, _ value: Value) {
      text += "(\(operation) "
      write(value)
      text += ")"
    }

    private mutating func write(_ function: FunctionValue) {
      text += "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    }
  }
}

extension Value: CustomStringConvertible {
  /// As FEEL writes it; texts in quotes.
  public var description: String {
    var writer = ValueText.Writer()
    writer.write(self)
    return writer.text
  }

  /// As `string()` gives it: texts as they are. Nil for null and where it would be longer than 16 MB.
  public var text: String? {
    isNull ? nil : ValueText.string(self)
  }
}
