/// What a file is, judged by its first bytes and never by its name.
public enum FileKind: String, Sendable, Codable, CaseIterable {
  case jpeg, png, heic, pdf, other

  public var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .heic: "image/heic"
    case .pdf: "application/pdf"
    case .other: "application/octet-stream"
    }
  }

  public var isPhoto: Bool { self == .jpeg || self == .png || self == .heic }

  /// - Parameter head: the first bytes of the content; 16 are enough.
  /// - Note: Source: WHATWG MIME Sniffing §6 (JPEG, PNG, PDF); ISO/IEC 23008-12 Annex B (HEIC brands).
  public init(head: some Collection<UInt8>) {
    let head = Array(head.prefix(16))
    if head.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if head.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if head.count >= 12, Array(head[4..<8]) == Array("ftyp".utf8),
      ["heic", "heix", "mif1", "msf1", "heim"].contains(String(decoding: head[8..<12], as: UTF8.self))
    {
      self = .heic
    } else {
      self = .other
    }
  }
}
