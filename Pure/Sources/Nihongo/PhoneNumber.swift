/// A Japanese telephone number, printed with the hyphens its area code asks for: `0463-23-1111`, `090-1234-5678`.
///
/// Fixed, mobile, IP, free-dial and navi-dial numbers; not the three-digit emergency numbers, not other countries'.
public struct PhoneNumber: PersonalValue, TextCoded {
  /// Ten or eleven ASCII digits, the first of them 0.
  public let digits: String
  /// With hyphens: the deliberate act of reading the number. Where no area code fits, grouped as it was typed.
  public let text: String

  /// Takes any width, hyphens, spaces, dots, brackets and `+81`.
  /// - Returns: `nil` unless it is 11 digits from a 0A0 prefix (090, 050, 0800 …) or 10 digits from any other.
  public init?(_ typed: String) {
    guard typed.utf8.count <= 200, let groups = Self.groups(typed) else { return nil }
    let digits = groups.joined()
    guard digits.first == "0", digits.dropFirst().first != "0" else { return nil }
    // 0A0: the third digit is 0. Such numbers have eleven digits, all others ten.
    guard digits.count == (digits.dropFirst(2).first == "0" ? 11 : 10) else { return nil }
    self.digits = digits
    text = Self.grouped(digits) ?? groups.joined(separator: "-")
  }

  /// `+81463231111`, for `tel:` links.
  public var international: String { "+81" + digits.dropFirst() }

  var codedText: String { text }

  /// The typed digits, split wherever something stood between them; `nil` when a strange character did.
  private static func groups(_ typed: String) -> [String]? {
    var groups = [""]
    var isAbroad = false
    for scalar in Width.half(typed).unicodeScalars {
      switch scalar {
      case "0"..."9": groups[groups.count - 1].unicodeScalars.append(scalar)
      case "+" where groups == [""] && !isAbroad: isAbroad = true
      case _ where scalar == "." || scalar == "(" || scalar == ")" || scalar.properties.isWhitespace
        || Hyphen.isLike(scalar):
        if groups.last != "" { groups.append("") }
      default: return nil
      }
    }
    if groups.last == "" { groups.removeLast() }
    return isAbroad ? domestic(groups) : groups
  }

  /// `+81 463 23 1111` and the common `+81 (0)463 23 1111` as they are dialled at home.
  private static func domestic(_ groups: [String]) -> [String]? {
    guard let first = groups.first, first.hasPrefix("81") else { return nil }
    var rest = Array(groups.dropFirst())
    let area = first.dropFirst(2)
    if !area.isEmpty { rest.insert(String(area), at: 0) }
    if rest.first == "0" { rest.removeFirst() }
    guard let start = rest.first else { return nil }
    rest[0] = start.hasPrefix("0") ? start : "0" + start
    return rest
  }

  private static func grouped(_ digits: String) -> String? {
    let lengths: [Int]
    switch digits.count {
    case 11: lengths = digits.hasPrefix("0800") ? [4, 3] : [3, 4]
    case _ where ["0120", "0570", "0990"].contains(digits.prefix(4)): lengths = [4, 3]
    default:
      guard let area = AreaCode.length(digits.dropFirst()) else { return nil }
      lengths = [area, 6 - area]
    }
    let rest = digits.dropFirst(lengths[0])
    return "\(digits.prefix(lengths[0]))-\(rest.prefix(lengths[1]))-\(rest.dropFirst(lengths[1]))"
  }
}

extension PhoneNumber: Hashable {
  public static func == (left: PhoneNumber, right: PhoneNumber) -> Bool { left.digits == right.digits }

  public func hash(into hasher: inout Hasher) { hasher.combine(digits) }
}
