import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// The interview as it came back: what was typed, which files arrived, which button was pressed. What is not an answer
/// begins with `_`, as no question's id does.
struct InterviewInput {
  let form: SubmittedForm

  enum Press: Equatable {
    case save, check
    case addRow(String)
    case removeRow(group: String, key: String)
    case removeFile(String)
    case lookUpAddress(String)
  }

  var press: Press {
    if form.has("add-row") { return .addRow(form["add-row"]) }
    if form.has("remove-row") {
      let parts = form["remove-row"].split(separator: ".").map(String.init)
      return .removeRow(group: parts.dropLast().joined(separator: "."), key: parts.last ?? "")
    }
    if form.has("remove-file") { return .removeFile(form["remove-file"]) }
    if form.has("look-up-address") { return .lookUpAddress(form["look-up-address"]) }
    return form["_action"] == "check" ? .check : .save
  }

  /// The questions that stood on the page: what is not among them was not asked and stays as it was.
  var shown: Set<String> { Set(form["_shown"].split(separator: ",").map(String.init)) }

  /// The revision the page was made from.
  var revision: Int? { Int(form["_revision"]) }

  /// An uploaded file that was not kept.
  struct RefusedFile: Equatable {
    enum Reason: String { case wrongKind = "wrong-kind", tooMany = "too-many" }
    let field: String
    let reason: Reason
  }

  /// `before` with the page's answers in the place of the old ones; rows and files come and go as was pressed.
  func merged(into before: TypedAnswers, of form: Form) -> (typed: TypedAnswers, refused: [RefusedFile]) {
    var typed = before
    var page = TypedAnswers(self.form.answers)
    var refused: [RefusedFile] = []
    for question in form.questions where shown.contains(question.id) {
      repeatMail(question, "", &page)
      typed.replace(question, with: page)
      refused += attach(question, "", to: &typed)
    }
    change(rowsOf: form, in: &typed)
    return (typed, refused)
  }

  /// At the counter an address is said once and read back; the form at home asks for it twice.
  private func repeatMail(_ question: Question, _ path: String, _ page: inout TypedAnswers) {
    let field = path + question.id
    if question.type.name == .email { page["\(field).again"] = page[field] }
    for key in question.type.group == nil ? [] : page.rowKeys(field) {
      for inner in question.type.group?.questions ?? [] { repeatMail(inner, "\(field).\(key).", &page) }
    }
  }

  private func change(rowsOf form: Form, in typed: inout TypedAnswers) {
    switch press {
    case .addRow(let group) where form.group(at: group) != nil: typed.addRow(group)
    case .removeRow(let group, let key) where form.group(at: group) != nil: typed.removeRow(group, key)
    default: return
    }
  }

  private func attach(_ question: Question, _ path: String, to typed: inout TypedAnswers) -> [RefusedFile] {
    let field = path + question.id
    if let group = question.type.group {
      return typed.rowKeys(field).flatMap { key in
        group.questions.flatMap { attach($0, "\(field).\(key).", to: &typed) }
      }
    }
    guard let (accept, most) = question.type.attached else { return [] }
    var kept = typed.attachments(field)
    if case .removeFile(let id) = press { kept.removeAll { $0.id == id } }
    var refused: [RefusedFile] = []
    for upload in form.files where upload.field == field {
      guard let file = Attachment(upload, number: kept.count + 1), accept.contains(file.kind) else {
        refused.append(RefusedFile(field: field, reason: .wrongKind))
        continue
      }
      kept.removeAll { $0.id == file.id }
      guard kept.count < most else {
        refused.append(RefusedFile(field: field, reason: .tooMany))
        continue
      }
      kept.append(file)
    }
    typed[field] = kept.map(\.field)
    return refused
  }
}

extension Attachment {
  /// - Returns: `nil` when it is neither a photo nor a PDF by its first bytes, whatever it is called.
  init?(_ upload: UploadedFile, number: Int) {
    let kind: FormSchema.FileKind
    switch upload.file.kind {
    case .jpeg, .png, .heic: kind = .photo
    case .pdf: kind = .pdf
    case .other: return nil
    }
    let name = upload.originalName.isEmpty ? "\(kind.rawValue)-\(number)" : upload.originalName
    self.init(
      id: upload.file.name, name: name, byteCount: upload.file.bytes, kind: kind, sha256: upload.file.sha256)
  }
}

extension Form {
  /// The group of rows at a path such as `children` or `children.2.toys`.
  func group(at path: String) -> RepeatedGroup? {
    let parts = path.split(separator: ".").map(String.init)
    guard let outer = parts.first.flatMap(question)?.type.group else { return nil }
    if parts.count == 1 { return outer }
    return parts.count == 3 ? outer.question(parts[2])?.type.group : nil
  }
}
