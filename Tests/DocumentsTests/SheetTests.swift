import Foundation
import Kernel
import Testing

@testable import Documents

@Suite("A form to fill in by hand")
struct SheetTests {
  @Test("has its boxes exactly where it says", .enabled(if: Workbench.popplerIsPresent, "needs poppler-utils"))
  func placesAgree() throws {
    let printed = try SheetRenderer.render(Self.sample())
    let pages = try GreyPage.pages(of: printed.pdf)
    #expect(pages.count == printed.pageCount)
    let framed = printed.boxes.filter { $0.character != nil || $0.place.option != nil }
    #expect(framed.count == 60 * (7 + 3))
    for box in framed {
      let page = pages[box.page - 1]
      let (left, right) = (box.left, box.left + box.width), (top, bottom) = (box.top, box.top + box.height)
      let (midX, midY) = ((left + right) / 2, (top + bottom) / 2)
      for (x, y) in [(left, midY), (right, midY), (midX, top), (midX, bottom)] {
        #expect(page.isDark(nearX: x, y: y), "a side of \(box.place.field) on page \(box.page)")
      }
      #expect(!page.isDark(nearX: midX, y: midY), "the middle of \(box.place.field) is free")
    }
  }

  @Test("is the same a second time, places and all")
  func same() throws {
    #expect(try SheetRenderer.render(Self.sample()) == SheetRenderer.render(Self.sample()))
  }

  @Test("keeps each of its rows on one page")
  func unbroken() throws {
    let boxes = try SheetRenderer.render(Self.sample()).boxes
    let pages = Dictionary(grouping: boxes) { $0.place.field.prefix { $0 != "." } }.mapValues { Set($0.map(\.page)) }
    #expect(pages.count == 60)
    #expect(pages.values.allSatisfy { $0.count == 1 })
    #expect(boxes.allSatisfy { $0.top >= 0 && $0.top + $0.height <= 29_700 && $0.left + $0.width <= 21_000 })
  }

  @Test(
    "carries version and page in the code of every page",
    .enabled(if: Workbench.zbarIsPresent, "needs zbar-tools and poppler-utils"))
  func codes() throws {
    let bench = try Workbench()
    let printed = try SheetRenderer.render(Self.sample())
    _ = try bench.put(printed.pdf, "sheet.pdf")
    try bench.run("pdftoppm", ["-r", "200", "-png", "sheet.pdf", "page"])
    let read = try bench.names.filter { $0.hasSuffix(".png") }.map {
      try bench.run("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", $0]).output
        .trimmingCharacters(in: .newlines)
    }
    #expect(read == (1...printed.pageCount).map { "TSUMUGI.1.SAMPLE.ABC234.\($0).\(printed.pageCount)" })
  }

  @Test("writes what is too long for its room a second time, whole", .enabled(if: Workbench.popplerIsPresent))
  func overflow() throws {
    let text = (1...60).map { "\($0)番目の長い文です。" }.joined()
    let row = SheetRow([SheetCell([SheetLine([.space(SheetSpace(SheetPlace("why", title: "9 理由"), text: text))])])])
    var layout = Self.sample()
    layout.blocks = [.row(row)]
    let bench = try Workbench()
    _ = try bench.put(SheetRenderer.render(layout).pdf, "sheet.pdf")
    let said = try bench.run("pdftotext", ["-raw", "sheet.pdf", "-"]).output.filter { !$0.isWhitespace }
    #expect(said.contains("書ききれなかった内容9理由" + text))
  }

  @Test("has the number of the form at the top of every page", .enabled(if: Workbench.popplerIsPresent))
  func number() throws {
    var layout = Self.sample()
    layout.number = "様式第1号（第2条関係）"
    let printed = try SheetRenderer.render(layout)
    let bench = try Workbench()
    _ = try bench.put(printed.pdf, "sheet.pdf")
    #expect(printed.pageCount > 1)
    for page in 1...printed.pageCount {
      let said = try bench.run("pdftotext", ["-layout", "-f", "\(page)", "-l", "\(page)", "sheet.pdf", "-"]).output
      let first = said.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
      #expect(first.filter { !$0.isWhitespace } == "様式第1号（第2条関係）", "page \(page)")
    }
    // It takes no room from the answers: boxes stand where they stood.
    #expect(try SheetRenderer.render(Self.sample()).boxes == printed.boxes)
  }

  @Test("goes on with a row that is higher than a page")
  func highRow() throws {
    let ticks = (1...400).map { number in
      SheetItem.tick(
        SheetPlace("all", option: "\(number)"), number: "\(number)", label: "選択肢", hint: "説明", isTicked: false)
    }
    var layout = Self.sample()
    layout.blocks = [.row(SheetRow([SheetCell([SheetLine(ticks)])]))]
    let printed = try SheetRenderer.render(layout)
    #expect(printed.pageCount > 1)
    #expect(Set(printed.boxes.compactMap(\.place.option)).count == 400)
    #expect(printed.boxes.allSatisfy { $0.top + $0.height <= 29_700 })
  }

  @Test("divides a long list of boxes where the page ends, and names it again", .enabled(if: Workbench.popplerIsPresent))
  func divided() throws {
    let printed = try SheetRenderer.render(Self.list(of: 17, below: 28))
    let boxes = printed.boxes.filter { $0.place.field == "list" }
    #expect(boxes.compactMap(\.place.option) == (1...17).map(String.init))
    let first = boxes.count { $0.page == 1 }
    #expect((4...10).contains(first), "\(first) on the first page")
    #expect(boxes.prefix(first).allSatisfy { $0.page == 1 && $0.top + $0.height <= 28_000 })
    let bench = try Workbench()
    _ = try bench.put(printed.pdf, "sheet.pdf")
    for (page, isContinued) in [(1, false), (2, true)] {
      let said = try bench.run("pdftotext", ["-f", "\(page)", "-l", "\(page)", "sheet.pdf", "-"]).output
      #expect(said.contains("病名") && said.contains("（つづき）") == isContinued, "page \(page)")
    }
  }

  @Test("keeps a short list of boxes whole")
  func undivided() throws {
    let boxes = try SheetRenderer.render(Self.list(of: 6, below: 31)).boxes
    #expect(Set(boxes.filter { $0.place.field == "list" }.map(\.page)) == [2])
  }

  /// A list of boxes that begins far down on the first page.
  private static func list(of count: Int, below lines: Int) -> SheetLayout {
    let label = String(repeating: "長い名前の病気", count: 3)
    let ticks = (1...count).map { number in
      SheetItem.tick(
        SheetPlace("list", option: "\(number)"), number: "\(number)", label: label, hint: nil, isTicked: false)
    }
    var layout = sample()
    let space = SheetItem.space(SheetSpace(SheetPlace("above"), lines: lines))
    let named = SheetCell([SheetLine([.words("病名", .label)])], millimetres: 37, isShaded: true)
    layout.blocks = [
      .row(SheetRow([SheetCell([SheetLine([space])])])), .row(SheetRow([named, SheetCell([SheetLine(ticks)])])),
    ]
    layout.continued = "（つづき）"
    return layout
  }

  @Test(
    "refuses a code that other characters do not fit into",
    arguments: ["", "a", "紡", String(repeating: "A", count: 4297)])
  func badCodes(text: String) {
    #expect(throws: DocumentsProblem.self) { try QRCode(alphanumeric: text) }
  }

  private static func sample() -> SheetLayout {
    let rows = (1...60).map { number in
      let place = { (part: String, option: String?) in SheetPlace("q\(number).\(part)", option: option) }
      return SheetBlock.row(
        SheetRow([
          SheetCell([SheetLine([.words("\(number)", .number)])], millimetres: 10, isShaded: true),
          SheetCell([
            SheetLine([.boxes(place("code", nil), groups: [3, 4], mark: "−", text: "", isTrailing: false)]),
            SheetLine((1...3).map { tick in
              .tick(place("kind", "\(tick)"), number: "\(tick)", label: "はい", hint: nil, isTicked: false)
            }),
            SheetLine([.space(SheetSpace(place("words", nil)))], isDivided: true),
          ]),
        ]))
    }
    return SheetLayout(
      title: "見本の申請書", running: "見本の申請書（つづき）", createdAt: Instant(milliseconds: 0), code: "TSUMUGI.1.SAMPLE.ABC234",
      blocks: rows, continuation: "書ききれなかった内容")
  }
}

/// A page as a machine sees it: grey dots, read from a PGM (Netpbm, P5).
private struct GreyPage {
  private let width: Int
  private let dots: [UInt8]

  private static let dotsPerInch = 300

  static func pages(of pdf: [UInt8]) throws -> [GreyPage] {
    let bench = try Workbench()
    _ = try bench.put(pdf, "sheet.pdf")
    try bench.run("pdftoppm", ["-r", "\(dotsPerInch)", "-gray", "sheet.pdf", "page"])
    return try bench.names.filter { $0.hasSuffix(".pgm") }.map { name in
      GreyPage(try Data(contentsOf: URL(fileURLWithPath: bench.path(name))))
    }
  }

  private init(_ file: Data) {
    // P5, width and height, 255, and then a byte for each dot.
    var fields: [Int] = [], index = file.startIndex + 2
    while fields.count < 3 {
      var number = 0, hasDigit = false
      while case let byte = file[index], !hasDigit || (0x30...0x39).contains(byte) {
        if (0x30...0x39).contains(byte) { (number, hasDigit) = (number * 10 + Int(byte) - 0x30, true) }
        index += 1
      }
      fields.append(number)
    }
    width = fields[0]
    dots = Array(file[(index + 1)...])
  }

  /// Whether there is ink within a quarter of a millimetre of a place, in hundredths of a millimetre.
  func isDark(nearX x: Int, y: Int) -> Bool {
    let dot = { (hundredths: Int) in hundredths * Self.dotsPerInch / 2540 }
    for row in dot(y) - 3...dot(y) + 3 {
      for column in dot(x) - 3...dot(x) + 3 where dots[row * width + column] < 160 { return true }
    }
    return false
  }
}
