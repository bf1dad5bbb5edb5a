import DMN
import FEEL
import FormSchema

/// Tests, as in `in` and in the cells of tables.
extension CutReader {
  mutating func read(_ test: UnaryTest, of subject: RulePart, in source: RuleSource) {
    switch test {
    case .comparison(let operation, let end):
      compare(subject, operation, RulePart(source: source, expression: end))
    case .expression(let expression):
      let part = RulePart(source: source, expression: expression)
      guard let constant = value(of: part) else { return readMembership(subject, part) }
      for end in Self.ends(constant) { compare(subject, .equal, with: end) }
    }
  }

  private static func ends(_ constant: Value) -> [Value] {
    switch constant {
    case .list(let list): list.items.flatMap(ends)
    case .range(let range): [range.low, range.high].filter { !$0.isNull }
    default: [constant]
    }
  }

  /// What a decision gives: the conditions count, and whether there is what it calculates with.
  private mutating func readResult(_ part: RulePart) {
    switch part.expression.kind {
    case _ where part.isClosed: return
    case .conditional(let branches, let otherwise):
      for branch in branches {
        read(part.with(branch.condition))
        readResult(part.with(branch.result))
      }
      readResult(part.with(otherwise))
    case .context(let entries): for entry in entries { readResult(part.with(entry.value)) }
    case .list(let items): for item in items { readResult(part.with(item)) }
    case .arithmetic(let first, let steps): for one in [first] + steps.map(\.operand) { readResult(part.with(one)) }
    case .negation(let operand): readResult(part.with(operand))
    case .name: readPresence(part)
    default: readValue(part)
    }
  }

  /// `"x" in choices`, or a condition on `?`.
  private mutating func readMembership(_ subject: RulePart, _ part: RulePart) {
    if subject.isClosed { return contains(part, subject) }
    read(part)
    readValue(subject)
  }

  /// Reads how a decision is made.
  mutating func read(_ table: RuleTable) {
    stepsLeft -= 1
    guard !isSpent else { return }
    switch table.logic?.kind {
    case .literal(let literal): if let part = table.part(literal.text) { readResult(part) }
    case .table(let rules):
      for (column, input) in rules.inputs.enumerated() {
        guard let subject = table.part(input.expression.text) else { continue }
        for rule in rules.rules where column < rule.inputEntries.count {
          guard let (tests, source) = table.tests(rule.inputEntries[column].text, of: subject), !tests.isAny else {
            continue
          }
          for test in tests.tests { read(test, of: subject, in: source) }
        }
      }
    default: for name in table.allQuestions { needAll(name) }
    }
  }
}
