import Kernel

/// Reads an extract person by person.
struct ExtractReading: Sendable {
  /// What cannot be taken over, by line and column.
  struct Fault: Sendable, Equatable {
    let line: Int
    /// Counted from 1.
    let column: Int?
    let heading: String
    let wouldBeRight: String
  }

  let file: ExtractFile
  let home: ExtractRow.Home
  /// A short code of a number, to see when one comes twice: eight bytes a person are held.
  let code: @Sendable (_ number: String) -> Int

  /// Hands over the people in parts of at most `most`, and what could not be read.
  /// - Throws: ``ExtractHeader/Fault``, ``ExtractFile/Unreadable``, or what `body` throws.
  /// - Returns: the headings that are not taken over.
  @discardableResult
  func forEach(most: Int, _ body: ([RegisteredResident], [Fault]) throws -> Void) throws -> [String] {
    var row: ExtractRow?
    var people: [RegisteredResident] = []
    var faults: [Fault] = []
    var seen: Set<Int> = []
    try file.forEachPart { part in
      for fields in part.rows {
        guard let reader = row else {
          row = ExtractRow(header: try ExtractHeader(fields.fields), home: home)
          continue
        }
        var found = reader.read(fields.fields)
        if let resident = found.resident, !seen.insert(code(resident[.number])).inserted {
          found = (nil, [ExtractRow.Fault(item: .number, fault: .twice)])
        }
        if let resident = found.resident { people.append(resident) }
        faults += found.faults.map { fault(of: $0, fields, reader.header) }
        guard people.count >= most || faults.count >= most else { continue }
        try body(people, faults)
        (people, faults) = ([], [])
      }
    }
    guard let row else { throw ExtractHeader.Fault.empty }
    if !people.isEmpty || !faults.isEmpty { try body(people, faults) }
    return row.header.left
  }

  private func fault(of fault: ExtractRow.Fault, _ row: CSVRows.Row, _ header: ExtractHeader) -> Fault {
    Fault(
      line: row.line, column: header.column(of: fault.item), heading: fault.item.heading,
      wouldBeRight: fault.fault.wouldBeRight)
  }
}
