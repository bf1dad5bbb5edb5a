import CivilTime
import DMN
import DecimalArithmetic
import FEEL

/// Values at, just before, just after and between everything a column's texts name.
struct CriticalValues {
  private(set) var values: [Value] = [.boolean(true), .boolean(false)]

  init(_ town: TownTable, _ column: Int) {
    let name = town.table.inputs[column].expression.text
    var texts = town.table.rules.map { $0.inputEntries[column].text }
    texts += [town.table.inputs[column].allowedValues].compactMap { $0 }
    var type = town.inputs.first { $0.name == name }?.variable.typeRef
    while let item = town.items.first(where: { $0.name == type }) {
      texts += [item.allowedValues, item.typeConstraint].compactMap { $0 }
      type = item.typeRef
    }
    var numbers: Set<Decimal128> = []
    for text in Set(texts).sorted() {
      for match in text.matches(of: /@"([^"]*)"/) { add(String(match.1)) }
      for match in text.matches(of: /date\("([^"]*)"\)/) { add(String(match.1)) }
      for match in text.matches(of: /"([^"]*)"/) { values.append(.string(String(match.1))) }
      let bare = text.replacing(/@?"[^"]*"/, with: " ")
      for match in bare.matches(of: /-?[0-9]+(?:\.[0-9]+)?/) {
        if let number = Decimal128(match.0) { numbers.insert(number) }
      }
    }
    values.append(.string("表にない値"))
    if texts.contains(where: { $0.contains("null") }) { values.append(.null) }
    addAround(numbers.sorted())
  }

  private mutating func addAround(_ numbers: [Decimal128]) {
    for number in numbers {
      for step in ["-1", "-0.01", "0", "0.01", "0.5", "1"] {
        if let step = Decimal128(step), let sum = number + step { values.append(.number(sum)) }
      }
    }
    if numbers.isEmpty { values += [1, 2].map { .number(Decimal128($0)) } }
  }

  private mutating func add(_ text: String) {
    if let date = LocalDate(feel: text) {
      values += [-1, 0, 1].compactMap { date.adding(days: $0) }.map { .date($0) }
    } else if let time = TimeOfDay(feel: text) {
      values += [-60, -1, 0, 1, 60].map { .time(time.adding(DaysDuration(seconds: $0))) }
    } else if let duration = DaysDuration(feel: text) {
      values += [-1, 0, 1].compactMap { duration + DaysDuration(seconds: $0) }.map { .daysDuration($0) }
    } else if let duration = MonthsDuration(feel: text) {
      values += [-1, 0, 1].compactMap { MonthsDuration(months: duration.months + $0) }.map { .monthsDuration($0) }
    } else if let moment = DateTime(feel: text) {
      values += [-1, 0, 1].compactMap { moment.adding(DaysDuration(seconds: $0)) }.map { .dateTime($0) }
    }
  }
}
