/// Writes Prometheus' text format, version 0.0.4.
///
/// - Note: Source: Prometheus documentation, "Exposition formats", read 2026-11-21.
struct ExpositionText {
  static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  private(set) var text = ""

  mutating func begin(_ name: String, kind: MetricKind, help: String?) {
    if let help { text += "# HELP \(name) \(Self.escaped(help))\n" }
    text += "# TYPE \(name) \(kind.rawValue)\n"
  }

  /// - Parameter below: the upper bound of a histogram's bucket.
  mutating func add(_ name: String, _ labels: MetricLabels, _ value: Double, below: Double? = nil) {
    var pairs = labels.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
    if let below { pairs.append("le=\"\(Self.number(below))\"") }
    text += name
    if !pairs.isEmpty { text += "{\(pairs.joined(separator: ","))}" }
    text += " \(Self.number(value))\n"
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return Int64(exactly: value).map(String.init) ?? value.description
  }

  private static func escaped(_ text: String, quotes: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
