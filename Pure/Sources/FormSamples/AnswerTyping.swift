import CivilTime
import FormSchema
import Kernel
import Nihongo

/// Types an answer into one question, the way people do: in any width and spelling, and right.
struct AnswerTyping {
  var random: SeededRandom
  let today: CivilDate
  let hints: QuestionHints

  /// What is typed into each of the question's own inputs; nothing for rows, and for what nobody types.
  mutating func fields(of question: Question) -> [String: [String]] {
    if question.allowsUnknown, random.chance(10) { return ["\(question.id).\(Question.unknown)": ["true"]] }
    let id = question.id
    switch question.type {
    case .name(isOrganisation: false): return parts(id, name())
    case .address: return parts(id, address())
    case .dateRange(let earliest, let latest): return parts(id, span(earliest, latest, id))
    case .bankAccount: return parts(id, account())
    case .location: return parts(id, location())
    case .email: return email(id)
    case .choice(let options, let hasOther): return choices(id, 1...1, options, hasOther)
    case .choices(let options, let least, let most, let hasOther):
      return choices(id, max(1, least)...max(1, least, most ?? options.count), options, hasOther)
    case .files(let accept, let least, let most):
      return [id: files(max(1, least)...max(1, least, min(most, least + 2)), accept)]
    case .signature: return [id: files(1...1, [.photo])]
    case .rows, .computed, .lookedUp, .information: return [:]
    default: return [id: [line(question)]]
    }
  }

  /// The answer of a question with one input.
  private mutating func line(_ question: Question) -> String {
    let id = question.id
    return switch question.type {
    case .text(let min, let max, _): text(min, max, SampleWords.texts, id)
    case .longText(let min, let max): text(min, max, SampleWords.sentences, id)
    case .kana(let max): kana(max)
    case .date(let earliest, let latest, let isBirth):
      Spelling.date(date(earliest, latest, isBirth: isBirth, id), &random)
    case .time(let earliest, let latest): time(earliest, latest)
    case .number(let min, let max, let unit): Spelling.number(number(min...max, id), unit: unit, &random)
    case .yen(let min, let max): yen(number(min...max, id))
    case .yesNo: random.pick(["true", "false"])
    case .consent: question.isOptional ? random.pick(["true", "false", ""]) : "true"
    case .phone: phone()
    case .insuredNumber(let kind): insuredNumber(kind)
    case .individualNumber: individualNumber()
    case .corporateNumber: corporateNumber()
    default: random.pick(SampleWords.organisations)
    }
  }

  private func parts(_ id: String, _ parts: [String: String]) -> [String: [String]] {
    Dictionary(uniqueKeysWithValues: parts.filter { !$0.value.isEmpty }.map { ("\(id).\($0.key)", [$0.value]) })
  }

  private mutating func choices(
    _ id: String, _ count: ClosedRange<Int>, _ options: [Option], _ hasOther: Bool
  ) -> [String: [String]] {
    let offered = options.map(\.id) + (hasOther && !options.contains { $0.id == Option.other } ? [Option.other] : [])
    let known = hints.texts(id).filter(offered.contains)
    // What rules name is chosen more often than chance would.
    let first = !known.isEmpty && random.chance(50) ? [random.pick(known)] : []
    let rest = random.some(random.number(in: count), of: offered.filter { !first.contains($0) })
    let chosen = Array((first + rest).prefix(count.upperBound))
    let other = hasOther && chosen.contains(Option.other)
    return [id: chosen].merging(
      other ? ["\(id).\(Option.other)": [random.pick(SampleWords.texts)]] : [:]) { first, _ in first }
  }

  private mutating func text(_ min: Int, _ max: Int, _ pool: [String], _ id: String) -> String {
    let known = hints.texts(id).filter { (Swift.max(1, min)...max).contains($0.count) }
    if !known.isEmpty, random.chance(40) { return random.pick(known) }
    var text = random.pick(pool)
    while text.count < min { text += random.pick(pool) }
    text = String(text.prefix(max))
    return random.chance(20) ? " \(text)\u{3000}" : text
  }

  /// Attachments as a page keeps them; their bytes are nowhere.
  private mutating func files(_ count: ClosedRange<Int>, _ accept: [FileKind]) -> [String] {
    (0..<random.number(in: count)).map { number in
      let kind = random.pick(accept), id = random.digits(12)
      return Attachment(
        id: "sample-\(id)", name: "\(random.pick(SampleWords.texts))\(number).\(kind == .pdf ? "pdf" : "jpg")",
        byteCount: random.number(in: 1...5_000_000), kind: kind,
        sha256: (0..<16).map { _ in String(random.number(in: 0x1000...0xFFFF), radix: 16) }.joined()
      ).field
    }
  }
}
