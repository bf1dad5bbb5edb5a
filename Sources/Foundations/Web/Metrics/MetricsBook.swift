import Metrics
import Synchronization

/// The counters, levels and histograms of this process, kept in memory until somebody reads them.
/// A backend of swift-metrics.
///
/// A series is looked up once, when its handler is made; from then on counting touches atomics only. Two handlers with
/// the same name and labels count into the same series.
public final class MetricsBook: MetricsFactory {
  /// What ``text(with:)`` is, for the answer's `Content-Type`.
  public static let contentType = ExpositionText.contentType
  /// Upper bounds of the buckets of durations, in seconds, when nobody says otherwise.
  public static let secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  /// Upper bounds of the buckets of other sizes, when nobody says otherwise.
  public static let sizeBuckets: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256]
  /// So that a label that turns out to be without bound cannot fill the memory: further series are counted nowhere.
  static let mostSeriesOfOneName = 4_000

  private let help: [String: String]
  private let families = Mutex<[String: MetricFamily]>([:])

  /// - Parameter help: name of a metric → one sentence about it, for the reader of the page.
  public init(help: [String: String] = [:]) { self.help = help }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions) { CountSeries() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions) { LevelSeries() }
  }

  public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    guard aggregate else { return series(label, dimensions) { LevelSeries() } }
    return series(label, dimensions) { HistogramSeries(bounds: Self.sizeBuckets) }
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { HistogramSeries(bounds: Self.secondsBuckets) }
  }

  // A series outlives its handlers: a count that began anew would look like a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// Everything counted so far and `samples`, in Prometheus' text format 0.0.4.
  public func text(with samples: [MetricSample] = []) -> String {
    var text = ExpositionText()
    var all = families.withLock { $0 }
    for sample in samples { all[sample.name, default: MetricFamily(kind: sample.kind)].add(sample) }
    for (name, family) in all.sorted(by: { $0.key < $1.key }) {
      text.begin(name, kind: family.kind, help: help[name])
      for (labels, series) in family.sorted { series.write(name, labels, to: &text) }
    }
    return text.text
  }

  /// The series of this name and these labels. A name that already stands for another kind is counted nowhere: a metric
  /// has one type.
  private func series<Series: MetricSeries>(
    _ label: String, _ dimensions: [(String, String)], make: () -> Series
  ) -> Series {
    let name = MetricLabels.legal(label, alsoAllowing: ":")
    let labels = MetricLabels(dimensions)
    return families.withLock { families in
      var family = families[name] ?? MetricFamily(kind: Series.kind)
      if let known = family.series[labels] { return known as? Series ?? make() }
      let new = make()
      guard family.kind == Series.kind, family.series.count < Self.mostSeriesOfOneName else { return new }
      family.series[labels] = new
      families[name] = family
      return new
    }
  }
}

/// All series of one name.
struct MetricFamily: Sendable {
  let kind: MetricKind
  var series: [MetricLabels: any MetricSeries] = [:]

  init(kind: MetricKind) { self.kind = kind }

  var sorted: [(MetricLabels, any MetricSeries)] { series.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

  mutating func add(_ sample: MetricSample) {
    let level = LevelSeries()
    level.set(sample.value)
    series[MetricLabels(sample.labels)] = level
  }
}
