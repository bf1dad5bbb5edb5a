/// A type with a name (DMN 1.5 §7.3).
public struct ItemDefinition: Sendable, Hashable {
  public var name: String
  public var id: String?
  public var description: String?
  /// Whether values are lists of what is described.
  public var isCollection: Bool
  /// The type it narrows; nil where it has components or is a function.
  public var typeRef: String?
  /// Unary tests every value, or every item of a collection, has to pass.
  public var allowedValues: String?
  /// Unary tests the value as a whole has to pass; since DMN 1.4.
  public var typeConstraint: String?
  public var components: [ItemDefinition]
  public var function: FunctionItem?
  public var position: TextPosition?

  public init(
    _ name: String, typeRef: String? = nil, isCollection: Bool = false, allowedValues: String? = nil,
    typeConstraint: String? = nil, components: [ItemDefinition] = [], function: FunctionItem? = nil
  ) {
    self.name = name
    self.typeRef = typeRef
    self.isCollection = isCollection
    self.allowedValues = allowedValues
    self.typeConstraint = typeConstraint
    self.components = components
    self.function = function
  }
}

/// The type of functions (DMN 1.5 §7.3).
public struct FunctionItem: Sendable, Hashable {
  public var parameters: [InformationItem]
  public var outputTypeRef: String?

  public init(_ parameters: [InformationItem], outputTypeRef: String?) {
    self.parameters = parameters
    self.outputTypeRef = outputTypeRef
  }
}
