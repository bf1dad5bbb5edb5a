import Crypto
import Foundation
import Kernel
import Vault

/// An extract of the registry on disk, read in parts: memory holds one part, however long the file is.
struct ExtractFile: Sendable {
  enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case cp932 = "CP932"
  }

  /// What makes the bytes of a file unusable, by the line where it shows.
  struct Unreadable: Error, Sendable, Equatable {
    let line: Int
    let wouldBeRight: String
  }

  /// Whole records, in UTF-8.
  struct Part {
    let line: Int
    let bytes: [UInt8]

    var rows: CSVRows { CSVRows(bytes, startingAt: line) }
  }

  private static let chunkBytes = 1 << 20
  /// No registry has a longer line; a quotation mark that is not closed has.
  private static let longestRecordBytes = 8 << 20

  let path: String
  let encoding: Encoding
  /// SHA-256, 64 hexadecimal digits.
  let sha256: String

  /// Reads the file once, to know how its characters are written.
  /// - Throws: ``Unreadable``
  init(path: String) throws {
    var digest = SHA256()
    var isUTF8 = true
    var isFirst = true
    var parts = try Self.chunks(path)
    while let part = try parts.next() {
      if isFirst, part.bytes.starts(with: [0xFF, 0xFE]) || part.bytes.starts(with: [0xFE, 0xFF]) {
        throw Unreadable(line: 1, wouldBeRight: "UTF-8 or CP932 (Shift_JIS); this file is UTF-16")
      }
      isFirst = false
      digest.update(data: part.bytes)
      if isUTF8 { isUTF8 = String(validating: part.bytes, as: UTF8.self) != nil }
    }
    self.path = path
    encoding = isUTF8 ? .utf8 : .cp932
    sha256 = hexadecimal(digest.finalize())
  }

  /// Hands over the file part by part, in order.
  /// - Throws: ``Unreadable``, also when the file is not any more what it was; or what `body` throws.
  func forEachPart(_ body: (Part) throws -> Void) throws {
    var digest = SHA256()
    var parts = try Self.chunks(path)
    while let part = try parts.next() {
      digest.update(data: part.bytes)
      try body(Part(line: part.line, bytes: encoding == .utf8 ? part.bytes : try Self.decoded(part)))
    }
    guard hexadecimal(digest.finalize()) == sha256 else {
      throw Unreadable(line: 1, wouldBeRight: "a file that nobody writes to while it is read")
    }
  }

  /// - Note: Foundation's Shift_JIS is Microsoft's: NEC and IBM extensions are read, 外字 become private characters.
  private static func decoded(_ part: Part) throws -> [UInt8] {
    if let text = String(data: Data(part.bytes), encoding: .shiftJIS) { return Array(text.utf8) }
    var line = part.line
    for bytes in part.bytes.split(separator: lineFeed, omittingEmptySubsequences: false) {
      guard String(data: Data(bytes), encoding: .shiftJIS) != nil else {
        throw Unreadable(line: line, wouldBeRight: "characters of UTF-8 or CP932 (Shift_JIS)")
      }
      line += 1
    }
    throw Unreadable(line: part.line, wouldBeRight: "characters of UTF-8 or CP932 (Shift_JIS)")
  }

  private static func chunks(_ path: String) throws -> Chunks {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Unreadable(line: 1, wouldBeRight: "a file that can be read")
    }
    return Chunks(handle: handle)
  }

  private static let lineFeed = UInt8(ascii: "\n")

  /// Cuts a file behind line ends that stand outside of quotation marks. Both bytes stand for nothing else, neither in
  /// UTF-8 nor in CP932.
  private struct Chunks {
    let handle: FileHandle
    private var rest: [UInt8] = []
    private var line = 1
    private var isAtEnd = false

    init(handle: FileHandle) { self.handle = handle }

    mutating func next() throws -> Part? {
      var scanned = 0
      var isQuoted = false
      var cut = 0
      while true {
        for index in scanned..<rest.count {
          if rest[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
          if rest[index] == lineFeed, !isQuoted { cut = index + 1 }
        }
        scanned = rest.count
        if isAtEnd {
          guard !isQuoted else { throw neverEnds }
          cut = rest.count
        }
        if cut > 0 || isAtEnd { break }
        guard rest.count <= longestRecordBytes else { throw neverEnds }
        try fill()
      }
      guard cut > 0 else { return nil }
      let part = Part(line: line, bytes: Array(rest[..<cut]))
      line += part.bytes.count { $0 == lineFeed }
      rest.removeFirst(cut)
      return part
    }

    private mutating func fill() throws {
      let more = try handle.read(upToCount: chunkBytes) ?? Data()
      isAtEnd = more.isEmpty
      rest.append(contentsOf: more)
    }

    private var neverEnds: Unreadable {
      Unreadable(line: line, wouldBeRight: "a closed quotation mark; one that is opened here or below never closes")
    }
  }
}
