import CivilTime
import DMN

/// Small mistakes of the kinds people make in tables.
enum TableMutations {
  struct Mutant: Sendable {
    let kind: String
    let what: String
    let town: TownTable
  }

  static func mutants(of town: TownTable) -> [Mutant] {
    var mutants: [Mutant] = []
    for rule in town.table.rules.indices {
      mutants += rows(town, rule)
      for column in town.table.inputs.indices { mutants += cells(town, rule, column) }
      mutants += days(town, rule)
    }
    if town.table.outputs[0].defaultEntry != nil {
      mutants.append(mutant("default removed", "", town) { $0.outputs[0].defaultEntry = nil })
    }
    var seen: Set<DecisionTable> = [town.table]
    return mutants.filter { seen.insert($0.town.table).inserted }
  }

  private static func mutant(
    _ kind: String, _ what: String, _ town: TownTable, _ change: (inout DecisionTable) -> Void
  ) -> Mutant {
    var town = town
    change(&town.table)
    return Mutant(kind: kind, what: what, town: town)
  }

  private static func rows(_ town: TownTable, _ rule: Int) -> [Mutant] {
    let name = "rule \(rule + 1)"
    var mutants = [
      mutant("rule deleted", name, town) { $0.rules.remove(at: rule) },
      mutant("rule twice", name, town) { table in
        var copy = table.rules[rule]
        let outputs = table.rules.map { $0.outputEntries[0].text }
        copy.outputEntries[0].text = outputs.first { $0 != copy.outputEntries[0].text } ?? "0"
        table.rules.append(copy)
      },
      mutant("output changed", name, town) { table in
        let outputs = table.rules.map { $0.outputEntries[0].text }
        let own = table.rules[rule].outputEntries[0].text
        table.rules[rule].outputEntries[0].text = outputs.first { $0 != own } ?? "0"
      },
    ]
    if rule + 1 < town.table.rules.count {
      mutants.append(mutant("rules swapped", name, town) { $0.rules.swapAt(rule, rule + 1) })
      mutants.append(
        mutant("conditions of the next rule", name, town) {
          $0.rules[rule].inputEntries = $0.rules[rule + 1].inputEntries
        })
    }
    return mutants
  }

  private static func cells(_ town: TownTable, _ rule: Int, _ column: Int) -> [Mutant] {
    let text = town.table.rules[rule].inputEntries[column].text
    var changes: [(String, String)] = [("cell widened", "-")]
    for other in Set(town.table.rules.map { $0.inputEntries[column].text }).sorted() {
      changes.append(("cell of another rule", other))
    }
    changes += shifted(text).map { ("bound shifted", $0) }
    changes += flipped(text).map { ("end opened or closed", $0) }
    changes += withoutOne(text).map { ("value removed", $0) }
    if let mark = text.firstRange(of: "\""), !text.contains("@") {
      changes.append(("value misspelt", text.replacingCharacters(in: mark, with: "\"誤")))
    }
    if text == "true" || text == "false" { changes.append(("yes for no", text == "true" ? "false" : "true")) }
    return changes.map { kind, changed in
      mutant(kind, "rule \(rule + 1), column \(column + 1): \(changed)", town) {
        $0.rules[rule].inputEntries[column].text = changed
      }
    }
  }

  /// Every number one more and one less, every date a day, every time a minute.
  private static func shifted(_ text: String) -> [String] {
    var result: [String] = []
    for match in text.matches(of: /@"([^"]*)"/) {
      for moved in moved(String(match.1)) {
        result.append(text.replacingCharacters(in: match.range, with: "@\"\(moved)\""))
      }
    }
    guard !text.contains("\"") else { return result }
    for match in text.matches(of: /[0-9]+(?:\.[0-9]+)?/) {
      let number = Double(match.0) ?? 0
      let step = match.0.contains(".") ? 0.1 : 1
      for moved in [number - step, number + step] {
        let written = match.0.contains(".") ? "\((moved * 10).rounded() / 10)" : "\(Int(moved))"
        result.append(text.replacingCharacters(in: match.range, with: written))
      }
    }
    return result
  }

  private static func moved(_ text: String) -> [String] {
    if let date = LocalDate(feel: text) {
      return [-1, 1].compactMap { date.adding(days: $0)?.description }
    }
    if let time = TimeOfDay(feel: text) {
      return [-60, 60].map { time.adding(DaysDuration(seconds: $0)).description }
    }
    if let duration = DaysDuration(feel: text) {
      return [-1, 1].compactMap { (duration + DaysDuration(seconds: $0 * 86_400))?.description }
    }
    if let duration = MonthsDuration(feel: text) {
      return [-1, 1].compactMap { MonthsDuration(months: duration.months + $0)?.description }
    }
    return []
  }

  private static func flipped(_ text: String) -> [String] {
    var result: [String] = []
    if text.hasPrefix("<=") { result.append("<" + text.dropFirst(2)) } else if text.hasPrefix("<") {
      result.append("<=" + text.dropFirst())
    }
    if text.hasPrefix(">=") { result.append(">" + text.dropFirst(2)) } else if text.hasPrefix(">") {
      result.append(">=" + text.dropFirst())
    }
    if text.contains("..") {
      if text.hasPrefix("[") { result.append("(" + text.dropFirst()) }
      if text.hasPrefix("(") { result.append("[" + text.dropFirst()) }
      if text.hasSuffix("]") { result.append(text.dropLast() + ")") }
      if text.hasSuffix(")") { result.append(text.dropLast() + "]") }
    }
    return result
  }

  private static func withoutOne(_ text: String) -> [String] {
    let parts = text.split(separator: ", ")
    guard parts.count > 1 else { return [] }
    return parts.indices.map { left in
      parts.indices.filter { $0 != left }.map { String(parts[$0]) }.joined(separator: ", ")
    }
  }

  private static func days(_ town: TownTable, _ rule: Int) -> [Mutant] {
    var mutants: [Mutant] = []
    if let from = town.table.rules[rule].effectiveFrom {
      for step in [-1, 1] {
        mutants.append(
          mutant("first day shifted", "rule \(rule + 1)", town) {
            $0.rules[rule].effectiveFrom = from.adding(days: step)
          })
      }
    }
    if let to = town.table.rules[rule].effectiveTo {
      for step in [-1, 1] {
        mutants.append(
          mutant("last day shifted", "rule \(rule + 1)", town) { $0.rules[rule].effectiveTo = to.adding(days: step) })
      }
      mutants.append(mutant("last day forgotten", "rule \(rule + 1)", town) { $0.rules[rule].effectiveTo = nil })
    }
    return mutants
  }
}

extension String {
  func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
