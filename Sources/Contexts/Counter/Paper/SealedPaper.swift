import FormSchema
import Ports
import Vault

/// The answers of a filled form as the 2D codes at its end carry them: sealed, so that only the town reads them.
///
/// `TSUMUGI.A.SET.PART.PARTS.` and a share of the base32 of 32 bytes version and what the vault sealed. `SET` tells the
/// codes of two papers apart.
enum SealedPaper {
  /// A code of 77 modules at correction M holds 600 characters; printed 40 mm wide, a module is half a millimetre.
  private static let mostCharacters = 540
  /// More is no paper of ours.
  private static let mostParts = 99

  static func codes(
    _ typed: TypedAnswers, _ published: PublishedProcedure, vault: Vault
  ) throws(VaultProblem) -> [String] {
    let packed = PackedAnswers.pack(typed, of: published.definition.form)
    let sealed = try vault.seal(packed, place: onPaper(published.version))
    let text = Array(base32Text(published.version.bytes + sealed))
    let set = text.suffix(6)
    let parts = stride(from: 0, to: text.count, by: mostCharacters).map {
      String(text[$0..<min(text.count, $0 + mostCharacters)])
    }
    return parts.enumerated().map { "TSUMUGI.A.\(String(set)).\($0.offset + 1).\(parts.count).\($0.element)" }
  }

  /// The scanned codes of one paper, in any order.
  enum Gathered: Equatable {
    case none
    /// Of two papers, or unreadable.
    case mixed
    /// The numbers of the codes that were not scanned.
    case missing([Int])
    case whole(version: ProcedureVersionID, sealed: [UInt8])
  }

  static func gather(_ scanned: [String]) -> Gathered {
    let codes = scanned.compactMap(Part.init)
    guard let first = codes.first else { return .none }
    guard codes.allSatisfy({ $0.set == first.set && $0.of == first.of }) else { return .mixed }
    let byNumber = Dictionary(codes.map { ($0.number, $0.text) }) { one, _ in one }
    let missing = (1...first.of).filter { byNumber[$0] == nil }
    guard missing.isEmpty else { return .missing(missing) }
    let text = (1...first.of).compactMap { byNumber[$0] }.joined()
    guard text.hasSuffix(first.set), let bytes = base32Bytes(text), bytes.count > 32,
      let version = ProcedureVersionID(hexadecimal(bytes[..<32]))
    else { return .mixed }
    return .whole(version: version, sealed: Array(bytes[32...]))
  }

  /// - Returns: `nil` when the bytes were sealed for another form.
  /// - Throws: when the vault cannot open them: another town's, altered, or its key was retired.
  static func open(
    _ sealed: [UInt8], _ published: PublishedProcedure, vault: Vault
  ) throws(VaultProblem) -> TypedAnswers? {
    PackedAnswers.unpack(try vault.open(sealed, place: onPaper(published.version)), of: published.definition.form)
  }

  /// Paper cannot be sealed anew when keys rotate: what stands on it opens as long as the town keeps the key.
  private static func onPaper(_ version: ProcedureVersionID) -> String { "counter_paper/\(version.hex)" }

  private struct Part {
    let set: String
    let number: Int
    let of: Int
    let text: String

    init?(_ scanned: String) {
      let parts = scanned.uppercased().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 6, parts[0] == "TSUMUGI", parts[1] == "A", let number = Int(parts[3]),
        let of = Int(parts[4]), (1...SealedPaper.mostParts).contains(of), (1...of).contains(number)
      else { return nil }
      (set, self.number, self.of, text) = (parts[2], number, of, parts[5])
    }
  }
}
