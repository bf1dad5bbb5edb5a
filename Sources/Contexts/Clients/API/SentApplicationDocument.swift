import FormContract
import FormSchema
import Kernel
import Ports
import Web

/// Where an application stands, as the program that handed it in reads it.
struct SentApplicationDocument {
  private let sent: SentApplication
  private let town: TownProfile
  private let address: CallAddress
  private let texts: Texts

  init(_ sent: SentApplication, _ town: TownProfile, _ address: CallAddress, _ texts: Texts) {
    (self.sent, self.town, self.address, self.texts) = (sent, town, address, texts)
  }

  private var words: ProcedureWords { sent.published.definition.words(in: texts.language) }
  private var receipt: String { sent.accepted.receipt }

  var json: JSONValue {
    .object([
      .init("receipt", .text(receipt)), .init("procedure", .text(sent.published.id)),
      .init("version", .text(sent.published.version.hex)), .init("title", .text(words.title)),
      .init("status", .text(sent.status)), .init("statusLabel", .text(texts[sent.statusKey])),
      .init("department", town.json(department: sent.department, in: texts.language)),
      .init("feeYen", .number(sent.accepted.fee.amount)), .init("receivedAt", .text(sent.receivedAt.rfc3339)),
      .init("expectedOn", sent.expectedOn.map { .text($0.description) } ?? .null),
      .init("correction", sent.correction.map(correction) ?? .null),
      .init("papers", .list(sent.papers.map(paper))), .init("links", address.links(of: receipt, further)),
    ])
  }

  private var further: [(String, String)] {
    (sent.correction == nil ? [] : [("correction", CallAddress.correction(receipt))])
      + (sent.isOpen ? [("withdrawal", CallAddress.withdrawal(receipt))] : [])
  }

  /// The program answers it, or leads the applicant to the status page, where it is answered too.
  private func correction(_ correction: SentApplication.Correction) -> JSONValue {
    .object([
      .init("words", .text(correction.words)),
      .init(
        "fields",
        .list(
          correction.marks.map { mark in
            let label = sent.published.definition.form.question(mark.question).map(words.label) ?? mark.question
            return .object([
              .init("pointer", .text(ContractReader.pointer(to: mark.question))), .init("label", .text(label)),
              .init("words", .text(mark.words)),
            ])
          })),
    ])
  }

  private func paper(_ paper: SentApplication.Paper) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .text(paper.id)), .init("title", .text(paper.title)),
      .init("number", paper.number.map { .text($0) } ?? .null), .init("bytes", .number(paper.byteCount)),
      .init("issuedAt", .text(paper.issuedAt.rfc3339)),
      .init("revokedAt", paper.revokedAt.map { .text($0.rfc3339) } ?? .null),
    ]
    // What proves nothing any more is named, so that nobody wonders where it went, and not given out.
    if paper.revokedAt == nil {
      members.append(.init("href", .text(address.link(CallAddress.paper(paper.id, of: receipt)))))
    }
    return .object(members)
  }
}
