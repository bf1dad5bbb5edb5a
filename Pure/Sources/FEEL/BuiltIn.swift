/// A built-in function: its name and the ways to call it (DMN 1.5 §10.3.4).
struct BuiltIn: Sendable {
  typealias Body = @Sendable (Arguments) -> Value

  struct Signature: Sendable {
    let parameters: [Parameter]
    /// How many of the parameters must be there.
    let required: Int
    /// Whether the last parameter takes any number of arguments.
    let isVariadic: Bool
    let result: FEELType
    let body: Body
  }

  struct Parameter: Sendable {
    let name: String
    let type: FEELType
  }

  let name: String
  let signatures: [Signature]
  /// Whether the result depends on the arguments alone, so that it may be computed when compiling.
  let isPure: Bool

  /// The way to call it with so many arguments in order.
  func signature(for count: Int) -> Signature? {
    signatures.first { signature in
      count >= signature.required && (signature.isVariadic || count <= signature.parameters.count)
    }
  }

  /// The way to call it with arguments of these names, and for each parameter up to the last given one the
  /// position of its argument, nil where it is left out.
  func signature(named names: [String]) -> (signature: Signature, order: [Int?])? {
    for signature in signatures {
      var order = signature.parameters.map { parameter in
        names.firstIndex { FEELName.normalised($0) == parameter.name }
      }
      let given = order.compactMap { $0 }
      guard given.count == names.count, Set(given).count == given.count else { continue }
      guard order.prefix(signature.required).allSatisfy({ $0 != nil }) || signature.acceptsGaps else { continue }
      while let last = order.last, last == nil { order.removeLast() }
      return (signature, order)
    }
    return nil
  }
}

extension BuiltIn.Signature {
  /// `is(value2: x)`: a value that is left out is null.
  fileprivate var acceptsGaps: Bool { required == 1 && parameters.count == 2 && parameters[0].name == "value1" }
}
