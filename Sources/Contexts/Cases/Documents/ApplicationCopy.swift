import Documents
import FormSchema
import Kernel
import Nihongo
import Web

/// The applicant's own copy of what was applied for, as a PDF in the language they used.
struct ApplicationCopy {
  let town: Town
  let value: Case
  let definition: ProcedureDefinition
  let record: ApplicationRecord
  let texts: Texts
  /// What the questions are called that were answered and do not count.
  var leftOut: [String] = []

  var layout: DocumentLayout {
    let words = definition.words(in: texts.language)
    return DocumentLayout(
      title: words.title, language: texts.language, createdAt: value.receivedAt, author: town.profile.name(in: texts.language),
      number: value.receipt.description, face: .gothic,
      blocks: number + [
        .reference(number: nil, date: date(value.receivedAt.dateInJapan)),
        .title(texts["cases.copy.title"]),
        .fields([
          DocumentField(texts["cases.copy.procedure"], words.title),
          DocumentField(texts["cases.copy.receipt"], value.receipt.description),
          DocumentField(texts["cases.copy.received"], "\(date(value.receivedAt.dateInJapan)) \(value.receivedAt.timeInJapan)"),
          DocumentField(texts["cases.copy.to"], "\(town.profile.name(in: texts.language)) \(departmentName)"),
        ]),
      ] + sections(words) + [.notes(notes)])
  }

  private var number: [DocumentBlock] { definition.procedure.formNumber.map { [.formNumber($0)] } ?? [] }

  private var notes: [String] {
    let labels = leftOut.joined(separator: texts["cases.prefill.comma"])
    return (leftOut.isEmpty ? [] : [texts["cases.copy.left-out", ["labels": labels]]]) + [texts["cases.copy.note"]]
  }

  private var departmentName: String { town.profile.departmentName(value.department, in: texts.language) }

  private func date(_ date: CivilDate) -> String { JapaneseDate(date).text(in: texts.language) }

  private func sections(_ words: ProcedureWords) -> [DocumentBlock] {
    let answers = record.answersByQuestion
    return definition.form.sections.flatMap { section -> [DocumentBlock] in
      let fields = section.questions.compactMap { question -> DocumentField? in
        guard let answer = answers[question.id] else { return nil }
        return DocumentField(words.label(question), words.lines(for: answer, to: question).joined(separator: "\n"))
      }
      return fields.isEmpty ? [] : [.heading(words.title(section)), .fields(fields)]
    }
  }
}
