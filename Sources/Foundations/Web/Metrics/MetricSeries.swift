import Metrics
import Synchronization

/// One line, or one histogram, of the page.
protocol MetricSeries: AnyObject, Sendable {
  static var kind: MetricKind { get }
  func write(_ name: String, _ labels: MetricLabels, to text: inout ExpositionText)
}

/// How often something happened.
final class CountSeries: MetricSeries, CounterHandler {
  static let kind = MetricKind.counter
  private let count = Atomic<Int64>(0)

  func increment(by amount: Int64) { count.wrappingAdd(amount, ordering: .relaxed) }
  func reset() { count.store(0, ordering: .relaxed) }

  func write(_ name: String, _ labels: MetricLabels, to text: inout ExpositionText) {
    text.add(name, labels, Double(count.load(ordering: .relaxed)))
  }
}

/// How much there is now.
final class LevelSeries: MetricSeries, MeterHandler, RecorderHandler {
  static let kind = MetricKind.gauge
  private let level = AtomicDouble()

  func set(_ value: Int64) { level.value = Double(value) }
  func set(_ value: Double) { level.value = value }
  func increment(by amount: Double) { level.add(amount) }
  func decrement(by amount: Double) { level.add(-amount) }
  func record(_ value: Int64) { level.value = Double(value) }
  func record(_ value: Double) { level.value = value }

  func write(_ name: String, _ labels: MetricLabels, to text: inout ExpositionText) {
    text.add(name, labels, level.value)
  }
}

/// How many values fell below each of a few bounds, and their sum.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
  static let kind = MetricKind.histogram
  private let bounds: [Double]
  /// One more than bounds: what is above them all.
  private let buckets: [AtomicCount]
  private let sum = AtomicDouble()

  /// - Parameter bounds: ascending; a value that equals one belongs below it.
  init(bounds: [Double]) {
    self.bounds = bounds
    buckets = (0...bounds.count).map { _ in AtomicCount() }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    // A handful of bounds: looking through them is quicker than halving.
    buckets[bounds.firstIndex { value <= $0 } ?? bounds.count].add(1)
    sum.add(value)
  }

  func write(_ name: String, _ labels: MetricLabels, to text: inout ExpositionText) {
    var below = 0
    for (bound, bucket) in zip(bounds + [.infinity], buckets) {
      below += bucket.value
      text.add(name + "_bucket", labels, Double(below), below: bound)
    }
    text.add(name + "_sum", labels, sum.value)
    // From the same look at the buckets, so that the two agree however much is recorded meanwhile.
    text.add(name + "_count", labels, Double(below))
  }
}

/// A number that many threads add to.
private final class AtomicCount: Sendable {
  private let count = Atomic<Int>(0)
  var value: Int { count.load(ordering: .relaxed) }
  func add(_ amount: Int) { count.wrappingAdd(amount, ordering: .relaxed) }
}

private final class AtomicDouble: Sendable {
  private let bits = Atomic<UInt64>(0)

  var value: Double {
    get { Double(bitPattern: bits.load(ordering: .relaxed)) }
    set { bits.store(newValue.bitPattern, ordering: .relaxed) }
  }

  func add(_ amount: Double) {
    var seen = bits.load(ordering: .relaxed)
    while true {
      let sum = (Double(bitPattern: seen) + amount).bitPattern
      let (wasExchanged, found) = bits.weakCompareExchange(expected: seen, desired: sum, ordering: .relaxed)
      if wasExchanged { return }
      seen = found
    }
  }
}
