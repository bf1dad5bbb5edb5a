import DecimalArithmetic

/// Strings (DMN 1.5 §10.3.4.3). Lengths and positions count code points, so 🐎 is one.
enum StringFunctions {
  static let all: [BuiltIn] = [
    Declare.function(
      "substring", [("string", .string), ("start position", .number), ("length?", .number)], .string
    ) { substring($0) },
    Declare.function("string length", [("string", .string)], .number) { arguments in
      guard let text = arguments.string(0) else { return arguments.null(expected: "a text") }
      return .number(Decimal128(text.unicodeScalars.count))
    },
    mapped("upper case") { $0.uppercased() },
    mapped("lower case") { $0.lowercased() },
    searching("substring before", .string) { text, match, place in
      .string(place.map { String(decoding: text[0..<$0], as: UTF8.self) } ?? "")
    },
    searching("substring after", .string) { text, match, place in
      .string(place.map { String(decoding: text[($0 + match.count)...], as: UTF8.self) } ?? "")
    },
    searching("contains", .boolean) { _, _, place in .boolean(place != nil) },
    searching("starts with", .boolean) { text, match, _ in .boolean(text.starts(with: match)) },
    searching("ends with", .boolean) { text, match, _ in
      .boolean(text.count >= match.count && text.suffix(match.count).elementsEqual(match))
    },
    Declare.function("string join", [("list", .list(.string)), ("delimiter?", .string)], .string) {
      join($0)
    },
  ]

  private static func mapped(_ name: String, _ map: @escaping @Sendable (String) -> String) -> BuiltIn {
    Declare.function(name, [("string", .string)], .string) { arguments in
      guard let text = arguments.string(0) else { return arguments.null(expected: "a text") }
      return arguments.evaluation.string(map(text), at: arguments.range)
    }
  }

  private typealias Search =
    @Sendable (_ text: ArraySlice<UInt8>, _ match: ArraySlice<UInt8>, _ place: Int?) -> Value

  private static func searching(_ name: String, _ result: FEELType, _ answer: @escaping Search) -> BuiltIn {
    Declare.function(name, [("string", .string), ("match", .string)], result) { arguments in
      guard let text = arguments.string(0), let match = arguments.string(1) else {
        return arguments.null(expected: "two texts")
      }
      let (bytes, wanted) = (Array(text.utf8), Array(match.utf8))
      let work = bytes.count >> 4 &+ (bytes.count >> 10) &* (wanted.count >> 4)
      guard arguments.charge(work) else { return .null }
      return answer(bytes[...], wanted[...], place(of: wanted, in: bytes))
    }
  }

  /// Where the bytes first stand; UTF-8 never matches in the middle of a character.
  private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = wanted.first else { return 0 }
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start }
    }
    return nil
  }

  private static func substring(_ arguments: Arguments) -> Value {
    guard let text = arguments.string(0) else { return arguments.null(expected: "a text") }
    let scalars = text.unicodeScalars
    let count = scalars.count
    guard arguments.charge(text.utf8.count >> 4), let position = arguments.integer(1), position != 0,
      position.magnitude <= count
    else { return arguments.null(.outOfRange, expected: "a position in the text") }
    let start = position > 0 ? position - 1 : count + position
    var length = count - start
    if arguments.count > 2 {
      guard let wanted = arguments.integer(2), wanted >= 0 else {
        return arguments.null(.outOfRange, expected: "a length of zero or more")
      }
      length = min(length, wanted)
    }
    let from = scalars.index(scalars.startIndex, offsetBy: start)
    let to = scalars.index(from, offsetBy: length)
    return .string(String(scalars[from..<to]))
  }

  private static func join(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0) else { return arguments.null(expected: "a list of texts") }
    var delimiter = ""
    if arguments.count > 1, !arguments[1].isNull {
      guard let given = arguments.string(1) else { return arguments.null(expected: "a text between") }
      delimiter = given
    }
    var result = ""
    var isFirst = true
    for item in list.items {
      if item.isNull { continue }
      guard case .string(let text) = item else { return arguments.null(expected: "a list of texts") }
      guard arguments.charge((text.utf8.count + delimiter.utf8.count) >> 4) else { return .null }
      if !isFirst { result += delimiter }
      result += text
      isFirst = false
    }
    return .string(result)
  }
}
