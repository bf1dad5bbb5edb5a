import NIOCore

/// Reads `multipart/form-data` piece by piece as it arrives, with bounds on everything.
///
/// Feed it buffers with ``consume(_:)``; it tells of parts as they come. Memory stays below one buffer plus one header.
/// - Complexity: linear in the bytes.
/// - Note: Source: RFC 7578, RFC 2046 §5.1.
struct MultipartReader {
  /// What the reader has to say, in order.
  enum Event: Equatable {
    case began(name: String, filename: String?)
    case data([UInt8])
    case ended
  }

  private enum State { case preamble, headers, body, done }

  static let longestHeader = 8192

  private let delimiter: [UInt8]
  private var state = State.preamble
  private var held: [UInt8]
  private var parts = 0
  private let mostParts: Int

  /// - Parameter contentType: the whole header value, with its boundary.
  /// - Throws: ``WebProblem/unreadableForm`` when there is no usable boundary.
  init(contentType: String, mostParts: Int) throws(WebProblem) {
    guard let boundary = HeaderValue(contentType).parameter("boundary"), (1...70).contains(boundary.utf8.count)
    else { throw .unreadableForm }
    delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter has no line end before it; pretending one makes it like all others.
    held = [13, 10]
    self.mostParts = mostParts
  }

  /// - Throws: ``WebProblem/unreadableForm``
  mutating func consume(_ bytes: some Sequence<UInt8>) throws(WebProblem) -> [Event] {
    held.append(contentsOf: bytes)
    var events: [Event] = []
    while try step(&events) {}
    return events
  }

  /// Whether the closing delimiter has been seen; a form that ends before it was cut short.
  var isComplete: Bool { state == .done }

  private mutating func step(_ events: inout [Event]) throws(WebProblem) -> Bool {
    switch state {
    case .done:
      held.removeAll(keepingCapacity: true)
      return false
    case .preamble: return try skipPreamble()
    case .headers: return try readHeaders(&events)
    case .body: return try readBody(&events)
    }
  }

  private mutating func skipPreamble() throws(WebProblem) -> Bool {
    guard held.count >= delimiter.count + 2 else { return false }
    guard held.starts(with: delimiter) else { throw .unreadableForm }
    return try passDelimiter()
  }

  /// Behind a delimiter stands either a line end and a part, or `--` and the end.
  private mutating func passDelimiter() throws(WebProblem) -> Bool {
    let after = held[delimiter.count..<delimiter.count + 2]
    switch Array(after) {
    case [13, 10]: state = .headers
    case Array("--".utf8): state = .done
    default: throw .unreadableForm
    }
    held.removeFirst(delimiter.count + 2)
    return true
  }

  private mutating func readHeaders(_ events: inout [Event]) throws(WebProblem) -> Bool {
    guard let end = position(of: Array("\r\n\r\n".utf8)) else {
      guard held.count <= Self.longestHeader else { throw .unreadableForm }
      return false
    }
    guard end <= Self.longestHeader, let text = String(validating: held[..<end], as: UTF8.self) else { throw .unreadableForm }
    parts += 1
    guard parts <= mostParts, let disposition = Self.disposition(in: text), let name = disposition.parameter("name")
    else { throw .unreadableForm }
    held.removeFirst(end + 4)
    // An empty part may end right here: the delimiter needs a line end before it.
    state = .body
    events.append(.began(name: name, filename: disposition.parameter("filename")))
    return true
  }

  private static func disposition(in headers: String) -> HeaderValue? {
    for line in headers.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "content-disposition" else { continue }
      return HeaderValue(String(line[line.index(after: colon)...]))
    }
    return nil
  }

  private mutating func readBody(_ events: inout [Event]) throws(WebProblem) -> Bool {
    if let end = position(of: delimiter) {
      guard held.count >= end + delimiter.count + 2 else { return false }
      if end > 0 { events.append(.data(Array(held[..<end]))) }
      events.append(.ended)
      held.removeFirst(end)
      return try passDelimiter()
    }
    // What could be the beginning of a delimiter waits for more.
    let safe = held.count - delimiter.count - 1
    if safe > 0 {
      events.append(.data(Array(held[..<safe])))
      held.removeFirst(safe)
    }
    return false
  }

  private func position(of pattern: [UInt8]) -> Int? {
    guard held.count >= pattern.count else { return nil }
    return held.withUnsafeBufferPointer { bytes in
      var index = 0
      let last = bytes.count - pattern.count
      while index <= last {
        if bytes[index] == pattern[0] && (1..<pattern.count).allSatisfy({ bytes[index + $0] == pattern[$0] }) { return index }
        index += 1
      }
      return nil
    }
  }
}
