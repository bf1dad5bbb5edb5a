import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("A QR code")
struct QRCodeTests {
  @Test(
    "is read from a printed page as what went in",
    .enabled(if: Workbench.zbarIsPresent, "needs zbar-tools and poppler-utils"),
    arguments: [
      "https://tsumugi.example/verify/8F3K-22QX", "1", "tsumugi:つむぎ市/証明/髙﨑", String(repeating: "A", count: 300),
    ])
  func readBack(payload: String) throws {
    let bench = try Workbench()
    let layout = DocumentLayout(
      title: "QR", createdAt: DocumentSamples.morning, paper: .patterned,
      blocks: [.code(DocumentCode(payload: payload, caption: "読み取り"))])
    _ = try bench.put(try PDFRenderer.render(layout), "code.pdf")
    try bench.run("pdftoppm", ["-r", "300", "-png", "-singlefile", "code.pdf", "code"])
    let read = try bench.run("zbarimg", ["--quiet", "--raw", "code.png"]).output
    #expect(read.trimmingCharacters(in: .newlines) == payload)
  }

  @Test("has its three finder patterns")
  func finders() throws {
    let code = try QRCode("つむぎ")
    let last = code.side - 7
    for (row, column) in [(0, 0), (0, last), (last, 0)] {
      let dark = (0..<7).flatMap { y in (0..<7).map { x in code.isDark(row: row + y, column: column + x) } }
      #expect(dark.count { $0 } == 33)
    }
    #expect(code.modules.count == code.side * code.side)
  }

  @Test("takes 1 to 2,331 bytes at correction M, also bytes that are no text")
  func limits() throws {
    #expect(throws: DocumentsProblem.codeEmpty) { try QRCode("") }
    #expect(try QRCode(bytes: [0]).side == 21)
    #expect(try QRCode(bytes: [UInt8](repeating: 255, count: 2331)).side == 177)
    #expect(throws: DocumentsProblem.codeTooLong(bytes: 2332)) {
      try QRCode(bytes: [UInt8](repeating: 255, count: 2332))
    }
    #expect(throws: DocumentsProblem.codeTooLong(bytes: 1_000_000)) {
      try QRCode(String(repeating: "a", count: 1_000_000))
    }
  }

  @Test("a document with a code that cannot be made is refused")
  func inDocument() {
    let layout = DocumentLayout(
      title: "QR", createdAt: DocumentSamples.morning, blocks: [.code(DocumentCode(payload: "", caption: "なし"))])
    #expect(throws: DocumentsProblem.codeEmpty) { try PDFRenderer.render(layout) }
  }

  @Test("on a web page is a picture with a name, surrounded by its quiet zone")
  func svg() throws {
    let code = try QRCode("x")
    let svg = String(decoding: code.svg(title: "証明 <確認>") as [UInt8], as: UTF8.self)
    #expect(svg.hasPrefix("<svg "))
    #expect(svg.contains("role=\"img\""))
    #expect(svg.contains("viewBox=\"0 0 29 29\""))
    #expect(svg.contains("<title>証明 &lt;確認&gt;</title>"))
    #expect(svg.contains("M4 4h7v1h-7z"))
    #expect(svg.hasSuffix("</svg>"))
  }

  @Test("its runs cover exactly the dark modules")
  func runs() throws {
    let code = try QRCode("https://tsumugi.example/", correction: .high)
    var drawn = [Bool](repeating: false, count: code.modules.count)
    for run in code.runs { for x in 0..<run.length { drawn[run.row * code.side + run.column + x] = true } }
    #expect(drawn == code.modules)
  }
}
