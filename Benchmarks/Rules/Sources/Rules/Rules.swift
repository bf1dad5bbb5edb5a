import Foundation

/// Measures the engine of rules; each command prints one line of JSON.
@main
struct Rules {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch (words.first, words.count) {
    case ("rate", 5): try Rate(rows: words[3], answers: words[4]).run(model: words[1], decision: words[2])
    case ("expression", 5):
      try Rate(rows: words[3], answers: words[4]).run(
        expression: words[1], names: words[2].split(separator: ",").map(String.init))
    case ("kit", 2): try Kit(folder: words[1]).run()
    case ("sweep", 5): try PeopleSweep(model: words[1], people: words[2], date: words[3], answers: words[4]).run()
    default:
      FileHandle.standardError.write(Data(usage.utf8))
      exit(64)
    }
  }

  private static let usage = """
    Rules rate MODEL DECISION ROWS ANSWERS    decisions per second over rows of text, number, number
    Rules expression TEXT NAMES ROWS ANSWERS  the same of an expression of numbers by itself
    Rules kit FOLDER                          reads and compiles every model of the compatibility kit
    Rules sweep MODEL PEOPLE DATE ANSWERS     one benefit for every person of a file

    """
}

/// One line of JSON on standard output.
func tell(_ result: [String: any Sendable]) throws {
  var line = try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
  line.append(0x0A)
  FileHandle.standardOutput.write(line)
}

/// Memory this process has had at most, and has now, in bytes.
func memory(_ field: String) -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix(field) } ?? ""
  return (Int(line.filter(\.isNumber)) ?? 0) * 1024
}

/// Seconds of a monotonic clock.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let time = try ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}

/// Seconds of the processor that this thread takes.
func processorSeconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let began = now()
  try body()
  return now() - began
}
