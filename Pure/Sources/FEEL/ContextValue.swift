/// A context: named values in an order. Never changes once made.
///
/// `@unchecked` because of the pointer: its memory is written before the context exists for others, read only after that,
/// and freed when nobody holds the context any more.
public final class ContextValue: @unchecked Sendable {
  public let shape: ContextShape
  /// The shape's, at hand without the shape.
  let shapeIdentity: UInt64
  let depth: Int
  let weight: Int
  private let storage: UnsafeMutablePointer<Value>

  /// Nil where a name stands twice, or the values nest too deep or weigh too much.
  public convenience init?(_ members: [(String, Value)]) {
    guard let shape = ContextShape(members.map(\.0)) else { return nil }
    self.init(shape: shape, values: members.map(\.1))
  }

  /// A context of a shape that many have: the fastest way to make rows of a table.
  ///
  /// Nil where the values nest too deep, weigh too much or are not as many as the shape's names.
  public convenience init?(shape: ContextShape, values: [Value]) {
    guard shape.names.count == values.count else { return nil }
    let storage = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
    for (index, value) in values.enumerated() { (storage + index).initialize(to: value) }
    self.init(shape, adopting: storage)
  }

  /// Takes over memory with as many values as the shape has names. Nil, with the memory freed, where they nest too deep or
  /// weigh too much.
  init?(_ shape: ContextShape, adopting storage: UnsafeMutablePointer<Value>) {
    var measure = Measure()
    for index in 0..<shape.count { measure.add(storage[index]) }
    self.shape = shape
    shapeIdentity = shape.identity
    self.storage = storage
    depth = measure.depth
    weight = measure.weight
    guard measure.isAllowed else { return nil }
  }

  deinit {
    storage.deinitialize(count: shape.count)
    storage.deallocate()
  }

  public static let empty: ContextValue = ContextValue(none: ())

  private init(none: Void) {
    shape = .empty
    shapeIdentity = shape.identity
    storage = .allocate(capacity: 0)
    depth = 1
    weight = 1
  }

  public var count: Int { shape.count }
  public var names: [String] { shape.names }
  public var values: [Value] { Array(UnsafeBufferPointer(start: storage, count: count)) }

  /// The value at a position; the caller has it from the shape.
  @inline(__always)
  func value(at index: Int) -> Value { storage[index] }

  /// The value of a member; nil where there is none of that name.
  public subscript(name: String) -> Value? {
    guard let index = shape.index(of: name) else { return nil }
    return storage[index]
  }

  /// Members in their order.
  public var members: [(name: String, value: Value)] {
    shape.names.indices.map { (name: shape.names[$0], value: storage[$0]) }
  }

  /// The same context with one member more or one replaced; nil where it would nest too deep or weigh too much.
  public func setting(_ name: String, to value: Value) -> ContextValue? {
    var changed = values
    if let index = shape.index(of: name) {
      changed[index] = value
      return ContextValue(shape: shape, values: changed)
    }
    guard let wider = ContextShape(shape.names + [name]) else { return nil }
    return ContextValue(shape: wider, values: changed + [value])
  }

  var type: FEELType.ContextType {
    FEELType.ContextType(members.map { .init($0.name, $0.value.type) })
  }
}
