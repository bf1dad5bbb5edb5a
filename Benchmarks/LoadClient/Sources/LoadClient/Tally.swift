import Glibc

/// What came of the requests.
struct Tally {
  /// Microseconds from the first byte sent to the last byte read.
  var latencies: [UInt32] = []
  var bytes = 0
  var failures: [String: Int] = [:]
  var nanoseconds: UInt64 = 0
  /// By request, when they are kept.
  var cookies: [[String]] = []

  mutating func count(nanoseconds: UInt64, bytes count: Int) {
    latencies.append(UInt32(clamping: nanoseconds / 1000))
    bytes += count
  }

  /// One JSON object on one line.
  var json: String {
    let sorted = latencies.sorted()
    let seconds = Double(nanoseconds) / 1e9
    let failed = failures.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let milliseconds = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0)].map { name, share in
      "\"\(name)Milliseconds\": \(Self.percentile(sorted, share))"
    }
    return """
      {"requests": \(latencies.count), "seconds": \(seconds), \
      "perSecond": \(Double(latencies.count) / max(seconds, 1e-9)), \
      \(milliseconds.joined(separator: ", ")), "bytes": \(bytes), "failures": {\(failed)}, \
      "clientProcessorSeconds": \(Self.processorSeconds())}
      """
  }

  /// The smallest latency that `share` of the requests did not exceed, in milliseconds.
  static func percentile(_ sorted: [UInt32], _ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return Double(sorted[min(max(rank, 1), sorted.count) - 1]) / 1000
  }

  private static func processorSeconds() -> Double {
    Double(clock()) / 1e6
  }

  /// - Returns: whether the file could be written.
  func writeCookies(to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    for (number, set) in cookies.enumerated() { fputs("\(number)\t\(set.joined(separator: "\t"))\n", file) }
    return fclose(file) == 0
  }
}
