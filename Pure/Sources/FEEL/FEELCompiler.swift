/// Makes what was read ready for evaluation.
public enum FEELCompiler {
  /// Compiles an expression against the names of a layout; a name that is not in it is null.
  public static func compile(
    _ parsed: ParsedExpression, layout: FrameLayout, foreign: ForeignFunctions = .standard
  ) -> CompiledExpression {
    let compiler = ExpressionCompiler(layout, foreign)
    let node = compiler.node(parsed.expression)
    return CompiledExpression(node, slotCount: compiler.slotCount, type: parsed.expression.type)
  }

  /// Compiles the tests of a cell; the input is `?`.
  public static func compile(
    _ parsed: ParsedUnaryTests, layout: FrameLayout, foreign: ForeignFunctions = .standard
  ) -> CompiledUnaryTests {
    let compiler = ExpressionCompiler(layout, foreign)
    return compiler.unaryTests(parsed.tests)
  }

  /// Reads and compiles an expression.
  ///
  /// - Throws: the first thing that is not FEEL, with its place.
  public static func expression(
    _ text: String, layout: FrameLayout = FrameLayout()
  ) throws(FEELProblem) -> CompiledExpression {
    compile(try FEELParser.expression(text, in: layout.scope), layout: layout)
  }

  /// Reads and compiles the tests of a cell.
  ///
  /// - Throws: the first thing that is not FEEL, with its place.
  public static func unaryTests(
    _ text: String, layout: FrameLayout = FrameLayout(), input: FEELType = .any
  ) throws(FEELProblem) -> CompiledUnaryTests {
    compile(try FEELParser.unaryTests(text, in: layout.scope, input: input), layout: layout)
  }
}
