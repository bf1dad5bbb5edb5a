import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("The pages of a PDF", .enabled(if: Workbench.popplerIsPresent, "needs poppler-utils (pdftotext, pdfinfo)"))
struct PDFPageTests {
  private func field(_ name: String, of info: String) -> String? {
    info.split(separator: "\n").first { $0.hasPrefix(name + ":") }
      .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
  }

  private func pages(_ layout: DocumentLayout) throws -> [String] {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(layout), "document.pdf")
    return try bench.run("pdftotext", ["-layout", file, "-"]).output.split(separator: "\u{C}").map(String.init)
  }

  @Test("a notice fits on one A4 page and says who it is from, when and in which language")
  func notice() throws {
    let bench = try Workbench()
    let bytes = try PDFRenderer.render(DocumentSamples.notice)
    let info = try bench.run("pdfinfo", [try bench.put(bytes, "notice.pdf")]).output
    #expect(field("Pages", of: info) == "1")
    #expect(field("Page size", of: info)?.hasSuffix("(A4)") == true)
    #expect(field("Title", of: info) == "児童手当 認定通知書")
    #expect(field("Author", of: info) == "つむぎ市")
    #expect(field("Tagged", of: info) == "yes")
    let file = String(decoding: bytes, as: UTF8.self)
    #expect(file.contains("/Lang (ja)"))
    #expect(file.contains("/DisplayDocTitle true"))
  }

  @Test("the first page is given as a picture, as wide as is asked for, however many pages there are")
  func picture() throws {
    for (layout, width) in [(DocumentSamples.notice, 300), (DocumentSamples.letter(rows: 60), 800)] {
      let bytes = try PDFRenderer.picture(layout, width: width)
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
      // Width and height stand in the first chunk, 32 bits each.
      let numbers = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
      #expect(numbers == [width, Int((Double(width) * 297 / 210).rounded(.up))])
    }
  }

  @Test("a screen reader finds the title, paragraphs, and a table with rows and cells")
  func structure() throws {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(DocumentSamples.notice), "notice.pdf")
    let tags = try bench.run("pdfinfo", ["-struct", file]).output.split(separator: "\n").map {
      $0.split(separator: " ").first.map(String.init) ?? ""
    }
    func count(_ tag: String) -> Int { tags.count { $0 == tag } }
    #expect(tags.first == "Document")
    #expect(count("H1") == 1)
    #expect(count("Table") == 2)
    #expect(count("TR") == 8)
    #expect(count("TH") == 9)
    #expect(count("TD") == 13)
  }

  @Test("a long table says its header on every page and loses no row", arguments: [1, 28, 29, 30, 60, 500])
  func longTable(rows: Int) throws {
    let pages = try pages(DocumentSamples.letter(rows: rows))
    let tablePages = pages.filter { $0.contains("Waste collection fee") }
    #expect(tablePages.allSatisfy { $0.contains("Amount (yen)") })
    for (index, page) in pages.enumerated() {
      #expect(page.filter { $0 != " " }.contains("\(index + 1)/\(pages.count)"))
      #expect(page.contains("No. 77"))
    }
    let text = pages.joined()
    for row in 1...rows { #expect(text.contains("ward \(row)\n") || text.contains("ward \(row) "), "row \(row)") }
  }

  @Test("a repeated header is read out once")
  func headerTags() throws {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(DocumentSamples.letter(rows: 100)), "letter.pdf")
    let tags = try bench.run("pdfinfo", ["-struct", file]).output
    #expect(tags.components(separatedBy: "TH").count == 4)
  }

  @Test("a page break breaks the page, and two leave an empty one", arguments: [0, 1, 2])
  func pageBreaks(count: Int) throws {
    let bench = try Workbench()
    let breaks = [DocumentBlock](repeating: .pageBreak, count: count)
    let layout = DocumentLayout(
      title: "頁", createdAt: DocumentSamples.morning, blocks: [.paragraph("前")] + breaks + [.paragraph("後")])
    let file = try bench.put(try PDFRenderer.render(layout), "pages.pdf")
    #expect(field("Pages", of: try bench.run("pdfinfo", [file]).output) == "\(count + 1)")
  }

  @Test("a layout without blocks is one empty page")
  func empty() throws {
    let layout = DocumentLayout(title: "", createdAt: DocumentSamples.morning, blocks: [])
    #expect(try pages(layout).count == 1)
  }

  @Test("the same layout gives the same bytes, on several threads at once too")
  func determinism() async throws {
    for layout in [DocumentSamples.notice, DocumentSamples.certificate, DocumentSamples.letter(rows: 40)] {
      let first = try PDFRenderer.render(layout)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 { group.addTask { try PDFRenderer.render(layout) == first } }
        for try await same in group { #expect(same) }
      }
    }
  }

  @Test("the moment of creation changes the bytes")
  func creation() throws {
    var later = DocumentSamples.notice
    later.createdAt = later.createdAt.adding(seconds: 1)
    #expect(try PDFRenderer.render(later) != PDFRenderer.render(DocumentSamples.notice))
  }

  @Test(
    "the file is sound", .enabled(if: Workbench.qpdfIsPresent, "needs qpdf"),
    arguments: [DocumentSamples.notice, DocumentSamples.certificate, DocumentSamples.letter(rows: 200)])
  func soundness(layout: DocumentLayout) throws {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(layout), "document.pdf")
    #expect(try bench.run("qpdf", ["--check", file]).status == 0)
  }

  @Test("all typefaces travel inside the file")
  func typefaces() throws {
    let bench = try Workbench()
    let file = try bench.put(try PDFRenderer.render(DocumentSamples.certificate), "document.pdf")
    let fonts = try bench.run("pdffonts", [file]).output.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    #expect(fonts.allSatisfy { $0.contains(" yes yes yes ") })
  }
}
