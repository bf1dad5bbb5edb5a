/// What Prometheus calls the type of a metric.
public enum MetricKind: String, Sendable {
  /// Only grows, until the process ends.
  case counter
  /// Goes up and down.
  case gauge
  case histogram
}
