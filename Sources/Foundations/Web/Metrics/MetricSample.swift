/// A value that is looked up when somebody asks, and counted by nobody: mails waiting, memory in use.
public struct MetricSample: Sendable {
  let name: String
  let kind: MetricKind
  let labels: [(String, String)]
  let value: Double

  /// - Parameter kind: counter or gauge.
  public init(_ name: String, _ kind: MetricKind = .gauge, labels: [(String, String)] = [], _ value: Double) {
    (self.name, self.kind, self.labels, self.value) = (name, kind, labels, value)
  }
}
