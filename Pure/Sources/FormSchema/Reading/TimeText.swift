import CivilTime
import Nihongo

/// A time of day as people type it, to the minute.
public enum TimeText {
  /// Reads 14:30, 14時30分, 14時半, 1430, 午後2時半, 2:30 pm, 正午, in any width and with spaces.
  ///
  /// 午前12時 and 午後12時 are refused: people mean noon as well as midnight by them. So is a bare 14.
  /// - Returns: `nil` when it is no time of the day's 24 hours.
  public static func read(_ typed: String) -> TimeOfDay? {
    guard typed.utf8.count <= 100 else { return nil }
    var rest = Width.half(typed).lowercased().filter { !$0.isWhitespace }[...]
    if rest == "正午" { return TimeOfDay(hour: 12, minute: 0, second: 0) }
    let half = takeHalf(&rest)
    guard let (hour, minute) = parts(rest, isHalfKnown: half != nil), let shifted = shift(hour, half) else {
      return nil
    }
    return TimeOfDay(hour: shifted, minute: minute, second: 0)
  }

  /// `14:30`; seconds are left out.
  public static func text(_ time: TimeOfDay) -> String { "\(twoDigits(time.hour)):\(twoDigits(time.minute))" }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Which half of the day a word names.
  private enum Half { case morning, afternoon, am, pm }

  private static let words: [(String, Half)] = [("午前", .morning), ("午後", .afternoon), ("am", .am), ("pm", .pm)]

  private static func takeHalf(_ rest: inout Substring) -> Half? {
    for (word, half) in words {
      if rest.hasPrefix(word) {
        rest = rest.dropFirst(word.count)
        return half
      }
      if [.am, .pm].contains(half), rest.hasSuffix(word) {
        rest = rest.dropLast(word.count)
        return half
      }
    }
    return nil
  }

  private static func shift(_ hour: Int, _ half: Half?) -> Int? {
    switch half {
    case nil: hour
    case .morning: hour < 12 ? hour : nil
    case .afternoon: hour < 12 ? hour + 12 : nil
    case .am: (1...12).contains(hour) ? hour % 12 : nil
    case .pm: (1...12).contains(hour) ? hour % 12 + 12 : nil
    }
  }

  private static func parts(_ text: Substring, isHalfKnown: Bool) -> (hour: Int, minute: Int)? {
    if let place = text.firstIndex(of: "時") {
      let after = text[text.index(after: place)...]
      let minutes = after.hasSuffix("分") ? after.dropLast() : after
      guard let hour = number(text[..<place], 1...2) else { return nil }
      if after.isEmpty { return (hour, 0) }
      if after == "半" { return (hour, 30) }
      return number(minutes, 1...2).map { (hour, $0) }
    }
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    if pieces.count == 1 {
      guard number(text, 3...4) != nil else { return isHalfKnown ? number(text, 1...2).map { ($0, 0) } : nil }
      return number(text.dropLast(2), 1...2).flatMap { hour in number(text.suffix(2), 2...2).map { (hour, $0) } }
    }
    // What a browser's own time field sends may end in seconds.
    guard pieces.count == 2 || (pieces.count == 3 && pieces[2] == "00") else { return nil }
    guard let hour = number(pieces[0], 1...2), let minute = number(pieces[1], 2...2) else { return nil }
    return (hour, minute)
  }

  private static func number(_ digits: Substring, _ length: ClosedRange<Int>) -> Int? {
    guard length.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }
}
