import Foundation
import Web

/// What the operating system knows about this process, under the names every Prometheus client gives them.
enum ProcessFacts {
  /// A value that cannot be read is left out.
  static func samples() -> [MetricSample] {
    let facts: [(name: String, kind: MetricKind, value: Double?)] = [
      ("process_resident_memory_bytes", .gauge, residentBytes),
      ("process_cpu_seconds_total", .counter, processorSeconds),
      ("process_open_fds", .gauge, openDescriptors), ("process_max_fds", .gauge, mostDescriptors),
      ("process_start_time_seconds", .gauge, startSeconds),
    ]
    return facts.compactMap { fact in fact.value.map { MetricSample(fact.name, fact.kind, $0) } }
  }

  private static var residentBytes: Double? {
    // Pages: size resident shared text lib data dt.
    let pages = text("/proc/self/statm")?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return pages.map { $0 * Double(sysconf(Int32(_SC_PAGESIZE))) }
  }

  private static var processorSeconds: Double? {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return nil }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static var openDescriptors: Double? {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { Double($0.count) }
  }

  private static var mostDescriptors: Double? {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 ? Double(limit.rlim_cur) : nil
  }

  /// Field 22 of `/proc/self/stat`: ticks since the machine started.
  private static var startSeconds: Double? {
    let fields = text("/proc/self/stat")?.split(separator: ")").last?.split(separator: " ")
    let booted = text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }?.split(separator: " ").last
    guard let fields, fields.count > 19, let ticks = Double(fields[19]), let booted, let boot = Double(booted)
    else { return nil }
    return boot + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
}
