import DesignSystem
import FormSchema
import Kernel
import Web

/// What an officer marked and wrote, as typed.
struct CorrectionRequestInput: Sendable {
  static let longestWords = 500
  static let longestLead = 1000

  var marked: Set<String> = []
  /// By question; also of questions that are not marked, so that nothing typed is lost.
  var words: [String: String] = [:]
  var lead = ""

  init() {}

  init(_ form: SubmittedForm) {
    marked = Set(form.all("mark"))
    lead = form["lead"]
    for (name, values) in form.fields where name.hasPrefix("words.") { words[String(name.dropFirst(6))] = values.first }
  }

  /// The request, or every error in page order. Marks of questions that the case does not show do not count.
  func parsed(_ view: AnswersView) -> Result<Correction, InvalidForm> {
    let questions = view.typedSections.flatMap(\.questions).filter { marked.contains($0.id) }
    var errors: [FieldError] = []
    if lead.wrongLength(most: Self.longestLead, required: false) != nil {
      errors.append(FieldError("lead", view.texts["cases.staff.correction.lead.long", ["most": "\(Self.longestLead)"]]))
    }
    if questions.isEmpty, let first = view.typedSections.first {
      errors.append(FieldError("mark-\(first.id)", view.texts["cases.staff.correction.none"]))
    }
    errors += questions.compactMap { error(at: $0, view) }
    guard errors.isEmpty else { return .failure(InvalidForm(errors: errors)) }
    return .success(
      Correction(marks: questions.map { .init(question: $0.id, words: words[$0.id] ?? "") }, words: lead))
  }

  private func error(at question: Question, _ view: AnswersView) -> FieldError? {
    guard let wrong = (words[question.id] ?? "").wrongLength(most: Self.longestWords, required: true) else {
      return nil
    }
    let values = ["label": view.label(question), "most": "\(Self.longestWords)"]
    return FieldError("words.\(question.id)", view.texts["cases.staff.correction.words.\(wrong.rawValue)", values])
  }

  /// Everything written, to copy when the request cannot be made any more.
  func kept(_ view: AnswersView, _ texts: Texts) -> [KeptWords] {
    [KeptWords(label: texts["cases.staff.correction.lead"], text: lead)]
      + view.typedSections.flatMap(\.questions).map { KeptWords(label: view.label($0), text: words[$0.id] ?? "") }
  }
}

/// Every problem of a form, in page order.
struct InvalidForm: Error { let errors: [FieldError] }
