/// Names and values that tell one series from another; the order they were given in does not matter.
struct MetricLabels: Hashable, Comparable, Sendable {
  struct Label: Hashable, Sendable {
    let name: String
    let value: String
  }

  let labels: [Label]

  init(_ dimensions: [(String, String)]) {
    labels = dimensions.map { Label(name: Self.legal($0.0), value: $0.1) }.sorted { $0.name < $1.name }
  }

  static func < (one: Self, other: Self) -> Bool {
    one.labels.lexicographicallyPrecedes(other.labels) { ($0.name, $0.value) < ($1.name, $1.value) }
  }

  /// `name` with every character that Prometheus does not allow there made `_`.
  ///
  /// - Note: Source: Prometheus documentation, "Data model": `[a-zA-Z_][a-zA-Z0-9_]*`, and `:` in names of metrics.
  static func legal(_ name: String, alsoAllowing extra: Character? = nil) -> String {
    let legal = name.map { character in
      let isWord = character == "_" || character.isASCII && (character.isLetter || character.isNumber)
      return isWord || character == extra ? character : "_"
    }
    return legal.first?.isNumber ?? true ? "_" + String(legal) : String(legal)
  }
}
