import DecisionSheets
import Kernel

/// A grid as a hidden field carries it.
extension SheetGrid {
  var json: JSONValue {
    .object([
      .init(
        "about",
        .object(
          About.allCases.compactMap { about in
            self.about[about].map { .init("\(about.rawValue)", .list($0.map { .text($0) })) }
          })),
      .init(
        "columns",
        .list(
          columns.map { column in
            .list(
              [column.kind.rawValue, column.heading, column.expression, column.type, column.values, column.otherwise]
                .map { .text($0) })
          })),
      .init("rows", .list(rows.map { .list($0.map { .text($0) }) })),
    ])
  }

  /// - Returns: `nil` when `json` is none that ``json`` gives.
  init?(_ json: JSONValue) {
    guard let columns = json["columns"]?.list, let rows = json["rows"]?.list else { return nil }
    var read: [Column] = []
    for column in columns {
      let texts = Self.texts(column)
      guard texts.count == 6, let kind = Kind(rawValue: texts[0]) else { return nil }
      read.append(
        Column(
          kind, heading: texts[1], expression: texts[2], type: texts[3], values: texts[4], otherwise: texts[5]))
    }
    self.init(columns: read, rows: rows.map(Self.texts))
    for member in json["about"]?.members ?? [] {
      if let about = Int(member.key).flatMap(About.init) { self.about[about] = Self.texts(member.value) }
    }
  }

  private static func texts(_ json: JSONValue) -> [String] { (json.list ?? []).map { $0.text ?? "" } }
}
