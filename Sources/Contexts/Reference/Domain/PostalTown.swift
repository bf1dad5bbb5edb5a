/// The town column of the postal file, made into what stands in an address.
///
/// - Note: Source: Japan Post, 「郵便番号データファイルの形式等」 and 「読み仮名データの促音・拗音を小書きで表記するもの」,
///   and every odd row of the file of October 2026.
enum PostalTown {
  /// The towns a value stands for; one empty town when the value says that there is none.
  static func names(_ written: String) -> [String] {
    // Nine in ten towns are written plainly.
    guard written.unicodeScalars.contains(where: marks.contains) else { return [written] }
    let plain = withoutParentheses(written)
    if standsForNoTown(plain) { return [""] }
    if plain.unicodeScalars.contains(where: isRange) || plain.contains("地割、") { return [withoutNumber(before(plain))] }
    return unique(plain.split(separator: "、").map(String.init))
  }

  /// At least one of these stands in every value that is not a town's name as it is.
  private static let marks = Set("（(、〜～合円".unicodeScalars)

  /// Whether another row goes on with what this one began to put in parentheses.
  static func isUnfinished(_ written: String) -> Bool {
    let scalars = written.unicodeScalars
    return scalars.count(where: isOpening) > scalars.count(where: isClosing)
  }

  /// 「以下に掲載がない場合」, 「小菅村の次に１〜６６３番地がくる場合」, 「渡名喜村一円」. 一円 alone is a town of 滋賀県多賀町.
  private static func standsForNoTown(_ plain: String) -> Bool {
    plain == "以下に掲載がない場合" || plain.hasSuffix("がくる場合") || (plain.hasSuffix("一円") && plain != "一円")
  }

  /// 「大通西（１〜１９丁目）」 → 「大通西」: which numbers a code is for is not part of the town's name.
  static func withoutParentheses(_ written: String) -> String {
    guard written.unicodeScalars.contains(where: isOpening) else { return written }
    var depth = 0
    return String(String.UnicodeScalarView(written.unicodeScalars.filter { scalar in
      if isOpening(scalar) { depth += 1 }
      defer { if isClosing(scalar) && depth > 0 { depth -= 1 } }
      return depth == 0 && !isClosing(scalar)
    }))
  }

  private static func before(_ range: String) -> String {
    String(String.UnicodeScalarView(range.unicodeScalars.prefix { !isRange($0) && $0 != "、" }))
  }

  /// 「種市第１地割」 → 「種市」: the first of a range is not where everybody lives.
  private static func withoutNumber(_ first: String) -> String {
    var name = Substring(first)
    for unit in ["地割", "丁目", "番地", "線", "号"] where name.hasSuffix(unit) {
      name = name.dropLast(unit.count)
      break
    }
    guard let last = name.last, last.isNumber else { return first }
    while let last = name.last, last.isNumber { name = name.dropLast() }
    return String(name.hasSuffix("第") ? name.dropLast() : name)
  }

  private static func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { kept, name in if !kept.contains(name) { kept.append(name) } }
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "（" || scalar == "(" }
  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "）" || scalar == ")" }
  private static func isRange(_ scalar: Unicode.Scalar) -> Bool { scalar == "〜" || scalar == "～" }
}
