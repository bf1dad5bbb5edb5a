/// `-`
final class AnyTest: Test {
  func matches(_ input: Value, _ frame: Frame) -> Bool? { true }
}
