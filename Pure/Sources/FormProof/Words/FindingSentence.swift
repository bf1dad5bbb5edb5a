import FormSchema
import Kernel

extension FormFinding {
  /// What was found, as one officer would tell it to another, with an example.
  ///
  /// - Parameter language: Japanese or English; officers have no other.
  public func sentence(of definition: ProcedureDefinition, in language: Language) -> String {
    let names = FindingNames(definition: definition, language: language)
    return names.isJapanese
      ? JapaneseFormFinding(finding: self, names: names).sentence
      : EnglishFormFinding(finding: self, names: names).sentence
  }

  /// What to do about it.
  public func advice(of definition: ProcedureDefinition, in language: Language) -> String {
    let names = FindingNames(definition: definition, language: language)
    return names.isJapanese
      ? JapaneseFormFinding(finding: self, names: names).advice : EnglishFormFinding(finding: self, names: names).advice
  }

  /// What it is about in words; empty for the form as a whole.
  func subject(_ names: FindingNames) -> String {
    switch subject {
    case .form: ""
    case .question(let id): names.question(id)
    case .section(let id): names.section(id, part)
    case .option(let option, let id): names.option(option, of: id)
    case .check(let id): names.check(id, part)
    case .decision(let kind): kind.path
    case .document(let id), .block(_, let id): names.document(id)
    case .translation(let language): language.rawValue
    }
  }

  /// The groups around what it is about, each with a dot behind it.
  var prefix: String {
    switch subject {
    case .question(let path), .option(_, let path), .check(let path):
      path.split(separator: ".").dropLast().map { "\($0)." }.joined()
    default: ""
    }
  }

  /// Whether a question has to be answered wherever it is shown.
  func isRequired(_ names: FindingNames) -> Bool {
    guard case .question(let id) = subject, let question = names.find(id)?.question else { return false }
    return question.type.isTyped && !question.isOptional
  }
}
