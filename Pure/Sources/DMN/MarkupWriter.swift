/// Writes XML with two spaces for each level; text is kept as it is.
enum MarkupWriter {
  static func document(_ root: MarkupElement) -> String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    write(root, level: 0, into: &text)
    return text
  }

  private static func write(_ element: MarkupElement, level: Int, into text: inout String) {
    let indent = String(repeating: "  ", count: level)
    text += indent + "<" + element.qualifiedName
    for attribute in element.attributes {
      text += " \(attribute.qualifiedName)=\"\(escaped(attribute.value, isAttribute: true))\""
    }
    let children = element.children
    let content = element.text
    if children.isEmpty {
      text += content.isEmpty ? "/>\n" : ">\(escaped(content, isAttribute: false))</\(element.qualifiedName)>\n"
      return
    }
    text += ">\n"
    for child in children { write(child, level: level + 1, into: &text) }
    text += indent + "</\(element.qualifiedName)>\n"
  }

  /// Characters XML cannot hold become U+FFFD.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n" where isAttribute: result += "&#10;"
      case "\t" where isAttribute: result += "&#9;"
      case "\r": result += "&#13;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
