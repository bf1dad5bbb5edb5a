/// `not(…)`
final class NegatedTest: Test {
  private let test: any Test

  init(_ test: any Test) { self.test = test }

  func matches(_ input: Value, _ frame: Frame) -> Bool? {
    test.matches(input, frame).map { !$0 }
  }
}
