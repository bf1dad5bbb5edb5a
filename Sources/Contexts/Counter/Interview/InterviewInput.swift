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
    /// Saved as it is, to go on in other hands.
    case handOver
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
    return switch form["_action"] {
    case "check": .check
    case "hand-over": .handOver
    default: .save
    }
  }

  /// The questions that stood on the page: what is not among them was not asked and stays as it was.
  var shown: Set<String> { Set(form["_shown"].split(separator: ",").map(String.init)) }

  /// The revision the page was made from.
  var revision: Int? { Int(form["_revision"]) }

  /// The files that came with it.
  var files: [ArrivedFile] { form.files.map(ArrivedFile.init) }

  /// `before` with the page's answers in the place of the old ones; rows and files come and go as was pressed.
  func merged(into before: TypedAnswers, of form: Form) -> (typed: TypedAnswers, refused: [RefusedFile]) {
    var typed = before
    var page = TypedAnswers(self.form.answers)
    var refused: [RefusedFile] = []
    let (shown, files) = (shown, files)
    for question in form.questions where shown.contains(question.id) {
      repeatMail(question, "", &page)
      typed.replace(question, with: page)
      refused += typed.attach(files, to: question, removing: removedFile)
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

  /// The file whose button was pressed to take it away.
  var removedFile: String? { if case .removeFile(let id) = press { id } else { nil } }
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
