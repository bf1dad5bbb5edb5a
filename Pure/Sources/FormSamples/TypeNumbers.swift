import FormSchema
import Nihongo

extension AnswerTyping {
  /// Often a number that a rule names, or the one beside it; otherwise rather a small one.
  mutating func number(_ range: ClosedRange<Int>, _ id: String) -> Int {
    let known = hints.numbers(id).flatMap { [$0 - 1, $0, $0 + 1] }.filter(range.contains)
    if !known.isEmpty, random.chance(50) { return random.pick(known) }
    let widest = min(range.upperBound, max(range.lowerBound, 0) + random.pick([3, 30, 3_000, 300_000]))
    return random.chance(5) ? range.upperBound : random.number(in: range.lowerBound...max(range.lowerBound, widest))
  }

  mutating func yen(_ amount: Int) -> String {
    amount >= 0 && random.chance(20) ? "¥\(amount)" : Spelling.number(amount, unit: "円", &random)
  }

  mutating func insuredNumber(_ kind: InsuredNumber.Kind) -> String {
    let digits = random.digits(random.number(in: kind.length))
    return Spelling.digits(digits, kind == .pension ? [4] : [3, 3], &random)
  }

  /// With a right check digit.
  mutating func individualNumber() -> String {
    let digits = random.digits(11)
    return Spelling.digits(checked { "\(digits)\($0)" } isRight: { IndividualNumber($0) != nil }, [4, 4], &random)
  }

  mutating func corporateNumber() -> String {
    let digits = random.digits(12)
    return Spelling.digits(checked { "\($0)\(digits)" } isRight: { CorporateNumber($0) != nil }, [1, 4, 4], &random)
  }

  private func checked(_ number: (Int) -> String, isRight: (String) -> Bool) -> String {
    (0...9).lazy.map(number).first(where: isRight) ?? number(0)
  }

  mutating func account() -> [String: String] {
    let holder = "\(random.pick(SampleWords.families).1) \(random.pick(SampleWords.givens).1)"
    let home = random.chance(30) ? yucho() : bank()
    return home.merging(["holder": Spelling.kana(holder, &random)]) { first, _ in first }
  }

  private mutating func bank() -> [String: String] {
    [
      "institution": "bank", "bank-code": random.chance(50) ? Spelling.ascii(random.digits(4), &random) : "",
      "bank-name": random.pick(SampleWords.banks), "branch-code": random.chance(50) ? random.digits(3) : "",
      "branch-name": random.pick(SampleWords.branches), "kind": random.pick(BankAccount.Kind.allCases).rawValue,
      "number": Spelling.ascii(random.digits(random.number(in: 1...7)), &random),
    ]
  }

  private mutating func yucho() -> [String: String] {
    let isTransfer = random.chance(20)
    let symbol = isTransfer ? "0" + random.digits(4) : "1\(random.digits(3))0"
    let number = isTransfer
      ? random.digits(random.number(in: 1...6)) : "\(random.number(in: 1...9))\(random.digits(random.below(7)))1"
    return [
      "institution": "yucho", "yucho-symbol": Spelling.ascii(symbol, &random),
      "yucho-number": Spelling.ascii(number, &random),
    ]
  }
}
