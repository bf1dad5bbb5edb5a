import Nihongo

extension AnswerTyping {
  /// Some have no reading, some have one name only.
  mutating func name() -> [String: String] {
    if random.chance(10) { return ["family": random.pick(SampleWords.latinNames)] }
    let family = random.pick(SampleWords.families), given = random.pick(SampleWords.givens)
    let isRead = random.chance(80)
    return [
      "family": family.0, "given": random.chance(20) ? " \(given.0) " : given.0,
      "family-kana": isRead ? Spelling.kana(family.1, &random) : "",
      "given-kana": isRead ? Spelling.kana(given.1, &random) : "",
    ]
  }

  mutating func kana(_ longest: Int) -> String {
    let words = [random.pick(SampleWords.families).1, random.pick(SampleWords.givens).1]
    let text = words.joined(separator: "\u{3000}")
    return Spelling.kana(text.count <= longest ? text : String(words[0].prefix(longest)), &random)
  }

  mutating func address() -> [String: String] {
    let place = random.pick(SampleWords.places)
    return [
      "postal-code": random.chance(80) ? Spelling.digits(place.0, [3], &random) : "", "prefecture": place.1,
      "city": place.2, "town": place.3, "street": random.pick(SampleWords.streets),
      "building": random.chance(30) ? random.pick(SampleWords.buildings) : "",
    ]
  }

  mutating func phone() -> String {
    let (digits, lengths) = random.pick([
      ("046300" + random.digits(4), [4, 2]), ("090" + random.digits(8), [3, 4]), ("0120" + random.digits(6), [4, 3]),
      ("033" + random.digits(7), [2, 4]),
    ])
    return Spelling.digits(digits, lengths, &random)
  }

  /// Typed twice, not always in the same width.
  mutating func email(_ id: String) -> [String: [String]] {
    let name = random.pick(["hanako", "ichiro.s", "t-yamada", "a_b+c"]) + random.digits(2)
    let address = "\(name)@\(random.pick(SampleWords.hosts))"
    return [id: [Spelling.ascii(address, &random)], "\(id).again": [Spelling.ascii(address, &random)]]
  }

  mutating func location() -> [String: String] {
    let position: [String: String] = [
      "latitude": "35.\(random.digits(6))", "longitude": Spelling.ascii("139.\(random.digits(5))", &random),
    ]
    let words = ["place": random.pick(SampleWords.spots)]
    switch random.below(3) {
    case 0: return words
    case 1: return position
    default: return position.merging(words) { first, _ in first }
    }
  }
}
