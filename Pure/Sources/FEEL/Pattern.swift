/// A regular expression as XPath 3.1 knows it (XPath Functions 3.1 §5.6), compiled to a small program.
///
/// The matcher tries alternatives one after the other like other engines, but counts its steps and stops with
/// ``PatternProblem/tooCostly`` when they are used up: no pattern takes unbounded time or memory.
struct Pattern: Sendable {
  /// One step of the program.
  enum Instruction: Sendable {
    case character(UInt32)
    case folded(UInt32)
    /// `.` without the flag `s`: no line end.
    case anyInLine
    case any
    case inClass(Int)
    case start, end, lineStart, lineEnd
    /// Remembers where a group begins or ends.
    case save(Int)
    /// Remembers where a turn of a loop begins.
    case mark(Int)
    /// Goes on at the first place; at the second where that fails.
    case split(Int, Int)
    case jump(Int)
    /// Fails where nothing was read since the place was remembered: an empty turn of a loop.
    case progress(Int)
    case backReference(Int, ignoresCase: Bool)
    case match
  }

  let program: [Instruction]
  let classes: [CharacterClass]
  let groupCount: Int
  /// How many loops the program remembers a place for.
  let loopCount: Int

  struct Flags: Sendable, Hashable {
    var dotAll = false
    var multiLine = false
    var ignoresCase = false
    var ignoresSpace = false
    var isLiteral = false

    /// Nil where a letter is not one of `s m i x q`.
    init?(_ text: String) {
      for letter in text.unicodeScalars {
        switch letter {
        case "s": dotAll = true
        case "m": multiLine = true
        case "i": ignoresCase = true
        case "x": ignoresSpace = true
        case "q": isLiteral = true
        default: return nil
        }
      }
    }
  }

  /// - Throws: where the text is no regular expression, or is too large.
  init(_ text: String, _ flags: Flags) throws(PatternProblem) {
    var reader = PatternReader(text, flags)
    let tree = try reader.pattern()
    var writer = PatternWriter()
    try writer.write(tree)
    program = writer.program + [.match]
    classes = reader.classes
    groupCount = reader.groupCount
    loopCount = writer.loopCount
  }
}
