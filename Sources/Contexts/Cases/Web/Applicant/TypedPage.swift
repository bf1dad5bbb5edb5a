import DesignSystem
import FormSchema
import Kernel
import Ports
import Storage
import Web

/// One page of a form as it came back: what was typed, which files arrived, which button was pressed.
struct TypedPage {
  let form: SubmittedForm
  let questions: [Question]
  /// Of the language the page was shown in: options of long tables are typed by their names.
  let words: ProcedureWords

  /// The button that was pressed, when it was not the one that goes on.
  enum Press: Equatable {
    case next, pause, upload
    case removeFile(String)
    case lookUpAddress(String)
    /// To the rows of this name.
    case addRow(String)
    /// The row of this name, as `children.2`.
    case removeRow(String)

    init(_ form: SubmittedForm) {
      if form.has("remove-file") {
        self = .removeFile(form["remove-file"])
      } else if form.has("look-up-address") {
        self = .lookUpAddress(form["look-up-address"])
      } else if form.has("add-row") {
        self = .addRow(form["add-row"])
      } else if form.has("remove-row") {
        self = .removeRow(form["remove-row"])
      } else {
        switch form["action"] {
        case "pause": self = .pause
        case "upload": self = .upload
        default: self = .next
        }
      }
    }
  }

  var press: Press { Press(form) }

  /// The names of the questions that stood on the page when it was shown, those of rows with their rows before them.
  var shown: Set<String> { Set(form["shown"].split(separator: ",").map(String.init)) }

  /// `before` with this page's answers in place of the old ones, files and rows added and removed.
  func merged(into before: TypedAnswers) -> (typed: TypedAnswers, refused: [RefusedFile]) {
    var typed = before
    var page = TypedAnswers(form.answers)
    var refused: [RefusedFile] = []
    let (shown, arrived) = (shown, form.files.map(ArrivedFile.init))
    for question in questions where shown.contains(question.id) {
      PageQuestion(question, words, shown: shown).settle(&page, before: before)
      typed.replace(question, with: page)
      refused += typed.attach(arrived, to: question, removing: removedFile)
    }
    changeRows(&typed, shown)
    return (typed, refused)
  }

  private var removedFile: String? { if case .removeFile(let id) = press { id } else { nil } }

  /// The name of the row that was added, or of what the rows of a removed one stand in, where the page goes on.
  func place(in typed: TypedAnswers) -> String? {
    switch press {
    case .addRow(let name): typed.rowKeys(name).last.map { "\(name).\($0)" } ?? name
    case .removeRow(let row): row.split(separator: ".").dropLast().joined(separator: ".")
    default: nil
    }
  }

  private func changeRows(_ typed: inout TypedAnswers, _ shown: Set<String>) {
    let groups = questions.filter { shown.contains($0.id) }.flatMap { $0.groups(in: typed) }
    switch press {
    case .addRow(let name):
      guard let group = groups.first(where: { $0.name == name })?.group, typed.rowKeys(name).count < group.atMost else {
        return
      }
      typed.addRow(name)
    case .removeRow(let row):
      let parts = row.split(separator: ".")
      let name = parts.dropLast().joined(separator: ".")
      guard let key = parts.last.map(String.init), groups.contains(where: { $0.name == name }),
        typed.rowKeys(name).contains(key)
      else { return }
      typed.removeRow(name, key)
    default: return
    }
  }
}

extension RefusedFile {
  /// What the applicant reads beside the question.
  func error(of definition: ProcedureDefinition, _ texts: Texts) -> FieldError {
    let label = definition.form.label(ofField: field, definition.words(in: texts.language))
    return FieldError(field, texts["cases.file.\(reason.rawValue)", ["label": label]])
  }
}

extension Reading {
  /// The problems of `questions` as sentences beside their fields.
  func errors(
    _ definition: ProcedureDefinition, only questions: Set<String>, part: FormPart = .application, _ texts: Texts
  ) -> [FieldError] {
    problems.filter { questions.contains($0.question) }.map { $0.error(definition, part: part, texts) }
  }
}

extension AnswerProblem {
  /// The problem as a sentence beside its field.
  func error(_ definition: ProcedureDefinition, part: FormPart = .application, _ texts: Texts) -> FieldError {
    let words = definition.words(in: texts.language, of: part)
    return FieldError(field, sentence(in: definition.form(part), words: words, texts: texts))
  }
}
