import FEEL

/// The tests of a cell, ready to be asked and, where that is possible, with the places where their truth changes.
struct CellTest {
  let text: String
  let isAny: Bool
  let compiled: CompiledUnaryTests
  /// Nil where they cannot be told.
  let places: TurningPlaces?

  /// - Throws: where the text is not FEEL.
  init(_ text: String, input: FEELType) throws(FEELProblem) {
    let text = text.allSatisfy(\.isWhitespace) ? "-" : text
    let parsed = try FEELParser.unaryTests(text, input: input)
    var reader = TurningPlaceReader(text, subject: "?")
    self.text = text
    isAny = parsed.tests.isAny
    compiled = FEELCompiler.compile(parsed, layout: FrameLayout())
    places = reader.read(parsed.tests) ? reader.places : nil
  }

  func holds(_ value: Value, _ evaluation: Evaluation) -> Bool {
    isAny || evaluation.matches(compiled, value) == true
  }
}
