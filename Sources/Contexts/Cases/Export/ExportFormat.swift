/// How a list of cases leaves the house. The raw value is the ending of its file.
enum ExportFormat: String, Sendable, CaseIterable {
  case csv, xlsx

  var mediaType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
