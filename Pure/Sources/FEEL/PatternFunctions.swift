/// Functions with regular expressions (DMN 1.5 §10.3.4.3), as XPath Functions 3.1 §5.6 defines them.
enum PatternFunctions {
  static let all: [BuiltIn] = [
    Declare.function(
      "matches", [("input", .string), ("pattern", .string), ("flags?", .string)], .boolean
    ) { matches($0) },
    Declare.function(
      "replace", [("input", .string), ("pattern", .string), ("replacement", .string), ("flags?", .string)],
      .string
    ) { replace($0) },
    Declare.function("split", [("string", .string), ("delimiter", .string)], .list(.string)) { split($0) },
  ]

  private static func matches(_ arguments: Arguments) -> Value {
    guard let input = arguments.string(0) else { return arguments.null(expected: "a text") }
    guard let pattern = pattern(arguments, flags: 2) else {
      return arguments.null(.badPattern, expected: "a regular expression")
    }
    return matching(arguments, pattern, input) { matcher throws(PatternProblem) in
      .boolean(try matcher.firstMatch(from: 0) != nil)
    }
  }

  private static func replace(_ arguments: Arguments) -> Value {
    guard let input = arguments.string(0), let replacement = arguments.string(2) else {
      return arguments.null(expected: "texts")
    }
    guard let pattern = pattern(arguments, flags: 3) else {
      return arguments.null(.badPattern, expected: "a regular expression")
    }
    let isLiteral = arguments.string(3)?.unicodeScalars.contains("q") ?? false
    guard let parts = ReplacementPart.parts(replacement, groups: pattern.groupCount, isLiteral: isLiteral)
    else { return arguments.null(.badPattern, expected: "a replacement with $ and a digit, \\$ or \\\\") }
    return matching(arguments, pattern, input) { matcher throws(PatternProblem) in
      guard let text = try replaced(&matcher, parts) else {
        return arguments.null(.badPattern, expected: "a pattern that does not match nothing")
      }
      return arguments.evaluation.string(text, at: arguments.range)
    }
  }

  private static func replaced(
    _ matcher: inout PatternMatcher, _ parts: [ReplacementPart]
  ) throws(PatternProblem) -> String? {
    var result: [UInt32] = []
    var at = 0
    while let match = try matcher.firstMatch(from: at) {
      guard !match.isEmpty else { return nil }
      result += matcher.text[at..<match.lowerBound]
      for part in parts {
        switch part {
        case .text(let text): result += text
        case .group(let number): result += matcher.group(number)
        }
      }
      guard result.count < 16_000_000 else { throw .tooCostly }
      at = match.upperBound
    }
    result += matcher.text[at...]
    return Self.text(result[...])
  }

  private static func split(_ arguments: Arguments) -> Value {
    guard let input = arguments.string(0) else { return arguments.null(expected: "a text") }
    guard let pattern = pattern(arguments, flags: nil) else {
      return arguments.null(.badPattern, expected: "a regular expression")
    }
    return matching(arguments, pattern, input) { matcher throws(PatternProblem) in
      var parts: [Value] = []
      var at = 0
      while let match = try matcher.firstMatch(from: at) {
        guard !match.isEmpty else {
          return arguments.null(.badPattern, expected: "a delimiter that does not match nothing")
        }
        parts.append(.string(text(matcher.text[at..<match.lowerBound])))
        at = match.upperBound
      }
      parts.append(.string(text(matcher.text[at...])))
      return arguments.evaluation.list(parts, at: arguments.range)
    }
  }

  /// The pattern of the second argument with the flags of another; null flags are none.
  private static func pattern(_ arguments: Arguments, flags index: Int?) -> Pattern? {
    guard let text = arguments.string(1), text.utf8.count <= 10_000 else { return nil }
    var flags = ""
    if let index, index < arguments.count, !arguments[index].isNull {
      guard let given = arguments.string(index) else { return nil }
      flags = given
    }
    return arguments.evaluation.pattern(text, flags)
  }

  private static func matching(
    _ arguments: Arguments, _ pattern: Pattern, _ input: String,
    _ body: (inout PatternMatcher) throws(PatternProblem) -> Value
  ) -> Value {
    let budget = min(arguments.evaluation.stepsLeft, 4_000_000)
    var matcher = PatternMatcher(pattern, input, budget: budget)
    defer { _ = arguments.charge((budget - matcher.budget) >> 2 + input.utf8.count >> 2) }
    do {
      return try body(&matcher)
    } catch {
      return arguments.null(.limitReached, expected: "a pattern that needs fewer steps on this text")
    }
  }

  private static func text(_ scalars: ArraySlice<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars { view.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(view)
  }
}
