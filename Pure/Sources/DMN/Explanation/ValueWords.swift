import CivilTime
import DecimalArithmetic
import FEEL

/// Values as people write them: numbers with separators, dates in both calendars, texts in quotation marks.
public struct ValueWords: Sendable {
  public let language: SentenceLanguage
  let vocabulary: Vocabulary
  /// Of the fact or result whose values are told.
  private var own: [String: String] = [:]

  public init(_ language: SentenceLanguage, _ vocabulary: Vocabulary = Vocabulary()) {
    self.language = language
    self.vocabulary = vocabulary
  }

  /// For the values of the input or decision of that name.
  func of(fact name: String) -> ValueWords { of(vocabulary.facts[name]) }

  private func of(_ entry: Vocabulary.Entry?) -> ValueWords {
    var words = self
    words.own = entry?.labels ?? [:]
    return words
  }

  /// What the input or decision of that name is called; `heading` where nobody has a better word.
  func heading(_ heading: Heading, fact name: String) -> Heading { heading.called(vocabulary.facts[name]) }

  /// - Parameter unit: what stands behind numbers, as a Japanese heading writes it: 円, 歳.
  public func text(_ value: Value, unit: String? = nil) -> String { text(value, unit, depth: 0) }

  /// How deep values are told; what is deeper is left out.
  private static let deepest = 3

  private func text(_ value: Value, _ unit: String?, depth: Int) -> String {
    switch value {
    case .null: isJapanese ? "空欄" : "nothing"
    case .boolean(let truth): isJapanese ? (truth ? "はい" : "いいえ") : (truth ? "yes" : "no")
    case .number(let number): ValueWords.grouped(number) + behind(unit, isOne: number == .one)
    case .string(let text): quoted(ValueWords.cut(own[text] ?? vocabulary.labels[text] ?? text))
    case .date(let date): self.date(date)
    case .time(let time): self.time(time)
    case .dateTime(let moment): dateTime(moment)
    case .daysDuration(let duration): self.duration(duration)
    case .monthsDuration(let duration): self.duration(duration)
    case .list, .context, .range, .function: depth < ValueWords.deepest ? parts(of: value, unit, depth: depth) : "…"
    }
  }

  var isJapanese: Bool { language == .ja }

  func quoted(_ text: String) -> String { isJapanese ? "「\(text)」" : "“\(text)”" }

  private func behind(_ unit: String?, isOne: Bool) -> String {
    guard let unit, !unit.isEmpty else { return "" }
    if isJapanese { return unit }
    let word = isOne ? Heading.englishForOne(unit) : Heading.english(unit)
    return word == "%" ? word : " " + word
  }

  /// `1,234,567.5`; very large and very small numbers keep their exponent.
  public static func grouped(_ number: Decimal128) -> String {
    let text = number.description
    guard !text.contains("E") else { return text }
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    let digits = Array(parts[0])
    var grouped = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }

  /// `令和8年4月1日（2026年）`, `1 April 2026`.
  public func date(_ date: LocalDate) -> String {
    if !isJapanese { return "\(date.day) \(ValueWords.months[date.month - 1]) \(date.year)" }
    let text = "\(date.japaneseYear)\(date.month)月\(date.day)日"
    return JapaneseEra(of: date) == nil ? text : text + "（\(date.year)年）"
  }

  private func time(_ time: TimeOfDay) -> String {
    let zone = time.zone == .unknown ? "" : " \(time.zone)"
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if isJapanese {
      let seconds = time.second == 0 ? "" : "\(time.second)秒"
      return "\(time.hour)時\(two(time.minute))分\(seconds)\(zone)"
    }
    let seconds = time.second == 0 ? "" : ":" + two(time.second)
    return "\(time.hour):\(two(time.minute))\(seconds)\(zone)"
  }

  private func dateTime(_ moment: DateTime) -> String {
    isJapanese ? date(moment.date) + time(moment.time) : "\(time(moment.time)) on \(date(moment.date))"
  }

  private func duration(_ duration: MonthsDuration) -> String {
    let size = duration.magnitude
    return amount(
      [(size.years, "年", "year"), (size.monthsOfYear, "か月", "month")], isNegative: duration.months < 0,
      zero: (0, "か月", "month"))
  }

  private func duration(_ duration: DaysDuration) -> String {
    let size = duration.magnitude
    return amount(
      [
        (size.days, "日", "day"), (size.hours, "時間", "hour"), (size.minutes, "分", "minute"),
        (size.seconds, "秒", "second"),
      ], isNegative: duration.nanoseconds < 0, zero: (0, "日", "day"))
  }

  private typealias Amount = (number: Int, japanese: String, english: String)

  private func amount(_ amounts: [Amount], isNegative: Bool, zero: Amount) -> String {
    let present = amounts.filter { $0.number != 0 }
    let words = (present.isEmpty ? [zero] : present).map { amount in
      isJapanese
        ? "\(amount.number)\(amount.japanese)"
        : "\(amount.number) \(amount.english)\(amount.number == 1 ? "" : "s")"
    }
    return (isNegative ? (isJapanese ? "マイナス" : "minus ") : "") + words.joined(separator: isJapanese ? "" : " ")
  }

  private func parts(of value: Value, _ unit: String?, depth: Int) -> String {
    switch value {
    case .list(let list):
      return short(list.items) { text($0, unit, depth: depth + 1) }
    case .context(let context):
      return members(of: context, depth: depth + 1) { Heading($0) }
    default:
      return ValueWords.cut(value.description)
    }
  }

  /// `金額 600円、理由「減免」`: a member by its heading; the only one that is told of several by its value alone.
  func members(of context: ContextValue, depth: Int = 0, heading: (String) -> Heading) -> String {
    let told = context.members.filter { isTold(member: $0.name) }
    let isAlone = told.count == 1 && context.members.count > 1
    return short(told) { member in
      let entry = vocabulary.members[member.name]
      let heading = heading(member.name).called(entry)
      guard isAlone else { return of(entry).named(heading, member.value, depth: depth) }
      return of(entry).text(member.value, heading.unit, depth: depth)
    }
  }

  func isTold(member name: String) -> Bool { vocabulary.members[name]?.isTold ?? true }

  /// What a member of a result is called.
  func heading(_ heading: Heading, member name: String) -> Heading { heading.called(vocabulary.members[name]) }

  private func short<Item>(_ items: [Item], _ words: (Item) -> String) -> String {
    if items.isEmpty { return isJapanese ? "なし" : "none" }
    return ValueWords.joined(items.prefix(ValueWords.most).map(words), of: items.count, language)
  }

  /// `通数 2`, `使用目的「その他」`.
  func named(_ heading: Heading, _ value: Value) -> String { named(heading, value, depth: 0) }

  private func named(_ heading: Heading, _ value: Value, depth: Int) -> String {
    let words = text(value, heading.unit, depth: depth)
    if heading.name.isEmpty { return words }
    return heading.name + (words.hasPrefix("「") ? "" : " ") + words
  }

  /// How many things are told one by one.
  private static let most = 8

  /// At most eight, then how many more there are.
  static func short(_ parts: [String], _ language: SentenceLanguage) -> String {
    joined(Array(parts.prefix(most)), of: parts.count, language)
  }

  private static func joined(_ parts: [String], of count: Int, _ language: SentenceLanguage) -> String {
    let text = parts.joined(separator: language == .ja ? "、" : ", ")
    let rest = count - parts.count
    guard rest > 0 else { return text }
    return text + (language == .ja ? "、ほか\(rest)件" : " and \(rest) more")
  }

  /// Long texts are told from their beginning.
  static func cut(_ text: String) -> String {
    text.utf8.count > 300 ? text.prefix(100) + "…" : text
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
