import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Web

/// The answers of a case as the form asked for them, section by section: only what was asked, with what was left empty
/// and what a correction changed.
struct AnswersView {
  let found: StaffCase
  let texts: Texts
  private let words: ProcedureWords
  private let reading: Reading

  init(_ found: StaffCase, _ texts: Texts) {
    self.found = found
    self.texts = texts
    words = found.definition.words(in: texts.officerLanguage)
    reading = found.reading
  }

  /// The shown sections with their asked questions.
  var sections: [(title: String, id: String, questions: [Question])] {
    found.definition.form.sections.compactMap { section in
      let questions = section.questions.filter { $0.isAsked && reading.isShown(question: $0.id) }
      return questions.isEmpty ? nil : (words.title(section), section.id, questions)
    }
  }

  func label(_ question: Question) -> String { words.label(question) }

  /// The answer as lines; none when the question was left empty.
  func lines(_ question: Question) -> [String] { lines(found.answers[question.id], question) }

  func lines(_ answer: Answer?, _ question: Question) -> [String] {
    answer.map { words.lines(for: $0, to: question) } ?? []
  }
}

extension HTML {
  /// Writes every answer, with links to the attachments.
  mutating func answers(_ view: AnswersView) {
    for section in view.sections {
      h3(section.title)
      dl(["class": "ds-summary"]) { h in
        for question in section.questions {
          h.div(["class": "ds-summary-row"]) { h in h.answerRow(question, view) }
        }
      }
    }
  }

  private mutating func answerRow(_ question: Question, _ view: AnswersView) {
    let former = view.found.former(question.id)
    dt { h in
      h.text(view.label(question))
      guard former != nil else { return }
      h.text(" ")
      h.statusTag(StatusTag(view.texts["cases.staff.answer.changed"], tone: .attention))
    }
    dd(["class": "ds-summary-answer"]) { h in
      h.answer(view.found.answers[question.id], question, view)
      guard let former else { return }
      h.p(["class": "ds-quiet"]) { h in
        h.text(view.texts["cases.staff.answer.former"])
        h.answer(former, question, view)
      }
    }
  }

  private mutating func answer(_ answer: Answer?, _ question: Question, _ view: AnswersView) {
    guard let answer else { return span(["class": "ds-quiet"], view.texts["design.no-answer"]) }
    if case .files(let files) = answer { return attachments(files, view) }
    for (number, line) in view.lines(answer, question).enumerated() {
      if number > 0 { br() }
      plainText(line)
    }
  }

  private mutating func attachments(_ files: [Attachment], _ view: AnswersView) {
    for (number, file) in files.enumerated() {
      if number > 0 { br() }
      let kind = view.texts["cases.staff.file.\(file.kind.rawValue)"]
      a([
        "href": "/staff/cases/\(view.found.value.id)/files/\(file.id)", "target": "_blank", "rel": "noopener",
      ]) { h in
        h.plainText(file.name)
        h.text(view.texts["cases.staff.file.facts", ["kind": kind, "size": fileSize(file.byteCount)]])
        h.visuallyHidden(view.texts["cases.staff.new-tab"])
      }
    }
  }
}
