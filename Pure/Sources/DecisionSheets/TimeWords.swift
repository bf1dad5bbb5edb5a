import CivilTime

/// Reads times of day: `9:30`, `午後1時`, `13時30分`.
enum TimeWords {
  /// The time that begins here as FEEL writes it, `09:30:00`; nil where none does.
  static func read(_ characters: inout TypedCharacters) -> String? {
    let start = characters.offset
    guard let time = time(&characters) else {
      characters.back(to: start)
      return nil
    }
    return time
  }

  private static func time(_ characters: inout TypedCharacters) -> String? {
    let half = characters.take(oneOf: ["午前", "午後"])
    characters.skipBlanks()
    guard var hour = number(&characters) else { return nil }
    var minute = 0
    var second = 0
    if characters.take("時") {
      if characters.take("半") {
        minute = 30
      } else if let typed = number(&characters) {
        guard characters.take("分") else { return nil }
        minute = typed
      }
    } else {
      guard characters.take(":"), let typed = number(&characters) else { return nil }
      minute = typed
      if characters.take(":") {
        guard let typed = number(&characters) else { return nil }
        second = typed
      }
    }
    if half != nil, !(0...12).contains(hour) { return nil }
    if half == "午後", hour < 12 { hour += 12 }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func number(_ characters: inout TypedCharacters) -> Int? {
    let digits = characters.digits()
    return (1...2).contains(digits.count) ? Int(digits) : nil
  }
}
