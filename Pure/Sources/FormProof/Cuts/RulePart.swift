import FEEL
import FormSchema

/// A part of a rule's text, with what its names stand for.
struct RulePart {
  /// What a name in a rule stands for.
  enum Meaning {
    case question(String)
    /// The free text beside a choice.
    case other(String)
    /// Something worked out by another text.
    case helper(RulePart)
    /// The same, with something done to the result that keeps its order.
    case worked(RulePart, (Value) -> Value)
    /// Something that follows from a text in a way nobody knows.
    case derived(RulePart)
    /// Something worked out by a table.
    case table(RuleTable)
    case unknown
  }

  let source: RuleSource
  let expression: FEELExpression

  func with(_ expression: FEELExpression) -> RulePart { RulePart(source: source, expression: expression) }

  /// The part as it is written.
  var text: String? {
    let range = expression.range
    guard range.start >= 0, range.start < range.end, range.end <= source.bytes.count else { return nil }
    return String(decoding: source.bytes[range.start..<range.end], as: UTF8.self)
  }

  /// Whether it depends on no name.
  var isClosed: Bool {
    expression.everyPart.allSatisfy { part in
      switch part.kind {
      case .name, .iteration, .quantified, .function, .filter: false
      default: true
      }
    }
  }

  func meaning(of name: String) -> Meaning { source.meaning(of: name) }
}

/// A text that rules are written in.
final class RuleSource {
  let bytes: [UInt8]
  private let meanings: (String) -> RulePart.Meaning
  /// What `?` stands for.
  private let subject: RulePart?

  init(_ text: String, subject: RulePart? = nil, meanings: @escaping (String) -> RulePart.Meaning) {
    bytes = Array(text.utf8)
    self.subject = subject
    self.meanings = meanings
  }

  func meaning(of name: String) -> RulePart.Meaning {
    if name == "?", let subject { return .helper(subject) }
    return meanings(name)
  }
}

extension RulePart {
  /// The whole of a formula.
  /// - Parameter question: what the id of a question stands for.
  init(_ formula: Formula, question: @escaping (String) -> Meaning) {
    source = RuleSource(formula.text) { Self.meaning(of: $0, formula.names, question) }
    expression = formula.expression
  }
  /// What a name of a rule stands for.
  static func meaning(of name: String, _ names: RuleNames, _ question: (String) -> Meaning) -> Meaning {
    guard let id = names.question(named: name) else { return .unknown }
    let meaning = question(id)
    guard case .question(let path) = meaning, !names.isAnswer(name) else { return meaning }
    return .other(path)
  }
}
