import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Web

/// The answers of a case as the form asked for them, section by section: only what was asked, with what was left empty,
/// what a correction changed, and where it was taken over from.
struct AnswersView {
  let found: StaffCase
  let texts: Texts
  /// Guards the buttons that uncover a covered number; `nil` where it stays covered.
  let newGuard: (@Sendable () -> FormGuard)?
  private let words: ProcedureWords
  private let reading: Reading

  init(_ found: StaffCase, _ texts: Texts, guard newGuard: (@Sendable () -> FormGuard)? = nil) {
    self.found = found
    self.texts = texts
    self.newGuard = newGuard
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

  /// The same without what is worked out, which the applicant cannot put right.
  var typedSections: [(title: String, id: String, questions: [Question])] {
    sections.map { (title: $0.title, id: $0.id, questions: $0.questions.filter(\.type.isTyped)) }
      .filter { !$0.questions.isEmpty }
  }

  func label(_ question: Question) -> String { words.label(question) }

  /// The answer as lines; none when the question was left empty.
  func lines(_ question: Question) -> [String] { lines(found.answers[question.id], question) }

  func lines(_ answer: Answer?, _ question: Question) -> [String] {
    answer.map { words.lines(for: $0, to: question) } ?? []
  }

  /// Where the answer was taken over from, when it was not simply typed.
  func origin(_ question: Question) -> String? { origin(at: question.id) }

  fileprivate func origin(at path: String) -> String? {
    switch found.provenance[path] {
    case .prefilled(let origin)?: texts["cases.staff.origin.\(origin.rawValue)"]
    // Who changed what the form proposes to everybody has simply answered.
    case .changed(.initial)?: nil
    case .changed(let origin)?:
      texts["cases.staff.origin.changed", ["origin": texts["cases.staff.origin.\(origin.rawValue)"]]]
    case .typed?, nil: nil
    }
  }

  /// Where an answer in a row comes from, once the rows are not wholly as they were taken over; `nil` where the rows
  /// were typed, or nobody wrote down which of their answers were.
  fileprivate func origin(inRows place: AnswerPlace, _ question: Question) -> String? {
    guard let rows = place.rows, case .changed? = found.provenance[rows],
      found.provenance.keys.contains(where: { $0.hasPrefix("\(rows).") })
    else { return nil }
    return origin(at: place.fields + question.id) ?? texts["cases.staff.origin.typed"]
  }

  /// What was typed into questions that are not asked any more.
  var leftOut: [String] { reading.leftOutLabels(found.definition.form, words, texts) }

  /// The questions at a place of the form, with the words of that place.
  fileprivate var answering: AnswerPlace { AnswerPlace(words: words, path: "", fields: "", reading: reading) }

  /// The place of one row of a question, counted from one.
  fileprivate func inside(_ group: Question, row: Int, of place: AnswerPlace) -> AnswerPlace {
    let keys = found.typed.rowKeys(place.fields + group.id)
    let key = keys.count < row ? nil : keys[row - 1]
    return AnswerPlace(
      words: place.words.inside(group), path: "\(place.path)\(group.id).\(row).",
      fields: key.map { "\(place.fields)\(group.id).\($0)." } ?? place.fields,
      reading: key.flatMap { key in place.reading?.rows[group.id]?.first { $0.key == key }?.reading },
      rows: key.flatMap { _ in place.rows ?? group.id })
  }
}

/// Whether an answer stands in the form itself or in a row.
private struct AnswerPlace {
  let words: ProcedureWords
  /// As `children.2.`, rows counted from one.
  let path: String
  /// The same as what was typed calls it, by the keys of the rows.
  let fields: String
  /// What the form says here; `nil` in rows of before a correction.
  var reading: Reading?
  /// The question of the form whose rows these are; `nil` outside rows, and in rows of before a correction.
  var rows: String?
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
    let leftOut = view.leftOut
    if !leftOut.isEmpty {
      p(["class": "ds-quiet"],
        view.texts["cases.staff.left-out", ["labels": leftOut.joined(separator: view.texts["cases.staff.rules.gap"])]])
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
      h.answer(view.found.answers[question.id], question, view.answering, view)
      if let origin = view.origin(question) { h.p(["class": "ds-quiet ds-answer-origin"], origin) }
      guard let former else { return }
      h.div(["class": "ds-quiet"]) { h in
        h.text(view.texts["cases.staff.answer.former"])
        h.answer(former, question, AnswerPlace(words: view.answering.words, path: "former.", fields: "former."), view)
      }
    }
  }

  private mutating func answer(_ answer: Answer?, _ question: Question, _ place: AnswerPlace, _ view: AnswersView) {
    switch answer {
    case nil: span(["class": "ds-quiet"], view.texts["design.no-answer"])
    case .files(let files)?: attachments(files, view)
    case .rows(let rows)? where !rows.isEmpty: rowsTable(rows, question, place, view)
    case .individualNumber(let number)?:
      plainText(number.masked)
      uncoverButton(question, place, view)
    case .some(let answer):
      for (number, line) in place.words.lines(for: answer, to: question).enumerated() {
        if number > 0 { br() }
        plainText(line)
      }
    }
  }

  /// A row of the table for each of the answer, without what no row was asked.
  private mutating func rowsTable(_ rows: [Answers], _ question: Question, _ place: AnswerPlace, _ view: AnswersView) {
    let asked = (question.type.group?.questions ?? []).filter { inner in rows.contains { $0[inner.id] != nil } }
    let inner = place.words.inside(question)
    let title = place.words.itemTitle(question) ?? ""
    dataTable(
      DataTable(
        id: "rows-\(place.path)\(question.id)", caption: place.words.label(question), isCaptionHidden: true,
        columns: [.init(title)] + asked.map { .init(inner.label($0)) },
        rows: rows.enumerated().map { index, row in
          let within = view.inside(question, row: index + 1, of: place)
          let name = view.texts["procedures.row", ["title": title, "number": "\(index + 1)"]]
          return [.text(name)] + asked.map { one in
            .content { h in
              guard within.reading?.isShown(question: one.id) ?? true else {
                return h.span(["class": "ds-quiet"], view.texts["cases.staff.answer.not-asked"])
              }
              h.answer(row[one.id], one, within, view)
              guard row[one.id] != nil, let origin = view.origin(inRows: within, one) else { return }
              h.p(["class": "ds-quiet ds-answer-origin"], origin)
            }
          }
        }), view.texts)
  }

  /// Who uncovers a number is written down, so it takes a button.
  private mutating func uncoverButton(_ question: Question, _ place: AnswerPlace, _ view: AnswersView) {
    guard let newGuard = view.newGuard, !place.path.hasPrefix("former.") else { return }
    postForm(
      to: "/staff/cases/\(view.found.value.id)/individual-numbers/\(place.path)\(question.id)", guard: newGuard()
    ) { h in
      h.actionButton(
        ActionButton(
          view.texts["cases.staff.number.show"], rank: .quiet,
          hiddenSuffix: view.texts["design.change.what", ["what": place.words.label(question)]]))
    }
  }

  mutating func attachments(_ files: [Attachment], _ view: AnswersView) {
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
