import Synchronization

/// Where a member stood in the shape seen last, for one place in an expression. Threads may share it: a lost update costs
/// one look-up.
struct MemberPlace: ~Copyable, Sendable {
  /// The shape's identity in the upper 48 bits, the position in the lower 16.
  private let known = Atomic<UInt64>(0)

  /// The value of the member; nil where the context has none of that name.
  @inline(__always)
  func value(of name: String, in context: ContextValue) -> Value? {
    let known = known.load(ordering: .relaxed)
    if known >> 16 == context.shapeIdentity { return context.value(at: Int(truncatingIfNeeded: known & 0xFFFF)) }
    return find(name, context.shape).map { context.value(at: $0) }
  }

  @inline(never)
  private func find(_ name: String, _ shape: ContextShape) -> Int? {
    guard let index = shape.index(of: name) else { return nil }
    if index <= 0xFFFF, shape.identity < 1 << 48 {
      known.store(shape.identity << 16 | UInt64(index), ordering: .relaxed)
    }
    return index
  }
}
