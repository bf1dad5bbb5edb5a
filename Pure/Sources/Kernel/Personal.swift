/// A value about a person. It prints as `…`, so it cannot reach a log by accident.
///
/// Reading ``value`` is the deliberate act; `ArchitectureTests` looks for it in log calls.
public struct Personal<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public let value: Value

  public init(_ value: Value) { self.value = value }

  public var description: String { "…" }
  public var debugDescription: String { "…" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Personal: Equatable where Value: Equatable {}
