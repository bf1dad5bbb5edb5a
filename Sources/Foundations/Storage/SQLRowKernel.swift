import Kernel

extension SQLRow {
  /// The id in a `TEXT` column.
  public func id<Subject>(_ column: String, of _: Subject.Type = Subject.self) throws(StorageError) -> ID<Subject> {
    guard let id = ID<Subject>(try text(column)) else { throw .unexpectedColumn(column) }
    return id
  }

  public func idIfPresent<Subject>(
    _ column: String, of _: Subject.Type = Subject.self
  ) throws(StorageError) -> ID<Subject>? {
    guard try textIfPresent(column) != nil else { return nil }
    return try id(column)
  }

  /// The moment in an `_at` column.
  public func instant(_ column: String) throws(StorageError) -> Instant { Instant(milliseconds: try int(column)) }

  public func instantIfPresent(_ column: String) throws(StorageError) -> Instant? {
    try intIfPresent(column).map(Instant.init(milliseconds:))
  }

  /// The date in an `_on` column.
  public func date(_ column: String) throws(StorageError) -> CivilDate {
    guard let date = CivilDate(try text(column)) else { throw .unexpectedColumn(column) }
    return date
  }

  public func dateIfPresent(_ column: String) throws(StorageError) -> CivilDate? {
    try textIfPresent(column) == nil ? nil : date(column)
  }

  /// A value of an enumeration stored by its raw text.
  public func value<Value: RawRepresentable<String>>(
    _ column: String, _: Value.Type = Value.self
  ) throws(StorageError) -> Value {
    guard let value = Value(rawValue: try text(column)) else { throw .unexpectedColumn(column) }
    return value
  }
}

extension SQLText.StringInterpolation {
  public mutating func appendInterpolation<Subject>(_ id: ID<Subject>?) { appendInterpolation(id?.description) }
  public mutating func appendInterpolation(_ instant: Instant?) { appendInterpolation(instant?.milliseconds) }
  public mutating func appendInterpolation(_ date: CivilDate?) { appendInterpolation(date?.description) }
  public mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value?) {
    appendInterpolation(value?.rawValue)
  }
}
