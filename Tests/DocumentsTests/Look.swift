import Documents
import Foundation
import Testing
@Test func look() throws {
  for (n, l) in [("notice", DocumentSamples.notice), ("cert", DocumentSamples.certificate), ("letter", DocumentSamples.letter(rows: 60))] {
    let t = Date()
    let b = try PDFRenderer.render(l)
    print(n, b.count, Date().timeIntervalSince(t))
    try Data(b).write(to: URL(fileURLWithPath: "/tmp/docx/\(n).pdf"))
  }
  for s in ["e" + String(repeating: "\u{301}", count: 2000), String(repeating: "亜", count: 10_000), String(repeating: "x", count: 10_000), "👨‍👩‍👧‍👦🇯🇵", "a"] {
    for (i, bl) in [DocumentBlock.title(s), .heading(s), .addressee(lines: [s]), .issuer(DocumentIssuer(office: s, name: s, seal: DocumentSeal(text: s))), .paragraph(s), .fields([DocumentField(s,s)]), .table(DocumentTable(columns: [DocumentColumn(s),DocumentColumn(s)], rows: [[s,s]]))].enumerated() {
      let t = Date()
      let b = try PDFRenderer.render(DocumentLayout(title: "x", createdAt: DocumentSamples.morning, blocks: [bl]))
      print(s.unicodeScalars.count, i, b.count, Date().timeIntervalSince(t))
    }
  }
}
