import DMN
import FEEL

/// What an evaluation gave, as JSON: the decision, its value, each output, and what went wrong.
struct DecisionOutcomeJSON {
  let text: String

  init(_ name: String, _ outcome: DecisionOutcome) {
    let problems =
      outcome.problems.map { DecisionOutcomeJSON.problem($0.code.rawValue, $0.sentence(in:)) }
      + outcome.expressionProblems.map { DecisionOutcomeJSON.problem($0.code.rawValue, $0.sentence(in:)) }
    text =
      Value.context(of: [
        ("decision", .string(name)), ("value", DecisionOutcomeJSON.plain(outcome.value)),
        ("outputs", .context(of: outcome.outputs.map { ($0.name, DecisionOutcomeJSON.plain($0.value)) })),
        ("problems", .list(of: problems)),
      ]).json
  }

  /// Functions and ranges inside contexts are told as texts.
  private static func plain(_ value: Value) -> Value {
    switch value {
    case .function, .range: .string(value.description)
    default: value
    }
  }

  private static func problem(_ code: String, _ sentence: (SentenceLanguage) -> String) -> Value {
    .context(of: [("code", .string(code)), ("ja", .string(sentence(.ja))), ("en", .string(sentence(.en)))])
  }
}
