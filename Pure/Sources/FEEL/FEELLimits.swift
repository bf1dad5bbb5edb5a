/// What one expression may cost, so that no text and no value can stop the process.
public struct FEELLimits: Sendable, Hashable {
  /// The longest text that is read, in UTF-8 bytes.
  public var textLength = 1_048_576
  /// How deep brackets, ifs and calls may nest in a text.
  public var nesting = 96
  /// How deep lists and contexts may nest in a value.
  public var valueDepth = 256
  /// How many values a list or context may hold, with everything inside it.
  public var valueWeight = 16_000_000
  /// How many steps one evaluation may take; a step is about one list item, loop turn, call or 16 bytes of text.
  public var steps = 20_000_000
  /// How deep calls of functions may nest while evaluating.
  public var callDepth = 192

  public init() {}

  public static let standard = FEELLimits()
}
