/// An answer nobody types: it is worked out of others each time the form is read.
public struct Computation: Sendable, Equatable {
  public var kind: Kind
  public var formula: Formula

  public init(_ kind: Kind, _ formula: Formula) { (self.kind, self.formula) = (kind, formula) }

  /// What comes of it.
  public enum Kind: String, Sendable, CaseIterable {
    /// A whole number; a fraction is cut off.
    case number
    /// Whole yen; a fraction is cut off.
    case yen
    case text, date
    case yesNo = "yes-no"
  }
}
