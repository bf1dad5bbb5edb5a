import DecimalArithmetic
import Foundation

/// The functions of other languages a model may name as `external` (DMN 1.5 §10.3.2.13.3).
///
/// No foreign code is ever loaded or run: a known method of a Java class is a function of this library that gives the
/// same result; any other is not a function.
public struct ForeignFunctions: Sendable {
  /// What a method does with its arguments; nil where they do not fit.
  public typealias Method = @Sendable ([Value]) -> Value?

  private var methods: [String: Method]

  public init() { methods = [:] }

  /// The methods of `java.lang` that models use for arithmetic and text.
  public static let standard = ForeignFunctions(methods: JavaMethods.all)

  private init(methods: [String: Method]) { self.methods = methods }

  /// Makes a method known.
  public mutating func add(class name: String, method signature: String, _ method: @escaping Method) {
    methods[Self.key(name, signature)] = method
  }

  /// The function that `{java: {class: …, method signature: …}}` describes; nil where it is not known.
  public func function(
    described description: Value, parameters: [FunctionValue.Parameter]
  ) -> FunctionValue? {
    guard case .context(let outer) = description else { return nil }
    let inner: Value = outer["java"] ?? description
    guard case .context(let java) = inner, case .string(let name)? = java["class"],
      case .string(let signature)? = java["method signature"],
      let method = methods[Self.key(name, signature)]
    else { return nil }
    return FunctionValue(parameters) { arguments, evaluation in
      if let value = method(arguments) { return value }
      evaluation.note(
        .wrongArguments, at: SourceRange(start: 0, end: 0), found: arguments.map(\.kindName).joined(separator: ", "),
        expected: "arguments that \(name).\(signature) takes")
      return .null
    }
  }

  static func key(_ name: String, _ signature: String) -> String {
    name + "." + signature.filter { $0 != " " }
  }
}

/// Methods of `java.lang`, by class and signature.
private enum JavaMethods {
  static let all: [String: ForeignFunctions.Method] = {
    var table: [String: ForeignFunctions.Method] = [:]
    for (name, function) in oneArgument {
      table["java.lang.Math.\(name)(double)"] = { arguments in
        double(arguments, 0).flatMap { number(function($0)) }
      }
    }
    for type in ["double", "float", "int", "long"] {
      table["java.lang.Math.max(\(type),\(type))"] = { chosen($0, type) { $0 > $1 } }
      table["java.lang.Math.min(\(type),\(type))"] = { chosen($0, type) { $0 < $1 } }
      table["java.lang.Math.abs(\(type))"] = { converted($0, 0, type).map { .number($0.magnitude) } }
    }
    table["java.lang.Math.pow(double,double)"] = { arguments in
      guard let base = double(arguments, 0), let exponent = double(arguments, 1) else { return nil }
      return number(pow(base, exponent))
    }
    for (name, type) in [
      ("Short", "short"), ("Byte", "byte"), ("Integer", "int"), ("Long", "long"), ("Float", "float"),
      ("Double", "double"),
    ] {
      table["java.lang.\(name).valueOf(\(type))"] = { converted($0, 0, type).map { .number($0) } }
      table["java.lang.\(name).valueOf(java.lang.String)"] = { parsed($0, type) }
    }
    table["java.lang.String.valueOf(char)"] = { arguments in
      guard arguments.count == 1, case .string(let text) = arguments[0], text.utf16.count == 1 else { return nil }
      return .string(text)
    }
    table["java.lang.String.format(java.lang.String,[Ljava.lang.Object;)"] = { format($0) }
    return table
  }()

  private static let oneArgument: [(String, @Sendable (Double) -> Double)] = [
    ("cos", { cos($0) }), ("sin", { sin($0) }), ("tan", { tan($0) }), ("acos", { acos($0) }),
    ("asin", { asin($0) }), ("atan", { atan($0) }), ("sqrt", { $0.squareRoot() }), ("exp", { exp($0) }),
    ("log", { log($0) }), ("log10", { log10($0) }), ("cbrt", { cbrt($0) }), ("ceil", { $0.rounded(.up) }),
    ("floor", { $0.rounded(.down) }), ("rint", { $0.rounded(.toNearestOrEven) }),
  ]

  private static func number(_ value: Double) -> Value? {
    guard value.isFinite else { return nil }
    return Decimal128("\(value)").map { .number($0) }
  }

  private static func double(_ arguments: [Value], _ index: Int) -> Double? {
    guard index < arguments.count, case .number(let number) = arguments[index] else { return nil }
    return Double(number.description)
  }

  /// The argument as Java would convert it to the type.
  private static func converted(_ arguments: [Value], _ index: Int, _ type: String) -> Number? {
    guard index < arguments.count, case .number(let number) = arguments[index] else { return nil }
    let whole = number.rounded(scale: 0, .down)?.int
    switch type {
    case "byte": return whole.flatMap { Int8(exactly: $0) }.map { Decimal128(Int($0)) }
    case "short": return whole.flatMap { Int16(exactly: $0) }.map { Decimal128(Int($0)) }
    case "int": return whole.flatMap { Int32(exactly: $0) }.map { Decimal128(Int($0)) }
    case "long": return whole.map { Decimal128($0) }
    case "float": return Float(number.description).flatMap { $0.isFinite ? Decimal128("\($0)") : nil }
    default: return Double(number.description).flatMap { $0.isFinite ? Decimal128("\($0)") : nil }
    }
  }

  private static func chosen(_ arguments: [Value], _ type: String, _ isBetter: (Number, Number) -> Bool) -> Value? {
    guard arguments.count == 2, let a = converted(arguments, 0, type), let b = converted(arguments, 1, type)
    else { return nil }
    return .number(isBetter(a, b) ? a : b)
  }

  private static func parsed(_ arguments: [Value], _ type: String) -> Value? {
    guard arguments.count == 1, case .string(let text) = arguments[0], let number = Decimal128(text) else {
      return nil
    }
    if type != "float", type != "double", !number.isInteger { return nil }
    return converted([.number(number)], 0, type).map { .number($0) }
  }

  /// `%s` and `%d` with the arguments in order, `%%` and `%n`; other letters are not known.
  private static func format(_ arguments: [Value]) -> Value? {
    guard let first = arguments.first, case .string(let pattern) = first else { return nil }
    var rest = arguments.dropFirst()
    var result = ""
    var isDirective = false
    for scalar in pattern.unicodeScalars {
      if !isDirective {
        if scalar == "%" { isDirective = true } else { result.unicodeScalars.append(scalar) }
        continue
      }
      isDirective = false
      switch scalar {
      case "%": result += "%"
      case "n": result += "\n"
      case "s", "d":
        guard let argument = rest.popFirst() else { return nil }
        result += argument.text ?? "null"
      default: return nil
      }
    }
    return isDirective ? nil : .string(result)
  }
}
