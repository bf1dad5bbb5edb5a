import Kernel
import Nihongo

/// One municipality and its code.
public struct MunicipalityRow: Sendable, Equatable {
  /// JIS X 0402 with its check digit, six digits.
  public let code: String
  public let prefecture: String
  public let name: String
  public let kana: String

  static let wouldBeRight = "code,prefecture,name,kana with a six-digit code whose last digit checks the others"

  /// - Throws: ``ReferenceData/Unreadable``
  static func read(_ rows: CSVRows) throws(ReferenceData.Unreadable) -> [MunicipalityRow] {
    var municipalities: [MunicipalityRow] = []
    var codes: Set<String> = []
    for row in rows where !(row.line == 1 && row.isHeading) {
      guard row.fields.count == 4, row.fields[0].utf8.count == 6, let code = MunicipalityCode(row.fields[0]),
        !row.fields[1].isEmpty, !row.fields[2].isEmpty, codes.insert(code.description).inserted
      else { throw ReferenceData.Unreadable(line: row.line, wouldBeRight: wouldBeRight + ", each code once") }
      municipalities.append(
        MunicipalityRow(
          code: code.description, prefecture: row.fields[1], name: row.fields[2],
          kana: Width.fullKatakana(row.fields[3])))
    }
    return municipalities
  }

  var key: String { "\(code)\t\(prefecture)\t\(name)" }
}

extension CSVRows.Row {
  /// A first line whose first field holds no digit names the columns.
  var isHeading: Bool { !(fields.first ?? "").utf8.contains { (0x30...0x39).contains($0) } }
}
