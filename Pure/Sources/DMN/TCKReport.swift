/// What a run of the compatibility kit gave, case by case.
public struct TCKReport: Sendable {
  /// One test case.
  public struct Case: Sendable {
    /// `compliance-level-2` or `compliance-level-3`
    public let level: String
    public let folder: String
    public let file: String
    public let id: String
    /// The decisions whose results are asked for.
    public let result: String
    public let isPassed: Bool
    /// Whether the kit says that an error happens here, and whether the engine names one.
    public let expectsError: Bool
    public let namesError: Bool
    public let expected: String
    public let actual: String
    /// What the engine says about it.
    public let problems: [String]
    /// Of each result, where they were asked for.
    public let explanations: [Explanation]
  }

  public struct Score: Sendable, Hashable {
    public let name: String
    public let passed: Int
    public let total: Int
  }

  public let cases: [Case]

  public init(cases: [Case]) { self.cases = cases }

  public var passed: Int { cases.count { $0.isPassed } }
  public var failures: [Case] { cases.filter { !$0.isPassed } }

  /// Cases where the kit says that an error happens, and the engine gives null without saying why.
  public var silentErrors: [Case] { cases.filter { $0.expectsError && !$0.namesError } }

  public var levels: [Score] { scores { $0.level } }
  public var folders: [Score] { scores { "\($0.level)/\($0.folder)" } }

  private func scores(_ name: (Case) -> String) -> [Score] {
    var order: [String] = []
    var counts: [String: (passed: Int, total: Int)] = [:]
    for item in cases {
      let name = name(item)
      if counts[name] == nil { order.append(name) }
      let count = counts[name] ?? (0, 0)
      counts[name] = (count.passed + (item.isPassed ? 1 : 0), count.total + 1)
    }
    return order.map { name in
      let count = counts[name] ?? (0, 0)
      return Score(name: name, passed: count.passed, total: count.total)
    }
  }

  /// For people: levels, folders that are not complete, and each failure.
  public var text: String {
    var lines = levels.map { "\($0.name): \($0.passed) of \($0.total)" }
    lines += folders.filter { $0.passed < $0.total }.map { "  \($0.name): \($0.passed) of \($0.total)" }
    for failure in failures {
      lines.append("  \(failure.folder) \(failure.id) \(failure.result)")
      lines.append("    expected \(failure.expected)")
      lines.append("    actual   \(failure.actual)")
      lines += failure.problems.prefix(3).map { "    \($0)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The kit's own form of published results (github.com/dmn-tck/tck, *TestResults*): no heading; one line a case with
  /// folder, test file, case, `SUCCESS` or `ERROR`, and a message.
  public var csv: String {
    cases.map { item in
      let file = item.file.hasSuffix(".xml") ? String(item.file.dropLast(4)) : item.file
      let message = item.isPassed ? "" : "expected \(item.expected), found \(item.actual)"
      return ["\(item.level)/\(item.folder)", file, item.id, item.isPassed ? "SUCCESS" : "ERROR", message]
        .map(Self.quoted).joined(separator: ",") + "\n"
    }.joined()
  }

  /// On one line and between quotation marks. By code points: a mark that combines with a quote would hide it, and
  /// CR LF is one character.
  private static func quoted(_ text: String) -> String {
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": break
      case "\n": quoted.append(" ")
      case "\"": quoted.append(contentsOf: "\"\"".unicodeScalars)
      default: quoted.append(scalar)
      }
    }
    return String(quoted) + "\""
  }
}
