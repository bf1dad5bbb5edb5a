/// The keys of one map that was read, each to be asked for by name.
public struct SourceFields: Sendable {
  /// Where the map begins.
  public let mark: SourceMark
  private let values: [String: SourceNode]
  private let keyMarks: [String: SourceMark]

  public init(_ entries: [SourceNode.Entry], mark: SourceMark) {
    self.mark = mark
    values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    keyMarks = Dictionary(entries.map { ($0.key, $0.mark) }, uniquingKeysWith: { first, _ in first })
  }

  /// What stands behind a key; `nil` where nothing does.
  public subscript(key: String) -> SourceNode? {
    guard let value = values[key] else { return nil }
    if case .nothing = value { return nil }
    return value
  }

  /// The same keys with those of `changes` in their place.
  public func replaced(by changes: SourceFields) -> SourceFields {
    SourceFields(
      mark: mark, values: values.merging(changes.values) { $1 }, keyMarks: keyMarks.merging(changes.keyMarks) { $1 })
  }

  private init(mark: SourceMark, values: [String: SourceNode], keyMarks: [String: SourceMark]) {
    (self.mark, self.values, self.keyMarks) = (mark, values, keyMarks)
  }

  /// Where a key stands; of one that is missing, where the map begins.
  public func mark(_ key: String) -> SourceMark { keyMarks[key] ?? mark }
}
