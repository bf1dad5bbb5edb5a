import Nihongo

/// A certificate's number as it is searched and sorted: however it is written, and 第2号 before 第12号.
///
/// Folded like a name, each run of digits filled up with zeros to twelve. So `12` finds 第12号 and not 第112号.
struct NumberKey: Sendable, Equatable {
  private static let digits = 12

  let text: String

  init(_ number: String) {
    var text = ""
    var run = ""
    for character in FoldedText(number).text {
      if character.isASCII, character.isNumber {
        run.append(character)
      } else {
        text += Self.filled(run)
        text.append(character)
        run = ""
      }
    }
    self.text = text + Self.filled(run)
  }

  private static func filled(_ run: String) -> String {
    let digits = String(run.drop { $0 == "0" })
    guard !run.isEmpty, digits.count < Self.digits else { return run }
    return String(repeating: "0", count: Self.digits - digits.count) + digits
  }

  /// For `LIKE … ESCAPE '!'`: stands somewhere in a number's key.
  var pattern: String {
    "%" + text.map { "%_!".contains($0) ? "!\($0)" : "\($0)" }.joined() + "%"
  }
}
