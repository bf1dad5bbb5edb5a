/// A value about a person that prints as `…` and shows nothing to a debugger's mirror, so it cannot reach a log.
///
/// Each conforming type has a property to read it by, which is the deliberate act.
public protocol PersonalValue: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension PersonalValue {
  public var description: String { "…" }
  public var debugDescription: String { "…" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
