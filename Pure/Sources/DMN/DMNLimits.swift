/// What one model may cost, so that no file can stop the process.
public struct DMNLimits: Sendable, Hashable {
  /// The largest file, in bytes.
  public var fileSize = 16 * 1_048_576
  /// How deep elements may nest in a file; expressions, components and contexts with them.
  public var nesting = 128
  /// How many elements a file may have.
  public var elements = 600_000
  /// How many parts a type may have with everything inside it, counted as often as it is named.
  public var typeSize = 20_000
  /// How many entries the lists of what each decision needs may have together.
  public var requirements = 4_000_000

  public init() {}

  public static let standard = DMNLimits()
}
