/// Writes one HTML document, or a part of one, straight into bytes, escaping everything that comes from outside.
///
/// A page is a function that receives the writer: `h.h1("予約"); h.form(["action": "/bookings"]) { h in … }`.
/// Tag and attribute names are `StaticString`, so only our own source can name them; text and values are escaped.
/// Nothing is built and thrown away: the cost is one copy of each byte.
public struct HTML {
  public private(set) var bytes: [UInt8]
  /// Put before every address that begins with `/`, so that a town can live under a path of a shared host.
  public let basePath: String
  /// Splits text into parts with and without a reading. Set only when the reader asked for furigana.
  let readings: (@Sendable (String) -> [Ruby])?

  public init(basePath: String = "", capacity: Int = 16_384, readings: (@Sendable (String) -> [Ruby])? = nil) {
    bytes = []
    bytes.reserveCapacity(capacity)
    self.basePath = basePath
    self.readings = readings
  }

  /// What has been written so far, for tests and small parts.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes text as the reader sees it, escaped, with furigana when asked for.
  public mutating func text(_ value: String) {
    guard let readings, value.utf8.contains(where: { $0 >= 0x80 }) else { return escape(value) }
    for part in readings(value) { ruby(part) }
  }

  /// Writes text that never carries furigana: inside `title`, `option`, `textarea`, or code.
  public mutating func plainText(_ value: String) { escape(value) }

  /// Writes markup from our own source as it is. A `StaticString` cannot carry outside text.
  public mutating func raw(_ markup: StaticString) { append(markup) }

  /// Writes one element with its content.
  ///
  /// Attributes with a `nil` value are left out; with an empty value they stand bare (`hidden`).
  public mutating func element(
    _ tag: StaticString, _ attributes: Attributes = [:], _ content: (inout HTML) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    append("</")
    append(tag)
    append(">")
  }

  /// Writes one element whose content is a text.
  public mutating func element(_ tag: StaticString, _ attributes: Attributes = [:], _ content: String) {
    open(tag, attributes)
    text(content)
    append("</")
    append(tag)
    append(">")
  }

  /// Writes an element that has no content and no end tag: `input`, `br`, `img`, `link`, `meta`, `hr`.
  public mutating func void(_ tag: StaticString, _ attributes: Attributes = [:]) { open(tag, attributes) }

  public typealias Attributes = KeyValuePairs<StaticString, String?>

  private mutating func open(_ tag: StaticString, _ attributes: Attributes) {
    append("<")
    append(tag)
    for (name, value) in attributes {
      guard let value else { continue }
      append(" ")
      append(name)
      if value.isEmpty && !name.mustHaveValue { continue }
      append("=\"")
      if name.isAddress { address(value) } else { escape(value) }
      append("\"")
    }
    append(">")
  }

  /// Only addresses that cannot run script: our own paths, fragments, queries, and the four plain schemes.
  private mutating func address(_ value: String) {
    if value.hasPrefix("/") && !value.hasPrefix("//") {
      escape(basePath)
      return escape(value)
    }
    let harmless = ["#", "?", "https://", "http://", "mailto:", "tel:"]
    if value.isEmpty || harmless.contains(where: value.hasPrefix) { escape(value) } else { append("#") }
  }

  private mutating func ruby(_ part: Ruby) {
    guard let reading = part.reading else { return escape(part.text) }
    append("<ruby>")
    escape(part.text)
    append("<rp>（</rp><rt>")
    escape(reading)
    append("</rt><rp>）</rp></ruby>")
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func escape(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      var clean = 0
      for index in utf8.indices {
        guard let entity = Self.entities[Int(utf8[index])] else { continue }
        bytes.append(contentsOf: utf8[clean..<index])
        append(entity)
        clean = index + 1
      }
      bytes.append(contentsOf: utf8[clean...])
    }
  }

  /// The five characters that markup gives a meaning to, by byte.
  private static let entities: [StaticString?] = {
    var table = [StaticString?](repeating: nil, count: 256)
    table[Int(UInt8(ascii: "&"))] = "&amp;"
    table[Int(UInt8(ascii: "<"))] = "&lt;"
    table[Int(UInt8(ascii: ">"))] = "&gt;"
    table[Int(UInt8(ascii: "\""))] = "&quot;"
    table[Int(UInt8(ascii: "'"))] = "&#39;"
    return table
  }()
}

/// A piece of text and, where it has kanji, how it is read.
public struct Ruby: Sendable, Equatable {
  public let text: String
  public let reading: String?

  public init(_ text: String, reading: String? = nil) {
    self.text = text
    self.reading = reading
  }
}

extension StaticString {
  /// The attributes a browser follows or loads.
  fileprivate var isAddress: Bool { self === "href" || self === "action" || self === "src" || self === "formaction" }

  /// Attributes whose empty value means something else than a bare name.
  fileprivate var mustHaveValue: Bool { self === "value" || self === "alt" || self === "content" || isAddress }

  fileprivate static func === (left: StaticString, right: StaticString) -> Bool {
    left.utf8CodeUnitCount == right.utf8CodeUnitCount
      && (0..<left.utf8CodeUnitCount).allSatisfy { left.utf8Start[$0] == right.utf8Start[$0] }
  }
}
