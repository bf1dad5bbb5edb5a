import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// What the applicant takes home: the number, the secret, the fee and what comes next.
struct ReceiptSheet {
  let town: Town
  let application: OpenApplication
  let accepted: AcceptedApplication
  let texts: Texts

  var layout: DocumentLayout {
    let language = texts.officerLanguage
    let words = application.published.definition.words(in: language)
    let procedure = application.published.definition.procedure
    let day = application.receivedOn ?? application.changedAt.dateInJapan
    return DocumentLayout(
      title: texts["counter.staff.receipt.sheet"], language: language, createdAt: town.world.now,
      author: town.profile.name(in: language), number: accepted.receipt, face: .gothic,
      blocks: [
        .reference(number: nil, date: JapaneseDate(day).text(in: language)),
        .title(texts["counter.staff.receipt.sheet"]),
        .fields([
          DocumentField(texts["counter.staff.receipt.procedure"], words.title),
          DocumentField(texts["counter.staff.receipt.number"], accepted.receipt),
          DocumentField(texts["counter.staff.receipt.secret"], accepted.secret),
          DocumentField(texts["counter.staff.fee"], texts.fee(accepted.fee)),
        ]),
        .heading(texts["counter.staff.receipt.next"]),
        .paragraph(words.whatHappensNext.joined(separator: "\n")),
        .paragraph(texts["counter.staff.receipt.days", ["n": "\(procedure.expectedDays)"]]),
        .code(
          DocumentCode(
            payload: "\(town.address)/status", caption: texts["counter.staff.receipt.status"],
            lines: ["\(town.address)/status"])),
        .notes([texts["counter.staff.receipt.secret.note"]]),
      ])
  }
}
