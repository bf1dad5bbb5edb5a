import FEEL

/// Makes boxed expressions of one model ready. The kinds of boxes stand in the files `Compiling….swift`.
struct LogicCompiler {
  let namespace: String
  let element: String
  /// Nil where the model does not say; then it is FEEL.
  let language: String?
  /// Names of types in FEEL's own texts.
  let typeNames: [(String, FEELType)]
  var types: ItemTypes
  var problems: [DMNProblem] = []
  var slotCount = 0
  var depth = 0

  /// How deep expressions may nest; files cannot nest deeper.
  private static let deepest = 128

  init(
    namespace: String, element: String, language: String?, typeNames: [(String, FEELType)], types: ItemTypes
  ) {
    self.namespace = namespace
    self.element = element
    self.language = language
    self.typeNames = typeNames
    self.types = types
  }

  /// The names a text may use, and their slots.
  struct Names {
    private(set) var layout = FrameLayout()
    private(set) var scope: FEELScope

    init(types: [(String, FEELType)]) {
      scope = FEELScope([], types: types)
    }

    @discardableResult
    mutating func add(_ name: String, _ type: FEELType) -> Int {
      scope.add(name, type)
      return layout.add(name, type)
    }

    var count: Int { layout.count }
  }

  mutating func logic(_ expression: BoxedExpression, _ names: Names) -> any Logic {
    guard depth < LogicCompiler.deepest else {
      return broken(
        DMNProblem(.nestedTooDeep, in: element, expected: "expressions nested at most \(LogicCompiler.deepest) deep"))
    }
    depth += 1
    let logic = untyped(expression, names)
    depth -= 1
    slotCount = max(slotCount, names.count)
    guard expression.typeRef != nil else { return logic }
    let type = types.type(expression.typeRef, in: namespace, of: element)
    return type.feel == .any ? logic : TypedLogic(logic, type)
  }

  /// What is known of the type of an expression's value.
  mutating func type(of expression: BoxedExpression) -> FEELType {
    types.type(expression.typeRef, in: namespace, of: element).feel
  }

  private mutating func untyped(_ expression: BoxedExpression, _ names: Names) -> any Logic {
    switch expression.kind {
    case .literal(let literal): return self.literal(literal, names, at: expression.position)
    case .table(let table): return self.table(table, names)
    case .context(let entries): return context(entries, names)
    case .invocation(let function, let bindings): return invocation(function, bindings, names)
    case .list(let items): return ListLogic(items.map { logic($0, names) })
    case .relation(let columns, let rows): return relation(columns, rows, names)
    case .function(let definition): return function(definition, names)
    case .conditional(let condition, let then, let otherwise):
      return ConditionalLogic(logic(condition, names), logic(then, names), logic(otherwise, names))
    case .filter(let list, let match): return filter(list, match, names)
    case .iteration(let kind, let variable, let domain, let body):
      return iteration(kind, variable, domain, body, names)
    }
  }

  mutating func broken(_ problem: DMNProblem) -> any Logic {
    problems.append(problem)
    return BrokenLogic(problem)
  }

  func isFEEL(_ own: String?) -> Bool { (own ?? language).map(DMNVersion.isFEEL) ?? true }

  mutating func literal(
    _ literal: LiteralExpression, _ names: Names, at position: TextPosition?
  ) -> any Logic {
    guard isFEEL(literal.expressionLanguage) else {
      return broken(
        DMNProblem(
          .foreignLanguage, in: element, at: position, found: literal.expressionLanguage ?? language ?? "",
          expected: "FEEL"))
    }
    if literal.text.withoutOuterSpace.isEmpty { return ConstantLogic(.null) }
    switch compiled(literal.text, names, at: position) {
    case .success(let expression):
      // A constant null says why when it is evaluated.
      if let constant = expression.constant, !constant.isNull { return ConstantLogic(constant) }
      return LiteralLogic(expression)
    case .failure(let problem): return broken(problem)
    }
  }

  mutating func compiled(
    _ text: String, _ names: Names, at position: TextPosition?
  ) -> Result<CompiledExpression, DMNProblem> {
    do {
      let parsed = try FEELParser.expression(text, in: names.scope)
      note(parsed.notes, text, position)
      let expression = FEELCompiler.compile(parsed, layout: names.layout)
      slotCount = max(slotCount, expression.slotCount)
      return .success(expression)
    } catch {
      return .failure(DMNProblem(.feel, in: element, at: position, found: text, expression: error))
    }
  }

  private mutating func note(_ notes: [FEELProblem], _ text: String, _ position: TextPosition?) {
    for note in notes { problems.append(DMNProblem(.feel, in: element, at: position, found: text, expression: note)) }
  }

  mutating func tests(
    _ cell: DecisionTable.Cell, _ names: Names, input: FEELType
  ) -> CompiledUnaryTests? {
    let text = cell.text.withoutOuterSpace.isEmpty ? "-" : cell.text
    guard isFEEL(cell.expressionLanguage) else {
      problems.append(
        DMNProblem(
          .foreignLanguage, in: element, at: cell.position, found: cell.expressionLanguage ?? language ?? "",
          expected: "FEEL"))
      return nil
    }
    do {
      let parsed = try FEELParser.unaryTests(text, in: names.scope, input: input)
      note(parsed.notes, text, cell.position)
      let tests = FEELCompiler.compile(parsed, layout: names.layout)
      slotCount = max(slotCount, tests.slotCount)
      return tests
    } catch {
      problems.append(DMNProblem(.feel, in: element, at: cell.position, found: cell.text, expression: error))
      return nil
    }
  }
}
