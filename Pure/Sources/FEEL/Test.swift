/// A compiled test of one input.
protocol Test: AnyObject, Sendable {
  /// Nil where it cannot be said: another type, null.
  func matches(_ input: Value, _ frame: Frame) -> Bool?
}
