import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// What the applicant signs: the answers as the form has them, on A4.
struct SummarySheet {
  let town: Town
  let application: OpenApplication
  let texts: Texts

  var layout: DocumentLayout {
    let language = texts.officerLanguage
    let words = application.published.definition.words(in: language)
    let day = application.receivedOn ?? town.world.today
    return DocumentLayout(
      title: words.title, language: language, createdAt: town.world.now, author: town.profile.name(in: language),
      face: .gothic,
      blocks: number + [
        .reference(number: nil, date: JapaneseDate(day).text(in: language)),
        .addressee(lines: [texts["counter.staff.sheet.to", ["mayor": town.profile.mayorTitle]]]),
        .title(texts["counter.staff.sheet.title", ["procedure": words.title]]),
      ] + sections(words, day) + [
        .paragraph(texts["counter.staff.sheet.declaration"]),
        .fields([
          DocumentField(texts["counter.staff.sheet.date"], texts["counter.staff.sheet.date.blank"]),
          DocumentField(texts["counter.staff.sheet.signature"], "\n　\n"),
        ]),
        .notes([texts["counter.staff.sheet.note"]]),
      ])
  }

  private var number: [DocumentBlock] {
    application.published.definition.procedure.formNumber.map { [.formNumber($0)] } ?? []
  }

  private func sections(_ words: ProcedureWords, _ day: CivilDate) -> [DocumentBlock] {
    let form = application.published.definition.form
    let reading = form.read(application.typed, today: day)
    return reading.sections.compactMap(form.section).flatMap { section -> [DocumentBlock] in
      let fields = section.questions.filter { $0.isAsked && reading.isShown(question: $0.id) }.map { question in
        let lines = reading.answers[question.id].map { words.lines(for: $0, to: question) } ?? []
        return DocumentField(
          words.label(question), lines.isEmpty ? texts["design.no-answer"] : lines.joined(separator: "\n"))
      }
      return fields.isEmpty ? [] : [.heading(words.title(section)), .fields(fields)]
    }
  }
}
