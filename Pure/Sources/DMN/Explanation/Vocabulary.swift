/// People's words for what a model calls by ids and codes: the options of a form, short names, ids of departments.
public struct Vocabulary: Sendable, Equatable {
  /// Words for one fact or result, and for its values.
  public struct Entry: Sendable, Equatable {
    /// What it is called, whatever its column says; nil leaves it as the model has it.
    public var heading: String?
    /// What stands behind its numbers, as a Japanese heading writes it: 円; nil leaves it to the heading.
    public var unit: String?
    /// What its table is called; nil leaves it as the model has it.
    public var title: String?
    /// What people call its texts: `pension` is 年金の手続き.
    public var labels: [String: String]
    /// False where sentences leave it out: a code that is told elsewhere, or that is nobody's business.
    public var isTold: Bool

    public init(
      heading: String? = nil, unit: String? = nil, title: String? = nil, labels: [String: String] = [:],
      isTold: Bool = true
    ) {
      self.heading = heading
      self.unit = unit
      self.title = title
      self.labels = labels
      self.isTold = isTold
    }
  }

  /// What people call texts that are codes, wherever they stand.
  public var labels: [String: String]
  /// By the names of input data and decisions.
  public var facts: [String: Entry]
  /// By the names of the members of a result, as a table with several outputs gives them.
  public var members: [String: Entry]

  public init(labels: [String: String] = [:], facts: [String: Entry] = [:], members: [String: Entry] = [:]) {
    self.labels = labels
    self.facts = facts
    self.members = members
  }
}
