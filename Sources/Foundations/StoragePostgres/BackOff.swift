/// Keeps a server that is down from being asked again by every call: 0.1 s after the first failure, then twice as long
/// each time, up to 5 s.
struct BackOff {
  private var failures = 0
  private var notBefore: ContinuousClock.Instant?

  var isWaiting: Bool { notBefore.map { ContinuousClock.now < $0 } ?? false }

  mutating func fail() {
    notBefore = ContinuousClock.now + min(.seconds(5), .milliseconds(100) * (1 << min(failures, 6)))
    failures += 1
  }

  mutating func succeed() { self = BackOff() }
}
