import FormSchema
import Ports
import Vault

/// What the code in the corner of a printed page says before the page's number: which version of which procedure.
///
/// `TSUMUGI.1.RESIDENT-RECORD-COPY.` and the 32 bytes of the version in base32. Every keyboard layout has these
/// characters in the same places, so that a reader that types what it reads gives them as they are.
struct PaperCode: Equatable {
  let procedure: String
  let version: ProcedureVersionID

  private static let head = ["TSUMUGI", "1"]

  init(_ published: PublishedProcedure) { (procedure, version) = (published.id, published.version) }

  /// Reads the whole text of a code, with the page's numbers or without, in any letter case.
  init?(_ scanned: String) {
    let parts = scanned.uppercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard [4, 6].contains(parts.count), Array(parts[..<2]) == Self.head, let bytes = base32Bytes(parts[3]),
      bytes.count == 32, let version = ProcedureVersionID(hexadecimal(bytes))
    else { return nil }
    procedure = parts[2].lowercased()
    self.version = version
  }

  var text: String { (Self.head + [procedure.uppercased(), base32Text(version.bytes)]).joined(separator: ".") }
}

extension ProcedureVersionID {
  /// The 32 bytes its hexadecimal digits spell.
  var bytes: [UInt8] {
    let digits = Array(hex.utf8)
    let value = { (digit: UInt8) in digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10 }
    return stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) }
  }
}
