/// Where something stands in a folder of text files.
public struct SourceMark: Sendable, Hashable {
  /// Path within the folder, as `documents/certificate.yaml`.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int

  public init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `form.yaml:12:9`
  public var place: String { "\(file):\(line):\(column)" }
}

extension SourceMark {
  /// The place of a byte of a text that begins here.
  public func advanced(in text: String, to byte: Int) -> SourceMark {
    let before = String(decoding: text.utf8.prefix(byte), as: UTF8.self)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last.map(\.count) ?? 0
    return SourceMark(file: file, line: line + lines.count - 1, column: lines.count > 1 ? last + 1 : column + last)
  }
}

extension String {
  /// The text with every sign that would steer a terminal, or turn the order of the letters around, written out.
  public var onOneLine: String {
    guard unicodeScalars.contains(where: \.isSteering) else { return self }
    return unicodeScalars.reduce(into: "") { line, scalar in
      if scalar.isSteering {
        line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Unicode.Scalar {
  /// Controls, line ends of Unicode, and the marks of two-way writing.
  fileprivate var isSteering: Bool {
    properties.generalCategory == .control || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
