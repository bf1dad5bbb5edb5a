/// Reads one HTTP/1.1 answer as its bytes arrive: status, cookies, and where it ends.
struct AnswerReader {
  private(set) var status = 0
  private(set) var cookies: [String] = []
  private(set) var bytes = 0
  private(set) var closes = false
  private var head: [UInt8] = []
  private var body = Body.unknown
  private let wantsCookies: Bool

  private enum Body {
    case unknown
    case counted(left: Int)
    case chunked(Chunks)
  }

  init(wantsCookies: Bool) {
    self.wantsCookies = wantsCookies
    head.reserveCapacity(1024)
  }

  /// - Returns: whether the answer is complete.
  mutating func consume(_ piece: UnsafeRawBufferPointer) -> Bool {
    bytes += piece.count
    var rest = piece[...]
    if case .unknown = body {
      guard let after = readHead(rest) else { return false }
      rest = rest[after...]
    }
    switch body {
    case .unknown: return false
    case .counted(let left):
      body = .counted(left: left - rest.count)
      return left - rest.count <= 0
    case .chunked(var chunks):
      let isOver = chunks.consume(rest)
      body = .chunked(chunks)
      return isOver
    }
  }

  /// - Returns: where the body begins, once the head has arrived whole.
  private mutating func readHead(_ piece: Slice<UnsafeRawBufferPointer>) -> Int? {
    var start = piece.startIndex
    while let lineEnd = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
      head.append(contentsOf: piece[start...lineEnd])
      start = lineEnd + 1
      guard head.suffix(4).elementsEqual([13, 10, 13, 10]) else { continue }
      parseHead()
      return start
    }
    head.append(contentsOf: piece[start...])
    return nil
  }

  private mutating func parseHead() {
    status = head.dropFirst(9).prefix(3).reduce(0) { $0 * 10 + Int($1) - 48 }
    body = .counted(left: 0)
    for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
      // What is of no interest costs no text: the client shares its processor with the server.
      guard let first = line.first, Self.initials.contains(first), let colon = line.firstIndex(of: UInt8(ascii: ":"))
      else { continue }
      let value = Substring(decoding: line[(colon + 1)...].dropLast(), as: UTF8.self)
      read(String(decoding: line[..<colon], as: UTF8.self).lowercased(), value.drop { $0 == " " })
    }
  }

  /// What the names in ``read(_:_:)`` begin with.
  private static let initials = [UInt8]("cCsStT".utf8)

  private mutating func read(_ name: String, _ value: Substring) {
    switch name {
    case "content-length": body = .counted(left: Int(value) ?? 0)
    case "transfer-encoding" where value.lowercased() == "chunked": body = .chunked(Chunks())
    case "connection": closes = value.lowercased() == "close"
    case "set-cookie" where wantsCookies: cookies.append(String(value.prefix { $0 != ";" }))
    default: break
    }
  }
}

/// Finds the end of a body in chunks (RFC 9112 §7.1).
struct Chunks {
  private enum Place { case size, data(left: Int), lineEnd(after: Int), trailer }

  private var place = Place.size
  private var size = 0
  private var isInExtension = false
  private var trailerBytes = 0

  /// - Returns: whether the last chunk has been read.
  mutating func consume(_ piece: Slice<UnsafeRawBufferPointer>) -> Bool {
    var index = piece.startIndex
    while index < piece.endIndex {
      switch place {
      case .data(let left):
        let taken = min(left, piece.endIndex - index)
        index += taken
        place = left == taken ? .lineEnd(after: 2) : .data(left: left - taken)
      case .lineEnd(let after):
        index += 1
        place = after == 1 ? .size : .lineEnd(after: after - 1)
      case .size:
        readSize(piece[index])
        index += 1
      case .trailer:
        // An empty line ends it; what else stands there is of no interest.
        if piece[index] == 10 {
          if trailerBytes == 0 { return true }
          trailerBytes = 0
        } else if piece[index] != 13 {
          trailerBytes += 1
        }
        index += 1
      }
    }
    return false
  }

  private mutating func readSize(_ byte: UInt8) {
    if byte == 10 {
      place = size == 0 ? .trailer : .data(left: size)
      (size, isInExtension) = (0, false)
    } else if byte == UInt8(ascii: ";") {
      isInExtension = true
    } else if !isInExtension, let digit = Character(UnicodeScalar(byte)).hexDigitValue {
      size = size * 16 + digit
    }
  }
}
