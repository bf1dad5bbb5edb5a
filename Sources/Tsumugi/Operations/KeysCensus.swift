import Web

/// How much each key seals, by column, and in files.
struct KeysCensus: Sendable {
  /// `files` is one of the rows; under 0 stands what keys seal that are not in the ring.
  let rows: [(what: String, counts: [UInt32: Int])]

  func total(under number: UInt32) -> Int { rows.reduce(0) { $0 + ($1.counts[number] ?? 0) } }

  /// `12 values, 3 files`
  func sentence(under number: UInt32) -> String {
    let files = rows.first { $0.what == "files" }?.counts[number] ?? 0
    return "\(total(under: number) - files) values, \(files) files"
  }

  /// `cases_draft.typed 3`, for what any of `numbers` seals.
  func lines(under numbers: [UInt32]) -> [String] {
    rows.compactMap { row in
      let count = numbers.reduce(0) { $0 + (row.counts[$1] ?? 0) }
      return count == 0 ? nil : "\(row.what) \(count)"
    }
  }
}
