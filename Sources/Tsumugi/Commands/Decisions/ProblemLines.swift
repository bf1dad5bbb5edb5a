import DMN
import FEEL

/// Mistakes as lines that editors understand: `file:line:column: what is wrong`.
struct ProblemLines {
  let path: String
  let model: DecisionModel?
  let language: SentenceLanguage

  private var phrases: DecisionPhrases { DecisionPhrases(language: language) }

  func line(_ problem: DMNProblem) -> String {
    let place = problem.position ?? position(of: problem.element)
    var text = line(at: place, problem.sentence(in: language))
    if let expression = problem.expression, !problem.found.isEmpty {
      let inside = SourcePosition(byte: expression.range.start, in: problem.found)
      text += language == .ja ? "" : " "
      text += "(\(phrases.inExpression(line: inside.line, column: inside.column)))"
    }
    return text
  }

  func line(at place: TextPosition?, _ sentence: String) -> String {
    guard let place else { return "\(path): \(sentence)" }
    return "\(path):\(place.line):\(place.column): \(sentence)"
  }

  /// Where the part of that name stands; nil for models that were not read from a file.
  func position(of element: String) -> TextPosition? {
    guard let model, !element.isEmpty else { return nil }
    return model.decisions.first { $0.name == element || $0.variable.name == element }?.position
      ?? model.knowledgeModels.first { $0.name == element }?.position
      ?? model.inputData.first { $0.name == element || $0.variable.name == element }?.position
  }
}
