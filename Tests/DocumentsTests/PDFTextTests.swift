import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("The text of a PDF", .enabled(if: Workbench.popplerIsPresent, "needs poppler-utils (pdftotext, pdfinfo)"))
struct PDFTextTests {
  private func text(of layout: DocumentLayout) throws -> String {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(layout), "document.pdf")
    return try bench.run("pdftotext", ["-raw", file, "-"]).output
  }

  private func paragraphs(_ texts: String...) -> DocumentLayout {
    DocumentLayout(title: "試し", createdAt: DocumentSamples.morning, blocks: texts.map { .paragraph($0) })
  }

  /// Compares code points: `==` on strings would call 﨑 and 崎 with other marks the same.
  private func holds(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  @Test("every sentence of a notice can be selected and searched")
  func notice() throws {
    let text = try text(of: DocumentSamples.notice)
    let expected = [
      "つ子支第1024号", "令和8年11月21日", "つむぎ市長 紬 一郎", "児童手当 認定通知書", "記", "受給者", "25,000円", "番号",
      "児童の氏名", "以上", "福祉部 子育て支援課 手当係",
    ]
    for sentence in expected { #expect(text.contains(sentence), "\(sentence)") }
  }

  @Test(
    "a name keeps its own character",
    arguments: ["髙﨑", "葛\u{E0100}葉", "辻\u{E0100}一", "神\u{FE00}", "\u{FA19}田", "𠮷野", "渡邉", "齋藤"])
  func names(name: String) throws {
    let layout = DocumentLayout(
      title: "名", createdAt: DocumentSamples.morning, blocks: [.fields([DocumentField("氏名", name)]), .paragraph(name)])
    #expect(holds(try text(of: layout), name))
  }

  @Test("Latin letters are not melted into ligatures")
  func ligatures() throws {
    let layout = DocumentLayout(
      title: "Office", language: .english, createdAt: DocumentSamples.morning,
      blocks: [.paragraph("The office finds affluent files.")])
    #expect(holds(try text(of: layout), "The office finds affluent files."))
  }

  @Test("a ticked box and an empty one differ in the text")
  func checks() throws {
    let text = try text(of: DocumentSamples.certificate)
    #expect(text.components(separatedBy: "☑").count == 2)
    #expect(text.components(separatedBy: "☐").count == 3)
  }

  @Test("the marker is said at the foot and not mixed into the text")
  func marker() throws {
    #expect(try text(of: DocumentSamples.certificate).components(separatedBy: "見本").count == 2)
  }

  @Test("the seal is a picture, not text")
  func seal() throws {
    #expect(try !text(of: DocumentSamples.notice).contains("市長之印"))
  }

  @Test("cells beyond the last column are not lost")
  func surplusCells() throws {
    let table = DocumentTable(columns: [DocumentColumn("一"), DocumentColumn("二")], rows: [["あ", "い", "う"], ["え"]])
    let layout = DocumentLayout(title: "表", createdAt: DocumentSamples.morning, blocks: [.table(table)])
    let text = try text(of: layout)
    for cell in ["あ", "い", "う", "え"] { #expect(text.contains(cell)) }
  }

  @Test(
    "no text can break a document",
    arguments: [
      "", " ", "\n\n\n", "\u{0}", "あ\u{0}い", "\u{1}\u{8}\u{1B}\u{7F}\u{9F}", "\u{FE0F}", "\u{E0100}\u{E0100}",
      "\u{202E}gnp.exe", "\u{2066}\u{2067}", "שלום עולם", "مرحبا بالعالم",
      "e" + String(repeating: "\u{301}", count: 2000),
      "\u{FFFE}\u{FFFF}\u{1FFFE}", "\u{E000}\u{F8FF}\u{10FFFD}", "👨‍👩‍👧‍👦🇯🇵", String(repeating: "亜", count: 10_000),
      String(repeating: "x", count: 10_000), "\r\n\t\u{B}\u{C}\u{85}\u{2028}\u{2029}", "<b>&amp;</b>", "'\\()<<>>",
    ])
  func anyText(text: String) throws {
    let issuer = DocumentIssuer(
      organisation: text, office: text, name: text, seal: DocumentSeal(text: text), contact: [text])
    let table = DocumentTable(columns: [DocumentColumn(text), DocumentColumn(text)], rows: [[text, text], []])
    let code = DocumentCode(payload: "x", caption: text, lines: [text])
    for language in Language.allCases {
      let layout = DocumentLayout(
        title: text, language: language, createdAt: DocumentSamples.morning, author: text, number: text,
        paper: .plain, marker: text,
        blocks: [
          .title(text), .heading(text), .reference(number: text, date: text), .addressee(lines: [text]),
          .issuer(issuer), .paragraph(text), .centred(text), .trailing(text), .fields([DocumentField(text, text)]),
          .table(table), .notes([text]), .code(code), .checks([DocumentCheck(text, isTicked: true)]),
        ])
      #expect(try PDFRenderer.render(layout).count > 1000)
    }
  }

  @Test("a text that forces its direction stands in the order of its characters")
  func directionOverride() throws {
    #expect(holds(try text(of: paragraphs("支払額\u{202E}0001円")), "支払額0001円"))
  }

  @Test("a word of 10,000 letters is broken and whole")
  func longWord() throws {
    let word = String(repeating: "abcdefghij", count: 1000)
    let text = try text(of: paragraphs(word))
    #expect(text.filter { "abcdefghij".contains($0) }.count == 10_000)
  }

  @Test("a full stop never begins a line")
  func lineBreaks() throws {
    for length in 30...50 {
      let text = try text(of: paragraphs(String(repeating: "あ", count: length) + "。」"))
      #expect(!text.split(separator: "\n").contains { $0.hasPrefix("。") || $0.hasPrefix("」") })
    }
  }
}
