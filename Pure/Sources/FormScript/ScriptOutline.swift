import FormSchema
import Kernel

/// A whole script, every branch of it, as it is printed.
public struct ScriptOutline: Sendable, Equatable {
  public let title: String
  public let intro: String?
  /// The labels of the questions whose answers say whether this part is talked about.
  public let dependsOn: [String]
  public let questions: [Entry]

  /// One question.
  public struct Entry: Sendable, Equatable {
    public let words: String
    public let hint: String?
    /// What to choose from, each behind its number.
    public let options: [String]
    public let isOptional: Bool
    /// The labels of the questions whose answers say whether this one is asked.
    public let dependsOn: [String]
    /// What one row is called; `nil` for a question without rows.
    public let row: String?
    /// What is asked for each row.
    public let inner: [Entry]
  }
}

extension Script {
  /// All parts of the form in order, whatever their conditions.
  public var outline: [ScriptOutline] {
    definition.form.sections.map { section in
      ScriptOutline(
        title: words.title(section), intro: words.intro(section), dependsOn: labels(section.when, nil),
        questions: section.questions.filter { !$0.type.isWorkedOut }.map { entry($0, words, nil) })
    }
  }

  private func entry(_ question: Question, _ words: ProcedureWords, _ group: RepeatedGroup?) -> ScriptOutline.Entry {
    let inside = words.inside(question)
    let prompt = Prompt(
      question: question, words: words, path: "", part: nil, form: form(of: question), row: nil, section: nil,
      mayStayEmpty: false)
    let options = every(prompt)
    return ScriptOutline.Entry(
      words: words.text(question) ?? ask(prompt), hint: words.hint(question),
      options: isLong(options) ? [] : options.map {
        texts["dialogue.spoken.option", ["number": "\($0.number)", "label": $0.label]]
      },
      isOptional: question.isOptional && question.isAsked, dependsOn: labels(question.when, group),
      row: words.itemTitle(question),
      inner: (question.type.group?.questions ?? []).filter { !$0.type.isWorkedOut }
        .map { entry($0, inside, question.type.group) })
  }

  private func form(of question: Question) -> Prompt.Form {
    switch question.type {
    case .choice: .choice
    case .choices: .choices
    case .yesNo: .yesNo
    case .consent: .consent
    case .files, .signature: .file
    case .rows(let group): .count(group)
    default: .line
    }
  }

  private func labels(_ condition: Condition?, _ group: RepeatedGroup?) -> [String] {
    (condition?.questions ?? []).sorted().compactMap { id in
      (definition.form.question(id) ?? group?.question(id)).map { words.label($0) }
    }
  }
}

extension QuestionType {
  /// Nobody asks for it.
  fileprivate var isWorkedOut: Bool { [.computed, .lookedUp].contains(name) }
}
