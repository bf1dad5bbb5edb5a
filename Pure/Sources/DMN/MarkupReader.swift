/// Reads XML 1.0 with namespaces from UTF-8, in one pass and without recursion.
///
/// Files that declare a document type are refused before anything is read from them: no entity is ever expanded except
/// the five of the standard and numbers of characters.
struct MarkupReader {
  let bytes: [UInt8]
  let limits: DMNLimits
  var position = 0
  var line = 1
  var lineStart = 0
  var count = 0

  /// An element whose end has not been seen.
  private struct Open {
    let qualifiedName: String
    let namespace: String
    let attributes: [MarkupElement.Attribute]
    let position: TextPosition
    let namespaces: [String: String]
    var content: [MarkupElement.Content] = []
  }

  /// The root element of a file.
  static func root(of bytes: [UInt8], limits: DMNLimits) throws(DMNProblem) -> MarkupElement {
    guard bytes.count <= limits.fileSize else {
      throw DMNProblem(
        .tooLarge, found: "\(bytes.count) bytes", expected: "at most \(limits.fileSize) bytes")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw DMNProblem(.notXML, expected: "UTF-8", hint: "save the file as UTF-8")
    }
    var reader = MarkupReader(bytes: bytes, limits: limits)
    return try reader.document()
  }

  private init(bytes: [UInt8], limits: DMNLimits) {
    self.bytes = bytes
    self.limits = limits
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  var place: TextPosition { TextPosition(line: line, column: position - lineStart + 1) }

  func wrong(_ expected: String, _ code: DMNProblem.Code = .notXML, hint: String? = nil) -> DMNProblem {
    let rest = bytes[min(position, bytes.count)..<min(position + 24, bytes.count)]
    return DMNProblem(
      code, at: place, found: String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self), expected: expected,
      hint: hint)
  }
}

extension MarkupReader {
  private mutating func document() throws(DMNProblem) -> MarkupElement {
    try declaration()
    try skipMisc()
    if stands("<!") {
      throw wrong("the root element", .forbiddenDeclaration, hint: "remove the DOCTYPE; DMN does not use one")
    }
    let root = try element()
    try skipMisc()
    guard position == bytes.count else { throw wrong("nothing after the root element") }
    return root
  }

  /// `<?xml version="1.0" encoding="UTF-8"?>`
  private mutating func declaration() throws(DMNProblem) {
    guard stands("<?xml"), byte(position + 5).map(Self.isSpace) ?? false else { return }
    let start = position
    try skipPast("?>")
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let range = text.firstRange(of: "encoding") else { return }
    let name = text[range.upperBound...].split(whereSeparator: { "= \t\r\n\"'?>".contains($0) }).first ?? ""
    guard ["utf-8", "us-ascii"].contains(name.lowercased()) else {
      throw DMNProblem(
        .notXML, at: TextPosition(line: 1, column: 1), found: String(name), expected: "encoding UTF-8",
        hint: "save the file as UTF-8")
    }
  }

  /// White space, comments and processing instructions.
  private mutating func skipMisc() throws(DMNProblem) {
    while true {
      skipSpace()
      if stands("<!--") {
        try skipComment()
      } else if stands("<?") {
        try skipPast("?>")
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(DMNProblem) {
    position += 4
    try skipPast("--")
    guard stands(">") else { throw wrong("the end of the comment") }
    position += 1
  }

  private mutating func element() throws(DMNProblem) -> MarkupElement {
    var open: [Open] = []
    while true {
      guard let next = try part(&open) else { continue }
      return next
    }
  }

  /// Reads one tag or piece of text; gives the root when it has ended.
  private mutating func part(_ open: inout [Open]) throws(DMNProblem) -> MarkupElement? {
    if open.isEmpty || (byte(position) == UInt8(ascii: "<") && isNameStart(byte(position + 1))) {
      return try startTag(&open)
    }
    if stands("</") { return try endTag(&open) }
    let last = open.count - 1
    if stands("<!--") {
      try skipComment()
    } else if stands("<![CDATA[") {
      position += 9
      let start = position
      try skipPast("]]>")
      append(String(decoding: bytes[start..<position - 3], as: UTF8.self), to: &open[last].content)
    } else if stands("<?") {
      try skipPast("?>")
    } else if byte(position) == UInt8(ascii: "<") || position >= bytes.count {
      throw wrong("an element, text or </\(open[last].qualifiedName)>")
    } else {
      append(try characters(until: "<", isAttribute: false), to: &open[last].content)
    }
    return nil
  }

  private func append(_ text: String, to content: inout [MarkupElement.Content]) {
    if !text.isEmpty { content.append(.text(text)) }
  }

  private mutating func startTag(_ open: inout [Open]) throws(DMNProblem) -> MarkupElement? {
    let start = place
    guard skip("<") else { throw wrong("an element") }
    let name = try self.name()
    count += 1
    guard count <= limits.elements else { throw wrong("at most \(limits.elements) elements", .tooLarge) }
    guard open.count < limits.nesting else {
      throw wrong("elements nested at most \(limits.nesting) deep", .nestedTooDeep)
    }
    let raw = try attributes()
    var namespaces = open.last?.namespaces ?? ["xml": "http://www.w3.org/XML/1998/namespace"]
    for attribute in raw {
      if attribute.name == "xmlns" { namespaces[""] = attribute.value }
      if attribute.name.hasPrefix("xmlns:") { namespaces[String(attribute.name.dropFirst(6))] = attribute.value }
    }
    let attributes = try named(raw, namespaces)
    let namespace = try self.namespace(of: name, namespaces, isAttribute: false)
    let isEmpty = skip("/")
    guard skip(">") else { throw wrong("the end of the tag") }
    if isEmpty {
      return close(
        MarkupElement(name, namespace: namespace, attributes: attributes, position: start), &open)
    }
    open.append(
      Open(
        qualifiedName: name, namespace: namespace, attributes: attributes, position: start,
        namespaces: namespaces))
    return nil
  }

  private mutating func endTag(_ open: inout [Open]) throws(DMNProblem) -> MarkupElement? {
    guard let last = open.last else { throw wrong("an element") }
    position += 2
    guard try name() == last.qualifiedName else { throw wrong("</\(last.qualifiedName)>") }
    skipSpace()
    guard skip(">") else { throw wrong("the end of the tag") }
    open.removeLast()
    return close(
      MarkupElement(
        last.qualifiedName, namespace: last.namespace, attributes: last.attributes, content: last.content,
        position: last.position), &open)
  }

  private func close(_ element: MarkupElement, _ open: inout [Open]) -> MarkupElement? {
    if open.isEmpty { return element }
    open[open.count - 1].content.append(.element(element))
    return nil
  }

  private mutating func attributes() throws(DMNProblem) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    while true {
      let before = position
      skipSpace()
      guard isNameStart(byte(position)) else { return attributes }
      guard position > before else { throw wrong("a space before the attribute") }
      let name = try self.name()
      skipSpace()
      guard skip("=") else { throw wrong("=") }
      skipSpace()
      guard let quote = byte(position), quote == 0x22 || quote == 0x27 else { throw wrong("a quoted value") }
      position += 1
      let value = try characters(until: Unicode.Scalar(quote), isAttribute: true)
      position += 1
      guard !attributes.contains(where: { $0.name == name }), attributes.count < 256 else {
        throw wrong("each attribute once")
      }
      attributes.append((name, value))
    }
  }

  private func named(
    _ attributes: [(name: String, value: String)], _ namespaces: [String: String]
  ) throws(DMNProblem) -> [MarkupElement.Attribute] {
    var result: [MarkupElement.Attribute] = []
    for (name, value) in attributes {
      let isDeclaration = name == "xmlns" || name.hasPrefix("xmlns:")
      let namespace = isDeclaration ? "" : try self.namespace(of: name, namespaces, isAttribute: true)
      result.append(MarkupElement.Attribute(name, value, namespace: namespace))
    }
    return result
  }

  private func namespace(
    of name: String, _ namespaces: [String: String], isAttribute: Bool
  ) throws(DMNProblem) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return isAttribute ? "" : namespaces[""] ?? ""
    }
    guard let namespace = namespaces[String(name[..<colon])] else {
      throw DMNProblem(.notXML, at: place, found: name, expected: "a prefix that is declared")
    }
    return namespace
  }
}
