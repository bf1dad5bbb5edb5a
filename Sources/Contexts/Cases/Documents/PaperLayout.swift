import Documents
import FormSchema
import Kernel
import Nihongo
import Web

/// Sets a filled document on paper: what stands where on a notice and on a certificate.
struct PaperLayout {
  let town: Town
  let document: FilledDocument
  let issuedAt: Instant
  let department: String
  /// The address behind the 2D code; `nil` for papers that nobody needs to check.
  let verification: String?
  /// 見本 on previews.
  var marker: String?

  var layout: DocumentLayout {
    DocumentLayout(
      title: document.title, createdAt: issuedAt, author: town.profile.name(in: .japanese), number: document.number,
      paper: document.kind == .certificate ? .patterned : .plain, marker: marker,
      blocks: (document.kind == .certificate ? certificate : notice) + code)
  }

  /// As letters of a town hall go: number and date, to whom, from whom, about what.
  private var notice: [DocumentBlock] {
    [.reference(number: document.number, date: date)] + addressee + issuer + [.title(document.title)] + body
  }

  /// The name first; date and seal under what they attest.
  private var certificate: [DocumentBlock] {
    [.reference(number: document.number, date: date), .title(document.title)] + addressee + body + [.space(millimetres: 6)]
      + issuer
  }

  private var date: String { JapaneseDate(issuedAt.dateInJapan).full }

  private var addressee: [DocumentBlock] { document.addressee.map { [.addressee(lines: [$0])] } ?? [] }

  private var issuer: [DocumentBlock] {
    guard document.hasIssuer else { return [] }
    let profile = town.profile
    let section = profile.department(department)
    return [
      .issuer(
        DocumentIssuer(
          office: profile.mayorTitle, name: profile.mayorName, seal: DocumentSeal(text: profile.mayorTitle + "之印"),
          contact: section.map { ["\($0.name(in: .japanese))　電話 \($0.phone)"] } ?? []))
    ]
  }

  private var body: [DocumentBlock] { document.blocks.map(block) }

  private func block(_ content: DocumentTemplate.Content<String>) -> DocumentBlock {
    switch content {
    case .paragraph(let text): .paragraph(text)
    case .centred(let text): .centred(text)
    case .right(let text): .trailing(text)
    case .note(let text): .notes([text])
    case .fields(let fields): .fields(fields.map { DocumentField($0.label, $0.value) })
    case .space(let millimetres): .space(millimetres: Double(millimetres))
    }
  }

  private var code: [DocumentBlock] {
    guard let verification else { return [] }
    return [
      .space(millimetres: 4),
      .code(
        DocumentCode(
          payload: verification, caption: "この番号の証明書の発行と取消しを確かめられます",
          lines: ["二次元コードを読み取ると、どなたでも無料で確かめられます。", "画面に出る番号・発行日などを、この紙と見比べてください。"])),
    ]
  }

  /// What the paper says, in one text: the digest in the 2D code is made of it.
  static func printedText(_ document: FilledDocument) -> String {
    let lines = document.blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .centred(let text), .right(let text), .note(let text): [text]
      case .fields(let fields): fields.map { "\($0.label)\t\($0.value)" }
      case .space: []
      }
    }
    return ([document.title, document.number ?? "", document.addressee ?? ""] + lines).joined(separator: "\n")
  }
}
