import Kernel

/// Writes JSON values as the YAML a person would write: blocks, plain words where they are safe.
enum YAMLText {
  static func bytes(_ json: JSONValue) -> [UInt8] {
    var text = ""
    write(json, indent: 0, to: &text)
    return Array(text.utf8)
  }

  private static func write(_ json: JSONValue, indent: Int, to text: inout String) {
    switch json {
    case .object(let members):
      for member in members { write(member, indent: indent, to: &text) }
    case .list(let items):
      for item in items {
        text += spaces(indent) + "-"
        isBlock(item) ? writeItem(item, indent: indent, to: &text) : writeInline(item, indent: indent, to: &text)
      }
    default: text += scalar(json, indent: indent) + "\n"
    }
  }

  private static func write(_ member: JSONValue.Member, indent: Int, to text: inout String) {
    text += spaces(indent) + scalar(.text(member.key), indent: indent) + ":"
    guard isBlock(member.value) else { return writeInline(member.value, indent: indent, to: &text) }
    text += "\n"
    write(member.value, indent: indent + 2, to: &text)
  }

  /// An item that is itself a block begins on the line of its dash.
  private static func writeItem(_ item: JSONValue, indent: Int, to text: inout String) {
    var inner = ""
    write(item, indent: indent + 2, to: &inner)
    text += " " + inner.dropFirst(indent + 2)
  }

  private static func writeInline(_ json: JSONValue, indent: Int, to text: inout String) {
    text += " " + scalar(json, indent: indent) + "\n"
  }

  private static func isBlock(_ json: JSONValue) -> Bool {
    switch json {
    case .object(let members): !members.isEmpty
    case .list(let items): !items.isEmpty
    default: false
    }
  }

  private static func scalar(_ json: JSONValue, indent: Int) -> String {
    guard case .text(let text) = json else { return String(decoding: json.canonicalBytes, as: UTF8.self) }
    if isPlain(text) { return text }
    if isBlockText(text) { return "|-" + text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.isEmpty ? "\n" : "\n" + spaces(indent + 2) + $0
    }.joined() }
    // A JSON string is a YAML string.
    return String(decoding: json.canonicalBytes, as: UTF8.self)
  }

  /// Words without anything YAML, or another reader of YAML, could take for something else.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first.value > 0x2FFF,
      text.unicodeScalars.last != " ", text.unicodeScalars.last != ":",
      !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    else { return false }
    return !text.contains(": ") && !text.contains(" #")
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && isPrintable($0) }
  }

  private static func isBlockText(_ text: String) -> Bool {
    text.contains("\n") && text.first != " " && text.first != "\n" && text.last != "\n"
      && text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && isPrintable($0)) }
      && text.split(separator: "\n").allSatisfy { line in !line.allSatisfy { $0 == " " || $0 == "\t" } }
  }

  /// Line ends of Unicode and controls are written as escapes only.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x2028 && scalar.value != 0x2029
      && scalar.value != 0xFEFF
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
