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

  /// The button that was pressed, when it was not the one that goes on.
  enum Press: Equatable {
    case next, pause, upload
    case removeFile(String)
    case lookUpAddress(String)
  }

  var press: Press {
    if form.has("remove-file") { return .removeFile(form["remove-file"]) }
    if form.has("look-up-address") { return .lookUpAddress(form["look-up-address"]) }
    switch form["action"] {
    case "pause": return .pause
    case "upload": return .upload
    default: return .next
    }
  }

  /// The questions that stood on the page when it was shown.
  var shown: Set<String> { Set(form["shown"].split(separator: ",").map(String.init)) }

  /// `before` with this page's answers in place of the old ones, files added and removed.
  func merged(into before: TypedAnswers) -> (typed: TypedAnswers, errors: [(question: String, kind: RefusedFile)]) {
    var typed = before
    let page = TypedAnswers(form.answers)
    var errors: [(String, RefusedFile)] = []
    for question in questions where shown.contains(question.id) {
      if case .files(let accept, _, let most) = question.type {
        errors += attach(question, accept, most: most, to: &typed).map { (question.id, $0) }
      } else {
        for field in question.fields { typed[field] = page[field] }
      }
    }
    return (typed, errors)
  }

  /// Why an arrived file was not kept.
  enum RefusedFile {
    case wrongKind, tooMany

    /// What the applicant reads beside the question.
    func error(at question: String, of definition: ProcedureDefinition, _ texts: Texts) -> FieldError {
      let label = definition.form.question(question).map { definition.words(in: texts.language).label($0) } ?? ""
      let key = self == .wrongKind ? "cases.file.wrong-kind" : "cases.file.too-many"
      return FieldError(question, texts[key, ["label": label]])
    }
  }

  private func attach(
    _ question: Question, _ accept: [FormSchema.FileKind], most: Int, to typed: inout TypedAnswers
  ) -> [RefusedFile] {
    var kept = typed.attachments(question.id)
    if case .removeFile(let id) = press { kept.removeAll { $0.id == id } }
    var refused: [RefusedFile] = []
    for upload in form.files where upload.field == question.id {
      guard let kind = FormSchema.FileKind(upload.file.kind), accept.contains(kind) else {
        refused.append(.wrongKind)
        continue
      }
      guard kept.count < most else {
        refused.append(.tooMany)
        continue
      }
      let name = upload.originalName.isEmpty ? "\(kind.rawValue)-\(kept.count + 1)" : upload.originalName
      kept.removeAll { $0.id == upload.file.name }
      kept.append(
        Attachment(id: upload.file.name, name: name, byteCount: upload.file.bytes, kind: kind, sha256: upload.file.sha256))
    }
    typed[question.id] = kept.map(\.field)
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
  func errors(_ definition: ProcedureDefinition, only questions: Set<String>, part: FormPart = .application, _ texts: Texts) -> [FieldError] {
    let words = definition.words(in: texts.language, of: part)
    return problems.filter { questions.contains($0.question) }.map {
      FieldError($0.field, $0.sentence(in: definition.form(part), words: words, texts: texts))
    }
  }
}
