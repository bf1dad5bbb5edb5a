import CivilTime
import FEEL

extension Explanation {
  /// The explanation as JSON. `docs/dmn.md` describes every member; members are added,
  /// never renamed. Values beyond 64 MB are written as the text `…`.
  public var json: String {
    var writer = JSONText(most: 64 * 1_048_576)
    writer.explanation(self)
    return writer.text
  }
}

extension JSONText {
  typealias Member = (name: String, write: (inout JSONText) -> Void)

  fileprivate mutating func explanation(_ explanation: Explanation) {
    object([
      ("subject", { $0.string(explanation.subject) }),
      ("value", { $0.value(explanation.value) }),
      ("complete", { $0.flag(explanation.isComplete) }),
      (
        "sentences",
        { json in
          json.object(
            SentenceLanguage.allCases.map { language in
              (language.rawValue, { json in json.list(explanation.sentences(in: language)) { $1.string($0) } })
            })
        }
      ),
      ("decisions", { $0.list(explanation.decisions) { $1.decision($0) } }),
      ("problems", { $0.list(explanation.problems) { $1.problem($0) } }),
    ])
  }

  private mutating func decision(_ decision: ExplainedDecision) {
    object([
      ("name", { $0.string(decision.name) }),
      ("namespace", { $0.string(decision.namespace) }),
      ("kind", { $0.string(decision.logic.kindName) }),
      ("expression", { $0.optional(decision.expression) }),
      ("value", { $0.value(decision.value) }),
      ("inputs", { $0.list(decision.inputs) { $1.named($0) } }),
      ("required", { $0.list(decision.required) { $1.named($0) } }),
      ("sources", { $0.list(decision.sources) { $1.string($0) } }),
      ("steps", { $0.list(decision.parts) { $1.part($0) } }),
      ("problems", { $0.list(decision.problems) { $1.problem($0) } }),
      ("expressionProblems", { $0.list(decision.expressionProblems) { $1.problem($0) } }),
    ])
  }

  private mutating func named(_ value: NamedValue) {
    object([("name", { $0.string(value.name) }), ("value", { $0.value(value.value) })])
  }

  private mutating func part(_ part: ExplainedPart) {
    switch part {
    case .table(let table): object([("table", { $0.table(table) })])
    case .call(let call): object([("call", { $0.call(call) })])
    case .decision(let decision): object([("decision", { $0.decision(decision) })])
    }
  }

  private mutating func call(_ call: ExplainedCall) {
    object([
      ("name", { $0.string(call.name) }),
      ("arguments", { $0.list(call.arguments) { $1.named($0) } }),
      ("value", { $0.value(call.value) }),
      ("steps", { $0.list(call.parts) { $1.part($0) } }),
    ])
  }

  private mutating func problem(_ problem: DMNProblem) {
    object([
      ("code", { $0.string(problem.code.rawValue) }),
      ("ja", { $0.string(problem.sentence(in: .ja)) }),
      ("en", { $0.string(problem.sentence(in: .en)) }),
    ])
  }

  private mutating func problem(_ problem: FEELProblem) {
    object([
      ("code", { $0.string(problem.code.rawValue) }),
      ("ja", { $0.string(problem.sentence(in: .ja)) }),
      ("en", { $0.string(problem.sentence(in: .en)) }),
    ])
  }
}

/// Tables.
extension JSONText {
  fileprivate mutating func table(_ table: ExplainedTable) {
    let source = table.table
    object([
      ("name", { $0.string(table.name) }),
      ("hitPolicy", { $0.string(source.hitPolicy.rawValue) }),
      ("aggregation", { $0.optional(source.aggregation?.rawValue) }),
      ("outcome", { $0.string(table.outcome.rawValue) }),
      ("date", { $0.optional(table.date?.description) }),
      (
        "inputs",
        { json in
          json.list(Array(zip(source.inputs, table.inputs))) { input, json in
            json.object([
              ("label", { $0.string(TableSentence.heading(of: input.0).name) }),
              ("expression", { $0.string(input.0.expression.text) }),
              ("value", { $0.value(input.1) }),
            ])
          }
        }
      ),
      ("rules", { $0.list(table.matches) { $1.rule($0, of: table) } }),
      ("value", { $0.value(table.output) }),
      ("steps", { $0.list(table.parts) { $1.part($0) } }),
    ])
  }

  private mutating func rule(_ match: ExplainedTable.Match, of table: ExplainedTable) {
    let rule = table.rule(match.rule)
    let annotations = table.annotations(of: match.rule)
    object([
      ("number", { $0.literal("\(match.rule)") }),
      ("conditions", { $0.list(rule?.inputEntries.map(\.text) ?? []) { $1.string($0) } }),
      ("outputs", { $0.list(rule?.outputEntries.map(\.text) ?? []) { $1.string($0) } }),
      ("value", { $0.value(match.output ?? .null) }),
      ("effectiveFrom", { $0.optional(rule?.effectiveFrom?.description) }),
      ("effectiveTo", { $0.optional(rule?.effectiveTo?.description) }),
      (
        "annotations",
        { json in
          json.list(annotations) { annotation, json in
            json.object([("heading", { $0.string(annotation.heading) }), ("text", { $0.string(annotation.text) })])
          }
        }
      ),
    ])
  }
}

extension BoxedExpression {
  /// What kind of logic it is, in one word.
  var kindName: String {
    switch kind {
    case .literal: "expression"
    case .table: "table"
    case .context: "context"
    case .invocation: "invocation"
    case .list: "list"
    case .relation: "relation"
    case .function: "function"
    case .conditional: "conditional"
    case .filter: "filter"
    case .iteration(let iteration, _, _, _): iteration.rawValue
    }
  }
}
