/// A function as a value: written in an expression, built in, or lent by the one who evaluates.
public final class FunctionValue: Sendable {
  public struct Parameter: Sendable, Hashable {
    public let name: String
    public let type: FEELType

    public init(_ name: String, _ type: FEELType = .any) {
      self.name = name
      self.type = type
    }
  }

  /// What a lent function does with arguments that already have their parameters' types.
  public typealias Native = @Sendable (_ arguments: [Value], _ evaluation: Evaluation) -> Value

  enum Body: Sendable {
    case code(FunctionCode, captured: [Value])
    case builtIn(BuiltIn)
    case native(Native)
  }

  public let parameters: [Parameter]
  public let result: FEELType
  let body: Body
  let depth: Int

  /// A function of the host: a business knowledge model, a decision service, a foreign function.
  public init(_ parameters: [Parameter], result: FEELType = .any, native: @escaping Native) {
    self.parameters = parameters
    self.result = result
    body = .native(native)
    depth = 0
  }

  init(_ builtIn: BuiltIn) {
    let signature = builtIn.signatures[0]
    parameters = signature.parameters.map { Parameter($0.name, $0.type) }
    result = signature.result
    body = .builtIn(builtIn)
    depth = 0
  }

  init(_ code: FunctionCode, captured: [Value], depth: Int) {
    parameters = code.parameters
    result = .any
    body = .code(code, captured: captured)
    self.depth = depth
  }

  var type: FEELType.FunctionType {
    guard case .code(let code, _) = body else { return FEELType.FunctionType(parameters.map(\.type), result) }
    return FEELType.FunctionType(parameters.map(\.type), code.bodyType)
  }

  /// The arguments in the order of the parameters; nil where a name is unknown, stands twice or is missing.
  public func ordered(_ arguments: [(name: String, value: Value)]) -> [Value]? {
    guard arguments.count == parameters.count else { return nil }
    var values: [Value] = []
    for parameter in parameters {
      guard let argument = arguments.first(where: { Text.isSame($0.name, parameter.name) }) else { return nil }
      values.append(argument.value)
    }
    return values
  }
}
