import CivilTime
import FEEL

/// Something a proof found out about a table or a model.
public struct ProofFinding: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No rule fits, and there is no default output.
    case gap
    /// Two rules fit where only one may.
    case overlap
    /// A rule that never decides anything.
    case unreachable
    /// Two rules fit that have to agree and do not.
    case contradiction
    /// Something that cannot be decided, or not within the work allowed.
    case undecided
    /// A rule that could be taken away without changing anything.
    case redundant
    /// An output the table itself does not allow.
    case outputNotAllowed = "output-not-allowed"
    /// Values a column allows that its type does not.
    case typeContradiction = "type-contradiction"
    /// A type nobody has defined.
    case missingType = "missing-type"
    /// An input, a decision or a function nothing asks for.
    case unused
  }

  /// Why a rule is unreachable, or something not decided.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Other rules take everything before.
    case taken
    /// No value at all passes the cell, or the cells of two columns that look at the same thing.
    case impossible
    /// Values pass the cell, but the input never has them.
    case notAllowed = "not-allowed"
    /// A last day before the first.
    case noDay = "no-day"
    /// The cell computes something, or names other things.
    case computed
    /// The text is not FEEL.
    case unreadable
    /// The proof would take too long.
    case tooLarge = "too-large"
    /// There are more gaps than are told.
    case more
    /// The engine did not show what the proof expected.
    case unconfirmed
    /// Whether two computed outputs are the same.
    case outputs
  }

  /// Whether somebody has to do something about it.
  public enum Weight: String, Sendable, Hashable {
    /// The table is wrong.
    case defect
    /// Nobody knows; a person has to look.
    case open
    /// Worth knowing.
    case remark
  }

  public struct Example: Sendable, Hashable {
    /// What the input is called.
    public let input: String
    public let value: Value

    public init(input: String, value: Value) {
      self.input = input
      self.value = value
    }
  }

  public struct Period: Sendable, Hashable {
    /// The first day; nil where there is none.
    public let from: LocalDate?
    /// The last day, included; nil where there is none.
    public let to: LocalDate?

    public init(from: LocalDate?, to: LocalDate?) {
      self.from = from
      self.to = to
    }
  }

  public let kind: Kind
  /// The decision, function or type it is about; empty where a table was given without a name.
  public let element: String
  /// Rules counted from one. Of overlaps and contradictions the first with each of the others; of unreachable rules the
  /// first is the one, the others take what it asks for.
  public internal(set) var rules: [Int] = []
  /// Values that show it, one for each variable of the table; the engine has been asked.
  public internal(set) var example: [Example] = []
  /// All values it is about; inputs that do not matter are left out. Of gaps and overlaps only.
  public internal(set) var regions: [ProofRegion] = []
  /// The days it is about; nil where the date does not matter.
  public internal(set) var period: Period?
  /// The date of the example; nil where it does not matter.
  public internal(set) var date: LocalDate?
  /// The column it is about, by its name, where it is one.
  public internal(set) var input: String?
  /// The cell's text, or the name of a type or a value.
  public internal(set) var text: String?
  public internal(set) var reason: Reason?
  /// Outputs of the rules, where they contradict each other or are not allowed.
  public internal(set) var outputs: [Value] = []
  /// Expressions that are taken to have any value of their type, though they may not.
  public internal(set) var assumptions: [String] = []
  /// Whether only numbers between whole ones are concerned, in a column whose rules name whole ones.
  public internal(set) var isFractional = false

  init(_ kind: Kind, in element: String) {
    self.kind = kind
    self.element = element
  }

  public var weight: Weight {
    switch kind {
    case .gap, .overlap, .unreachable, .contradiction, .outputNotAllowed, .typeContradiction, .missingType: .defect
    case .undecided: .open
    case .redundant, .unused: .remark
    }
  }
}
