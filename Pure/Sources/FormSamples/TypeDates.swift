import CivilTime
import FEEL
import FormSchema
import Kernel

extension AnswerTyping {
  /// Often at or beside a day that a rule names, as the 65th birthday.
  mutating func date(_ earliest: DateBound?, _ latest: DateBound?, isBirth: Bool, _ id: String) -> CivilDate {
    let first = earliest?.date(today: today) ?? today.adding(days: isBirth ? -36_500 : -1_500)
    let last = max(first, latest?.date(today: today) ?? today.adding(days: isBirth ? 0 : 1_500))
    let known = hints[id].compactMap(day).map { $0.adding(days: random.number(in: -1...1)) }
    if let day = known.isEmpty ? nil : random.pick(known), first <= day, day <= last, random.chance(40) { return day }
    switch random.below(12) {
    case 0: return first
    case 1: return last
    default: return first.adding(days: random.below(last.daysSince1970 - first.daysSince1970 + 1))
    }
  }

  /// A day that stands in a rule, or lies so many years before today as a rule says.
  private func day(_ value: Value) -> CivilDate? {
    switch value {
    case .date(let date): CivilDate(date)
    case .string(let text): age(text).flatMap { CivilDate(year: today.year - $0, month: today.month, day: today.day) }
    default: nil
    }
  }

  /// 65 for `P65Y`.
  private func age(_ text: String) -> Int? {
    text.hasPrefix("P") && text.hasSuffix("Y") ? Int(text.dropFirst().dropLast()).flatMap { $0 < 130 ? $0 : nil } : nil
  }

  mutating func span(_ earliest: DateBound?, _ latest: DateBound?, _ id: String) -> [String: String] {
    let days = [0, 1].map { _ in date(earliest, latest, isBirth: false, id) }.sorted()
    return ["from": Spelling.date(days[0], &random), "to": Spelling.date(days[1], &random)]
  }

  mutating func time(_ earliest: TimeOfDay?, _ latest: TimeOfDay?) -> String {
    let minutes = random.number(in: minute(earliest ?? .midnight)...(latest.map(minute) ?? 1439))
    let (hour, minute) = (minutes / 60, minutes % 60)
    let two = minute < 10 ? "0\(minute)" : "\(minute)"
    var ways = ["\(hour):\(two)", "\(hour)時\(minute)分", "\(hour < 10 ? "0" : "")\(hour)\(two)"]
    if minute == 30 { ways.append("\(hour)時半") }
    if hour % 12 != 0 { ways.append("\(hour < 12 ? "午前" : "午後")\(hour % 12)時\(minute)分") }
    return Spelling.ascii(random.pick(ways), &random)
  }

  private func minute(_ time: TimeOfDay) -> Int { time.hour * 60 + time.minute }
}
