/// Pairs of neighbouring characters: how text without spaces between words is indexed.
enum Bigrams {
  static func of(_ text: some StringProtocol) -> [String] {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 1 else { return scalars.map { String($0) } }
    return zip(scalars, scalars.dropFirst()).map { String(scalars: [$0, $1]) }
  }
}
