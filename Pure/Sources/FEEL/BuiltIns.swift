/// All built-in functions, by name (DMN 1.5 §10.3.4).
enum BuiltIns {
  static let all: [BuiltIn] =
    ConversionFunctions.all + BooleanFunctions.all + StringFunctions.all + PatternFunctions.all
    + ListFunctions.all + ListEditing.all + NumberFunctions.all + StatisticsFunctions.all
    + TemporalFunctions.all + RangeFunctions.all + ContextFunctions.all + SortFunction.all

  private static let byName: [String: BuiltIn] = {
    var table: [String: BuiltIn] = [:]
    for function in all { table[function.name] = function }
    return table
  }()

  /// For finding names of several words in a text; the type is the function's first signature.
  static let names: NameTable = {
    var table = NameTable()
    for function in all { table.add(function.name, .function(FunctionValue(function).type)) }
    return table
  }()

  static func function(_ name: String) -> BuiltIn? { byName[name] }

  static func resultType(of name: String) -> FEELType {
    guard let signatures = byName[name]?.signatures, let first = signatures.first else { return .any }
    return signatures.dropFirst().reduce(first.result) { $0.joined(with: $1.result) }
  }
}
