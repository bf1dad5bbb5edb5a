/// What people type without meaning it: outer spaces, full-width letters and marks.
extension String {
  /// Without white space at both ends, the ideographic space included.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }), let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return String(scalars[first...last])
  }

  /// With letters, digits and marks of half width, and marks of FEEL for those of Japanese. Texts in quotation marks
  /// stay as they are, but for the marks themselves.
  var folded: String {
    var folded = ""
    var closing: Unicode.Scalar?
    for scalar in unicodeScalars {
      if let mark = closing {
        if scalar == mark {
          folded += "\""
          closing = nil
        } else {
          folded += mark == "\"" ? String(scalar) : scalar.inQuotes
        }
      } else if let mark = scalar.closingQuote {
        folded += "\""
        closing = mark
      } else {
        folded += scalar.folded
      }
    }
    return folded
  }

  /// In small letters and half width without spaces: for comparing words people type.
  var comparable: String {
    var text = ""
    for scalar in unicodeScalars where !scalar.isBlank { text += scalar.folded }
    return text.lowercased()
  }

  /// As a literal of FEEL (DMN 1.5 §10.3.1.2, rule 35).
  package var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension Unicode.Scalar {
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// What ends a quotation this begins.
  fileprivate var closingQuote: Unicode.Scalar? {
    switch self {
    case "\"", "＂": self
    case "「": "」"
    case "『": "』"
    case "“": "”"
    default: nil
    }
  }

  fileprivate var inQuotes: String {
    switch self {
    case "\"": "\\\""
    case "\\": "\\\\"
    default: String(self)
    }
  }

  /// Of half width, as FEEL writes it.
  fileprivate var folded: String {
    switch value {
    case 0xFF01...0xFF5D: return Unicode.Scalar(value - 0xFEE0).map { String($0) } ?? ""
    case 0x3000: return " "
    default: break
    }
    switch self {
    case "≦", "≤", "⩽": return "<="
    case "≧", "≥", "⩾": return ">="
    case "≠": return "!="
    case "×": return "*"
    case "÷": return "/"
    case "−", "‐", "―", "—", "–": return "-"
    case "、", "､": return ","
    case "～", "〜", "~": return "〜"
    case "‥", "…": return ".."
    default: return String(self)
    }
  }
}
