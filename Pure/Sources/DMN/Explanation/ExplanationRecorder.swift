import FEEL

/// Writes down what happens while an evaluation is explained. Parts nest: each is begun, and ended with its value.
struct ExplanationRecorder: Sendable {
  /// A part that has begun; what happens inside it is put in at its end, so that nothing is copied on the way.
  private struct Open {
    var part: ExplainedPart
    var children: [ExplainedPart] = []
    var outputs: [Int: Value] = [:]
    var problems: [DMNProblem] = []
  }

  private var open: [Open] = []
  /// Parts begun beyond the limits and not ended yet; what is inside them is left out too.
  private var leftOut = 0
  private var count = 0
  private(set) var decisions: [ExplainedDecision] = []
  private(set) var isComplete = true

  mutating func begin(_ part: () -> ExplainedPart) {
    guard leftOut == 0, count < Explanation.most, open.count < Explanation.deepest else {
      leftOut += 1
      isComplete = false
      return
    }
    count += 1
    open.append(Open(part: shortened(part())))
  }

  /// Rules that fit count as parts.
  private mutating func shortened(_ part: ExplainedPart) -> ExplainedPart {
    guard case .table(var table) = part else { return part }
    let room = Explanation.most - count
    if table.matches.count > room {
      table.matches.removeLast(table.matches.count - room)
      isComplete = false
    }
    count += table.matches.count
    return .table(table)
  }

  mutating func end(_ value: Value, _ problems: [FEELProblem]) {
    guard leftOut == 0 else {
      leftOut -= 1
      return
    }
    guard let last = open.popLast() else { return }
    let ended = ExplanationRecorder.ended(last, value, problems)
    if !open.isEmpty {
      open[open.count - 1].children.append(ended)
    } else if case .decision(let decision) = ended {
      decisions.append(decision)
    }
  }

  private static func ended(_ last: Open, _ value: Value, _ problems: [FEELProblem]) -> ExplainedPart {
    switch last.part {
    case .table(var table):
      table.output = value
      table.parts = last.children
      table.matches = table.matches.map { ExplainedTable.Match(rule: $0.rule, output: last.outputs[$0.rule]) }
      return .table(table)
    case .call(var call):
      call.value = value
      call.parts = last.children
      return .call(call)
    case .decision(var decision):
      decision.value = value
      decision.parts = last.children
      decision.problems = last.problems
      decision.expressionProblems = problems
      return .decision(decision)
    }
  }

  /// The output of a rule of the table that is open, counted from one.
  mutating func output(_ value: Value, ofRule rule: Int) {
    if leftOut == 0, !open.isEmpty { open[open.count - 1].outputs[rule] = value }
  }

  /// How the answer of the table that is open came about.
  mutating func outcome(_ outcome: ExplainedTable.Outcome) {
    guard leftOut == 0, case .table(var table)? = open.last?.part else { return }
    table.outcome = outcome
    open[open.count - 1].part = .table(table)
  }

  /// Adds a problem to the decision that is being made; false where there is none.
  mutating func add(_ problem: DMNProblem) -> Bool {
    let making = open.lastIndex { if case .decision = $0.part { true } else { false } }
    guard let making else { return false }
    open[making].problems.append(problem)
    return true
  }
}
