/// `a, b, c`
final class AlternativesTest: Test {
  private let tests: [any Test]

  init(_ tests: [any Test]) { self.tests = tests }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    var result: Bool? = false
    for test in tests {
      switch test.matches(input, frame) {
      case true: return true
      case nil: result = nil
      case false: break
      }
    }
    return result
  }
}
