import Yams

/// Reads one YAML file into nodes with marks. Refuses what could make reading expensive, before it is read.
public enum YAMLSource {
  /// One file may have this many bytes.
  public static let mostBytes = 1_000_000
  private static let deepestIndent = 80
  private static let deepestNesting = 40

  /// - Throws: ``SourceTrouble``
  public static func read(_ bytes: [UInt8], file: String) throws(SourceTrouble) -> SourceNode {
    guard bytes.count <= mostBytes else { throw SourceTrouble(.fileTooLarge, at: SourceMark(file: file)) }
    let text = try SourceText.read(bytes, file: file)
    try refuseDeep(bytes, file: file)
    try refuseAliases(bytes, file: file)
    return try node(compose(text, file: file), file: file)
  }

  private static func compose(_ text: String, file: String) throws(SourceTrouble) -> Node? {
    do { return try Yams.compose(yaml: text) } catch {
      throw YAMLTrouble(error, in: text).trouble(file: file)
    }
  }

  private static func node(_ node: Node?, file: String) throws(SourceTrouble) -> SourceNode {
    guard let node else { return .nothing(SourceMark(file: file)) }
    var mark = SourceMark(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      mark = mark.text(of: scalar.style)
      let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      return isNothing ? .nothing(mark) : .scalar(scalar.string, mark)
    case .sequence(let items):
      var nodes: [SourceNode] = []
      for item in items { nodes.append(try Self.node(item, file: file)) }
      return .list(nodes, mark)
    case .mapping(let pairs):
      var entries: [SourceNode.Entry] = []
      for (key, value) in pairs {
        guard case .scalar(let name, let keyMark) = try Self.node(key, file: file) else {
          throw SourceTrouble(.notAText, at: mark)
        }
        entries.append(.init(key: name, mark: keyMark, value: try Self.node(value, file: file)))
      }
      return .map(entries, mark)
    case .alias: throw SourceTrouble(.aliasUsed, at: mark)
    }
  }

  /// The parser calls itself for each level, so levels are bounded first: by indentation, by `- - -` on one line,
  /// and by brackets. Brackets inside texts count too; texts with 40 more opened than closed do not occur.
  private static func refuseDeep(_ bytes: [UInt8], file: String) throws(SourceTrouble) {
    var line = 1, nesting = 0, indent = 0, isLeading = true, indicators = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if byte == UInt8(ascii: "\n") { line += 1 }
        (indent, isLeading, indicators) = (0, true, 0)
      case UInt8(ascii: " "), UInt8(ascii: "\t"): indent += isLeading ? 1 : 0
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if isLeading { indicators += 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        nesting += 1
        isLeading = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        nesting -= 1
        isLeading = false
      default: isLeading = false
      }
      if nesting > deepestNesting || (isLeading && (indent > deepestIndent || indicators > deepestNesting)) {
        throw SourceTrouble(.tooDeep, at: SourceMark(file: file, line: line))
      }
    }
  }

  /// An alias repeats what an anchor named, and a few lines of them can stand for more than a machine can hold.
  private static func refuseAliases(_ bytes: [UInt8], file: String) throws(SourceTrouble) {
    let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
    guard !anchors.isEmpty else { return }
    for alias in names(after: UInt8(ascii: "*"), in: bytes) where anchors.contains(alias.name) {
      throw SourceTrouble(.aliasUsed, at: SourceMark(file: file, line: alias.line))
    }
  }

  /// The names behind a sign, as libyaml reads them: letters, digits, `_` and `-`; a sign inside a word is none.
  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [(name: [UInt8], line: Int)] {
    var names: [(name: [UInt8], line: Int)] = []
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      guard byte == sign, index == 0 || !isWord(bytes[index - 1]) else { continue }
      let name = bytes[(index + 1)...].prefix(200).prefix { $0 < 0x80 && isWord($0) }
      if !name.isEmpty { names.append((Array(name), line)) }
    }
    return names
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
    default: false
    }
  }
}

extension SourceMark {
  /// Where the text of a scalar begins: inside its quotes, or on the line below its `|`.
  fileprivate func text(of style: Node.Scalar.Style) -> SourceMark {
    switch style {
    case .singleQuoted, .doubleQuoted: SourceMark(file: file, line: line, column: column + 1)
    case .literal, .folded: SourceMark(file: file, line: line + 1)
    default: self
    }
  }
}
