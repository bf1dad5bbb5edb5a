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
  func merged(into before: TypedAnswers) -> (typed: TypedAnswers, refused: [(field: String, kind: RefusedFile)]) {
    var typed = before
    var page = TypedAnswers(form.answers)
    var refused: [(String, RefusedFile)] = []
    let shown = shown
    for question in questions where shown.contains(question.id) {
      PageQuestion(question, words, shown: shown).settle(&page, before: before)
      typed.replace(question, with: page)
      for (field, question) in question.attachedFields(in: typed) {
        refused += attach(question, at: field, to: &typed).map { (field, $0) }
      }
    }
    changeRows(&typed, shown)
    return (typed, refused)
  }

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

  /// Why an arrived file was not kept.
  enum RefusedFile {
    case wrongKind, tooMany

    /// What the applicant reads beside the question.
    func error(at field: String, of definition: ProcedureDefinition, _ texts: Texts) -> FieldError {
      let label = definition.form.label(ofField: field, definition.words(in: texts.language))
      let key = self == .wrongKind ? "cases.file.wrong-kind" : "cases.file.too-many"
      return FieldError(field, texts[key, ["label": label]])
    }
  }

  private func attach(_ question: Question, at field: String, to typed: inout TypedAnswers) -> [RefusedFile] {
    guard let (accept, most) = question.type.attached else { return [] }
    var kept = typed.attachments(field)
    if case .removeFile(let id) = press { kept.removeAll { $0.id == id } }
    var refused: [RefusedFile] = []
    for upload in form.files where upload.field == field {
      guard let kind = FormSchema.FileKind(upload.file.kind), accept.contains(kind) else {
        refused.append(.wrongKind)
        continue
      }
      // Who signs again means the new one.
      if question.type.name == .signature { kept = [] }
      guard kept.count < most else {
        refused.append(.tooMany)
        continue
      }
      let name = upload.originalName.isEmpty ? "\(kind.rawValue)-\(kept.count + 1)" : upload.originalName
      kept.removeAll { $0.id == upload.file.name }
      kept.append(
        Attachment(id: upload.file.name, name: name, byteCount: upload.file.bytes, kind: kind, sha256: upload.file.sha256))
    }
    typed[field] = kept.map(\.field)
    return refused
  }

  /// Fills in the place of a postal code.
  /// - Returns: `false` when the code is in no list.
  func lookUp(_ question: String, in typed: inout TypedAnswers, _ places: [PostalPlace]) -> Bool {
    guard let first = places.first else { return false }
    typed["\(question).prefecture"] = [first.prefecture]
    typed["\(question).city"] = places.allSatisfy { $0.city == first.city } ? [first.city] : []
    typed["\(question).town"] = places.count == 1 ? [first.town] : []
    return true
  }
}

extension FormSchema.FileKind {
  /// - Returns: `nil` for anything a procedure cannot ask for.
  init?(_ kind: Web.FileKind) {
    switch kind {
    case .jpeg, .png, .heic: self = .photo
    case .pdf: self = .pdf
    case .other: return nil
    }
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
