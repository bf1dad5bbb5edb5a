import CQREncode
import HTMLKit

/// A QR code as a square of dark and light modules (ISO/IEC 18004), without its quiet zone.
public struct QRCode: Sendable, Equatable {
  /// How much of a damaged code can be read.
  public enum Correction: Sendable, Equatable {
    /// 7 %
    case low
    /// 15 %: what documents and posters use.
    case medium
    /// 25 %
    case quartile
    /// 30 %
    case high
  }

  /// Light modules that must surround the code on each side, by the standard.
  public static let quietZone = 4

  /// Modules on a side: 21, 25, ... 177.
  public let side: Int
  /// Row by row from the top left; true is dark.
  public let modules: [Bool]

  /// - Throws: ``DocumentsProblem/codeEmpty`` or ``DocumentsProblem/codeTooLong(bytes:)``.
  public init(_ text: String, correction: Correction = .medium) throws(DocumentsProblem) {
    try self.init(bytes: Array(text.utf8), correction: correction)
  }

  /// - Throws: ``DocumentsProblem/codeEmpty`` or ``DocumentsProblem/codeTooLong(bytes:)``.
  public init(bytes: [UInt8], correction: Correction = .medium) throws(DocumentsProblem) {
    guard !bytes.isEmpty else { throw .codeEmpty }
    guard bytes.count <= Self.mostBytes,
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, correction.level)
    else { throw .codeTooLong(bytes: bytes.count) }
    self.init(taking: code)
  }

  /// A smaller code than of any text: of capital letters, digits and ` $%*+-./:`, two characters to 11 bits.
  /// - Throws: ``DocumentsProblem/codeEmpty`` or ``DocumentsProblem/codeTooLong(bytes:)``; too long is also what has
  ///   other characters.
  public init(alphanumeric text: String, correction: Correction = .medium) throws(DocumentsProblem) {
    guard !text.isEmpty else { throw .codeEmpty }
    guard text.utf8.count <= Self.mostCharacters, text.utf8.allSatisfy(Self.alphanumerics.contains),
      let code = QRcode_encodeString(text, 0, correction.level, QR_MODE_8, 1)
    else { throw .codeTooLong(bytes: text.utf8.count) }
    self.init(taking: code)
  }

  private init(taking code: UnsafeMutablePointer<CQREncode.QRcode>) {
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let cells = code.pointee.data
    side = width
    modules = (0..<width * width).map { index in cells.map { $0[index] & 1 == 1 } ?? false }
  }

  /// No QR code of any version and level holds more.
  private static let mostBytes = 2953
  private static let mostCharacters = 4296
  private static let alphanumerics = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

  public func isDark(row: Int, column: Int) -> Bool { modules[row * side + column] }

  /// The dark parts of each row as unbroken runs, in modules from the top left.
  var runs: [(row: Int, column: Int, length: Int)] {
    var found: [(row: Int, column: Int, length: Int)] = []
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while column < side, isDark(row: row, column: column) { column += 1 }
        if column > start { found.append((row, start, column - start)) }
        column += 1
      }
    }
    return found
  }
}

extension QRCode {
  /// Writes the code as an `<svg>` with its quiet zone into a page. It grows to the width its box gives it.
  ///
  /// - Parameter title: what a screen reader says instead of the picture.
  public func svg(title: String, in html: inout HTML) {
    let width = side + 2 * Self.quietZone
    let box = "0 0 \(width) \(width)"
    html.element("svg", [
      "xmlns": "http://www.w3.org/2000/svg", "class": "qr-code", "role": "img", "viewBox": box,
      "shape-rendering": "crispEdges",
    ]) { h in
      h.element("title") { $0.plainText(title) }
      h.element("path", ["fill": "#fff", "d": "M0 0h\(width)v\(width)h-\(width)z"], "")
      h.element("path", ["fill": "#000", "d": outline], "")
    }
  }

  /// The same markup as bytes, for a picture on its own address (`image/svg+xml`).
  public func svg(title: String) -> [UInt8] {
    var html = HTML()
    svg(title: title, in: &html)
    return html.bytes
  }

  private var outline: String {
    runs.map { run in
      "M\(run.column + Self.quietZone) \(run.row + Self.quietZone)h\(run.length)v1h-\(run.length)z"
    }.joined()
  }
}

extension QRCode.Correction {
  fileprivate var level: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }
}
