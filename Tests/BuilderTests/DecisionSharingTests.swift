import DMN
import DecisionSheets
import FormSchema
import Foundation
import HTTPTypes
import Kernel
import NIOCore
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("Tables that several people and programs work on") struct DecisionSharingTests {
  private static let fee = DecisionPlace(.fee)

  private func begin(_ client: TestClient, _ pages: PagesTown) async throws -> String {
    _ = try await client.get("\(pages.outline)/new-decision?kind=fee")
    return try await client.post(
      "\(pages.outline)/new-decision", [("kind", "fee"), ("column", "question:who")]
    ).location
  }

  private func press(
    _ client: TestClient, _ address: String, _ page: TestClient.Answer, _ press: String, _ changes: [(String, String)],
    files: [(field: String, name: String, bytes: [UInt8])] = []
  ) async throws -> TestClient.Answer {
    try await client.postFiles(address, DecisionForm(page).with(changes + [("press", press)]), files: files)
  }

  private func amounts(_ pages: PagesTown) async throws -> [String] {
    guard case .text(let xml)? = try await pages.folder().files[DecisionKind.fee.path],
      case .table(let table)? = try DecisionModel.read(xml: xml).decisions[0].logic?.kind
    else { return [] }
    return table.rules.map { $0.outputEntries[0].text }
  }

  // MARK: People

  @Test("two people's changes of different cells stand together")
  func together() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let page = try await client.get(address)
        _ = try await press(client, address, page, "save", [("cell:0:1", "100")])
        let second = try await press(client, address, page, "save", [("cell:1:1", "200")])
        #expect(second.status == .seeOther)
        let kept = try await amounts(pages)
        #expect(kept == ["100", "200"])
        let added = try await press(client, address, page, "row-add", [])
        let third = try await press(
          client, address, added, "save", [("cell:2:0", "問わない"), ("cell:2:1", "900")])
        #expect(third.status == .seeOther)
        let all = try await amounts(pages)
        #expect(all == ["100", "200", "900"])
      }
    }
  }

  @Test("where both changed a cell the second sees the other's and says what stays")
  func clash() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let page = try await client.get(address)
        _ = try await press(client, address, page, "save", [("cell:0:1", "100"), ("cell:1:1", "150")])
        let told = try await press(client, address, page, "save", [("cell:0:1", "999"), ("cell:0:3", "第9条")])
        #expect(told.status == .conflict && told.text.contains("「100」に直しています") && told.errorsHaveTargets)
        #expect(DecisionForm(told).row(0)[1] == "999" && DecisionForm(told).row(1)[1] == "150")
        let kept = try await amounts(pages)
        #expect(kept == ["100", "150"])
        let chosen = try await press(client, address, told, "save", [])
        #expect(chosen.status == .seeOther)
        let after = try await amounts(pages)
        #expect(after == ["999", "150"])
      }
    }
  }

  @Test("where the other one rearranged the table both are shown, and nothing is overwritten at once")
  func apart() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let page = try await client.get(address)
        let added = try await press(client, address, page, "column-add", [("add-column", "question:count")])
        _ = try await press(client, address, added, "save", [("cell:0:2", "100")])
        let told = try await press(client, address, page, "save", [("cell:0:1", "999")])
        #expect(told.status == .conflict && told.text.contains("ほかの方の表") && told.text.contains("頭数"))
        #expect(DecisionForm(told).row(0)[1] == "999")
        let kept = try await amounts(pages)
        #expect(kept == ["100", "300"])
      }
    }
  }

  // MARK: Files

  @Test("a table goes to a file and comes back as it was", arguments: ["csv", "xlsx"])
  func files(format: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let file = try await client.get(address.replacing("/decision?", with: "/decision.\(format)?"))
        #expect(file.status == .ok && file.headers[.contentDisposition]?.contains("-fee.\(format)") == true)
        let page = try await client.get(address)
        let emptied = try await press(client, address, page, "row-remove", [("cell-pick", "1"), ("cell-pick", "2")])
        let brought = [(field: "sheet", name: "table.\(format)", bytes: Array(file.body.readableBytesView))]
        let read = try await press(client, address, emptied, "upload", [], files: brought)
        #expect(read.status == .ok && read.text.contains("まだ保存していません") == false)
        #expect(DecisionForm(read).row(0) == DecisionForm(page).row(0) && DecisionForm(read).rowCount == 2)
      }
    }
  }

  @Test("a file that is no table is told at its field", arguments: [
    ([UInt8]("PK\u{3}\u{4}nothing".utf8), "id=\"sheet-error\""), ([UInt8]("\"".utf8), "引用符"), ([UInt8]("a,b,c,d,e,f,g\r\n".utf8), "7列"),
  ])
  func badFiles(bytes: [UInt8], words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let refused = try await press(
          client, address, try await client.get(address), "upload", [], files: [("sheet", "x", bytes)])
        #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets && refused.text.contains(words))
        #expect(DecisionForm(refused).rowCount == 2)
      }
    }
  }

  @Test("the file itself can be taken, and read on the page")
  func markup() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let file = try await client.get(address.replacing("/decision?", with: "/decision.dmn?"))
        let model = try DecisionModel.read(xml: file.text)
        #expect(model.decisions.map(\.name) == ["fee"])
        let page = try await client.get(address)
        #expect(page.text.contains("&lt;decisionTable"))
      }
    }
  }

  // MARK: Other decisions

  @Test("helping rules are listed with what they use, and an expression is changed in its own page")
  func helpers() async throws {
    try await withPages { pages in
      let path = DecisionKind.fee.path
      let xml = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="fee" name="手数料" namespace="urn:fee">
          <inputData id="input-1" name="count"><variable name="count" typeRef="number"/></inputData>
          <decision id="helper-1" name="合計"><variable name="合計" typeRef="number"/>
            <informationRequirement><requiredInput href="#input-1"/></informationRequirement>
            <literalExpression><text>count * 300</text></literalExpression></decision>
          <decision id="decision-fee" name="fee"><variable name="fee"/>
            <informationRequirement><requiredDecision href="#helper-1"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
              <input><inputExpression typeRef="number"><text>合計</text></inputExpression></input>
              <output typeRef="number"/>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>合計</text></outputEntry></rule>
            </decisionTable></decision>
        </definitions>
        """
      _ = try await pages.feature.desk.edit(pages.draft, .addFile(path, .text(xml)), by: BuilderTown.author)
      try await pages.browse { client in
        let list = try await client.get("\(pages.outline)/decisions")
        #expect(list.text.contains("補助の決まり「合計」") && list.text.contains("頭数"))
        let address = DecisionPlace(.fee, "合計").address(DraftAddress(pages.draft))
        let page = try await client.get(address)
        #expect(page.text.contains("count * 300</textarea>"))
        let fields = [("at", path), ("name", "合計"), ("was", "count * 300")]
        let wrong = try await client.post(address, fields + [("formula", "count *")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        let saved = try await client.post(address, fields + [("formula", "count * 500")])
        #expect(saved.status == .seeOther)
        let late = try await client.post(address, fields + [("formula", "count * 700")])
        #expect(late.status == .unprocessableContent && late.text.contains("「count * 500」に直しています"))
        let tried = try await client.postFiles(
          Self.fee.address(DraftAddress(pages.draft)),
          DecisionForm(try await client.get(Self.fee.address(DraftAddress(pages.draft)))).with([
            ("press", "try"), ("try:0", "２"),
          ]), files: [])
        #expect(tried.text.contains("1,000") || tried.text.contains("1000"))
      }
    }
  }

  @Test("a file that cannot be read is told in the list")
  func unreadable() async throws {
    try await withPages { pages in
      _ = try await pages.feature.desk.edit(
        pages.draft, .addFile(DecisionKind.routing.path, .text("<definitions")), by: BuilderTown.author)
      try await pages.browse { client in
        let list = try await client.get("\(pages.outline)/decisions")
        #expect(list.status == .ok && list.text.contains("このファイルは読めません"))
        let page = try await client.get(DecisionPlace(.routing).address(DraftAddress(pages.draft)))
        #expect(page.status == .notFound)
      }
    }
  }

  @Test("every table of the towns' procedures is shown and comes back as it was", arguments: exampleFiles)
  func examples(file: String) async throws {
    let kind = try #require(DecisionKind.allCases.first { file.hasSuffix("/\($0.path)") })
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try await withPages { pages in
      var folder = try await pages.folder()
      try folder.apply(.addFile(kind.path, .text(text)))
      let draft = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author).draft
      let open = OpenDraft(draft: draft, folder: folder)
      let texts = BuilderFeature.catalogue.texts(in: .japanese)
      let decisions = try DraftDecisions(kind, DraftReading(open, texts), pages.place.town.profile)
      for decision in decisions.model.decisions {
        guard let grid = try decisions.grid(of: decision.name) else { continue }
        let carried = try #require(SheetGrid(grid.json))
        #expect(carried == grid)
        let read = ReadTable(grid, of: DecisionPlace(kind, decision.name), in: decisions)
        #expect(read.errors.isEmpty && read.edit == nil, "\(decision.name)")
      }
    }
  }

  private static let exampleFiles: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Examples")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects ?? []
    return files.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".dmn") }.sorted()
  }()
}
