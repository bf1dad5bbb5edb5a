import Foundation

/// One line of JSON on standard output.
public func tell(_ result: [String: any Sendable]) throws {
  var line = try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
  line.append(0x0A)
  FileHandle.standardOutput.write(line)
}

/// Says on standard error how the program is used, and ends it.
public func fail(usage: String) -> Never {
  FileHandle.standardError.write(Data(usage.utf8))
  exit(64)
}

/// Memory of this process in bytes, by its name in Linux's `status`: `VmHWM` at most so far, `VmRSS` now.
public func memory(_ field: String) -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(field) } ?? ""
  return (Int(line.filter(\.isNumber)) ?? 0) * 1024
}

/// Seconds of a monotonic clock.
public func seconds(_ body: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// Seconds of the processor that this thread takes.
public func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let began = now()
  try body()
  return now() - began
}
