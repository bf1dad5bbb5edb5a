/// An element of an XML file with everything in it; comments and processing instructions are dropped.
public struct MarkupElement: Sendable, Hashable {
  public struct Attribute: Sendable, Hashable {
    /// As written, with its prefix.
    public let qualifiedName: String
    /// Empty without a prefix.
    public let namespace: String
    public let value: String

    /// Without the prefix.
    public var name: String { MarkupElement.localName(qualifiedName) }

    public init(_ qualifiedName: String, _ value: String, namespace: String = "") {
      self.qualifiedName = qualifiedName
      self.namespace = namespace
      self.value = value
    }
  }

  public enum Content: Sendable, Hashable {
    case element(MarkupElement)
    case text(String)
  }

  /// As written, with its prefix.
  public let qualifiedName: String
  public let namespace: String
  /// With the declarations of namespaces.
  public let attributes: [Attribute]
  public let content: [Content]
  public let position: TextPosition?

  public init(
    _ qualifiedName: String, namespace: String = "", attributes: [Attribute] = [], content: [Content] = [],
    position: TextPosition? = nil
  ) {
    self.qualifiedName = qualifiedName
    self.namespace = namespace
    self.attributes = attributes
    self.content = content
    self.position = position
  }

  /// Without the prefix.
  public var name: String { MarkupElement.localName(qualifiedName) }

  public var children: [MarkupElement] {
    content.compactMap { part in
      if case .element(let element) = part { element } else { nil }
    }
  }

  /// The text directly inside it.
  public var text: String {
    content.reduce(into: "") { text, part in
      if case .text(let piece) = part { text += piece }
    }
  }

  /// The value of an attribute without a prefix.
  public subscript(attribute: String) -> String? {
    attributes.first { $0.qualifiedName == attribute }?.value
  }

  static func localName(_ qualifiedName: String) -> String {
    guard let colon = qualifiedName.utf8.firstIndex(of: UInt8(ascii: ":")) else { return qualifiedName }
    return String(qualifiedName[qualifiedName.index(after: colon)...])
  }
}
