/// The digits of a number as people type it: any width, with spaces and hyphens between.
enum TypedDigits {
  /// - Parameter count: how many digits there must be.
  /// - Returns: `nil` when there are more or fewer digits, or anything else stands among them.
  static func read(_ typed: String, count: ClosedRange<Int>) -> [Int]? {
    guard typed.utf8.count <= 200 else { return nil }
    var digits: [Int] = []
    for scalar in Width.half(typed).unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(Int(scalar.value) - 0x30)
      case _ where scalar.properties.isWhitespace || Hyphen.isLike(scalar): continue
      default: return nil
      }
    }
    return count.contains(digits.count) ? digits : nil
  }
}

extension [Int] {
  /// Single digits as text.
  var digitText: String { map(String.init).joined() }
}
