/// A link of the header's navigation or of the footer.
public struct PageLink: Sendable, Equatable {
  public var label: String
  public var href: String
  public var isCurrent: Bool
  /// A number beside the label, such as how many cases wait.
  public var count: Int?

  public init(_ label: String, href: String, isCurrent: Bool = false, count: Int? = nil) {
    self.label = label
    self.href = href
    self.isCurrent = isCurrent
    self.count = count
  }
}
