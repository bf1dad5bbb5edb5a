/// Short ways to write the tables of functions.
enum Declare {
  typealias Parameter = BuiltIn.Parameter

  /// One way to call it; parameters whose name ends in `?` may be left out.
  static func function(
    _ name: String, _ parameters: [(String, FEELType)], _ result: FEELType, pure: Bool = true,
    _ body: @escaping BuiltIn.Body
  ) -> BuiltIn {
    BuiltIn(name: name, signatures: [signature(parameters, result, body)], isPure: pure)
  }

  /// Several ways to call it.
  static func function(_ name: String, _ signatures: [BuiltIn.Signature], pure: Bool = true) -> BuiltIn {
    BuiltIn(name: name, signatures: signatures, isPure: pure)
  }

  /// `f(list)` and `f(a, b, c)`.
  static func variadic(
    _ name: String, _ parameters: [(String, FEELType)], _ result: FEELType,
    _ body: @escaping BuiltIn.Body
  ) -> BuiltIn {
    let signature = BuiltIn.Signature(
      parameters: parameters.map { Parameter(name: $0.0, type: $0.1) }, required: parameters.count,
      isVariadic: true, result: result, body: body)
    return BuiltIn(name: name, signatures: [signature], isPure: true)
  }

  static func signature(
    _ parameters: [(String, FEELType)], _ result: FEELType, _ body: @escaping BuiltIn.Body
  ) -> BuiltIn.Signature {
    let required = parameters.prefix { !$0.0.hasSuffix("?") }.count
    let declared = parameters.map { name, type in
      Parameter(name: name.hasSuffix("?") ? String(name.dropLast()) : name, type: type)
    }
    return BuiltIn.Signature(
      parameters: declared, required: required, isVariadic: false, result: result, body: body)
  }
}
