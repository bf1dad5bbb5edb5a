import DMN
import FEEL
import Foundation

/// The values of a decision's inputs, as they were passed to a command.
enum DecisionInputs {
  /// Reads a JSON object: the text itself where it begins as one, the standard input for `-`, else a file.
  ///
  /// - Throws: a refusal; where the content is no JSON object with its place.
  static func read(_ text: String, _ language: SentenceLanguage) throws(DecisionRefusal) -> [String: Value] {
    let phrases = DecisionPhrases(language: language)
    let isText = text.drop { $0.isWhitespace }.first.map { "{[\"".contains($0) } ?? true
    let source = isText ? "--input" : text
    let bytes = isText ? Array(text.utf8) : try DecisionBytes.read(text, most: 16 * 1_048_576, phrases)
    do {
      guard case .context(let context) = try Value.read(json: bytes) else {
        throw DecisionRefusal(lines: [phrases.inputsAreNoObject(source)])
      }
      return Dictionary(context.members.map { ($0.name, $0.value) }) { first, _ in first }
    } catch let problem as JSONProblem {
      let lines = ProblemLines(path: source, model: nil, language: language)
      throw DecisionRefusal(lines: [lines.line(at: problem.position, problem.sentence(in: language))])
    } catch let refusal as DecisionRefusal {
      throw refusal
    } catch {
      throw DecisionRefusal(lines: [phrases.unreadable(source)])
    }
  }

  /// The values by the names the decision knows, dates and times read where their types ask for them.
  ///
  /// - Throws: a refusal that names the inputs nobody knows.
  static func fitted(
    _ values: [String: Value], to decision: CompiledDecision, _ phrases: DecisionPhrases
  ) throws(DecisionRefusal) -> [String: Value] {
    let known = decision.inputs
    let unknown = values.keys.sorted().filter { key in
      !known.contains { $0.name == key || "\($0.namespace)#\($0.name)" == key }
    }
    guard unknown.isEmpty else {
      throw DecisionRefusal(lines: unknown.map { phrases.unknownInput($0, known.map(\.name)) })
    }
    return values.reduce(into: [:]) { fitted, item in
      let input = known.first { $0.name == item.key || "\($0.namespace)#\($0.name)" == item.key }
      fitted[item.key] = item.value.typed(as: input?.type ?? .any)
    }
  }

  /// The inputs nobody gave a value.
  static func missing(_ values: [String: Value], _ decision: CompiledDecision) -> [String] {
    decision.inputs.filter { values[$0.name] == nil && values["\($0.namespace)#\($0.name)"] == nil }.map(\.name)
  }
}
