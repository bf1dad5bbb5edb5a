import DMN
import DecisionSheets
import FormSchema
import Foundation
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The table of a decision in the browser") struct DecisionTableTests {
  /// Makes a table of fees that depends on who applies; gives its address.
  private func begin(
    _ client: TestClient, _ pages: PagesTown, kind: String = "fee", columns: [String] = ["question:who"]
  ) async throws -> String {
    _ = try await client.get("\(pages.outline)/new-decision?kind=\(kind)")
    let made = try await client.post(
      "\(pages.outline)/new-decision", [("kind", kind)] + columns.map { ("column", $0) })
    #expect(made.status == .seeOther)
    return made.location
  }

  /// Types into the table and presses a button.
  private func press(
    _ client: TestClient, _ address: String, _ press: String, _ changes: [(String, String)] = [],
    on page: TestClient.Answer? = nil
  ) async throws -> TestClient.Answer {
    let shown: TestClient.Answer
    if let page { shown = page } else { shown = try await client.get(address) }
    return try await client.postFiles(address, DecisionForm(shown).with(changes + [("press", press)]), files: [])
  }

  private func model(_ pages: PagesTown, _ kind: DecisionKind = .fee) async throws -> String? {
    guard case .text(let xml)? = try await pages.folder().files[kind.path] else { return nil }
    return xml
  }

  private func table(_ pages: PagesTown, _ kind: DecisionKind = .fee) async throws -> DecisionTable? {
    guard let xml = try await model(pages, kind),
      case .table(let table)? = try DecisionModel.read(xml: xml).decisions.first(where: { $0.name == kind.rawValue })?
        .logic?.kind
    else { return nil }
    return table
  }

  @Test("a new one has a row for each option, in the words of the form; the model has their ids")
  func made() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let form = DecisionForm(try await client.get(address))
        #expect(form.rowCount == 2 && form.row(0).first == "本人" && form.row(1).prefix(2) == ["代理人", "300"])
        let table = try #require(try await table(pages))
        #expect(table.rules.map { $0.inputEntries[0].text } == [#""self""#, #""proxy""#])
        #expect(table.inputs[0].expression.text == "who" && table.inputs[0].allowedValues == #""self", "proxy""#)
        // The sentence became a reason of the procedure.
        #expect(table.rules[0].outputEntries[1].text == #""reason-1""#)
        let reason = try await pages.written(CellWords.reasons.key("reason-1"))
        #expect(reason == "申請1件あたりの手数料です。")
        let list = try await client.get("\(pages.outline)/decisions")
        #expect(list.text.contains("どなたが届け出ますか") && list.text.contains("2行"))
      }
    }
  }

  @Test("each purpose has columns of its own", arguments: [
    ("eligibility", ["本人", "対象", ""]), ("routing", ["本人", "市民課"]),
  ])
  func purposes(kind: String, row: [String]) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let form = DecisionForm(try await client.get(try await begin(client, pages, kind: kind)))
        #expect(Array(form.row(0).prefix(row.count)) == row)
      }
    }
  }

  @Test("a word that two options share stays an id, so that nothing is mistaken")
  func shared() async throws {
    try await withPages { pages in
      let label = PagesTown.owner.item("who").key("options").item("proxy").key("label")
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(label, to: .text("本人"), was: .text("代理人")), by: BuilderTown.author)
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let saved = try await press(client, address, "save", [("cell:0:0", "self"), ("cell:0:1", "5")])
        #expect(saved.status == .seeOther)
        let kept = try await table(pages)
        #expect(kept?.rules[0].inputEntries[0].text == #""self""#)
      }
    }
  }

  @Test("a table of papers wants a question for files first")
  func papers() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await client.get("\(pages.outline)/new-decision?kind=attachments")
        let refused = try await client.post("\(pages.outline)/new-decision", [("kind", "attachments")])
        #expect(refused.status == .unprocessableContent && refused.text.contains("添付の質問がまだありません"))
      }
    }
  }

  @Test("what is typed is kept as the sheets read it", arguments: [
    ("本人、代理人", "３００円", #""self", "proxy""#, "300"), ("問わない", "300 * count", "-", "300 * count"),
    ("代理人以外", "1,200", #"not("proxy")"#, "1200"),
  ])
  func saved(condition: String, result: String, tests: String, feel: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let saved = try await press(client, address, "save", [("cell:0:0", condition), ("cell:0:1", result)])
        #expect(saved.status == .seeOther && saved.location.hasSuffix("done=saved"))
        let rule = try #require(try await table(pages)?.rules.first)
        #expect(rule.inputEntries[0].text == tests && rule.outputEntries[0].text == feel)
      }
    }
  }

  @Test("a cell that cannot be read is told at its place; what was typed stays, nothing is kept", arguments: [
    ("cell:0:1", "三百", "「三百」は読めません"), ("cell:1:1", "", "結果が空です"), ("col:1:4", "〜〜", "読めません"),
    ("cell:1:0", "「本人", "読めま"),
  ])
  func wrong(field: String, text: String, words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let before = try await table(pages)
        let wrong = try await press(client, address, "save", [(field, text), ("cell:0:3", "条例 第2条")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets && wrong.text.contains(words))
        let form = DecisionForm(wrong)
        #expect(form[field] == text && form["cell:0:3"] == "条例 第2条")
        let after = try await table(pages)
        #expect(after == before)
      }
    }
  }

  @Test("buttons move, copy, add and remove rows; nothing is kept before it is saved", arguments: [
    ("row-add", [], ["本人", "代理人", "-"]), ("row-add", [1], ["本人", "-", "代理人"]), ("row-copy", [2], ["本人", "代理人", "代理人"]),
    ("row-down", [1], ["代理人", "本人"]), ("row-up", [2], ["代理人", "本人"]), ("row-up", [1], ["本人", "代理人"]),
    ("row-remove", [1], ["代理人"]), ("row-remove", [1, 2], []),
  ])
  func rows(button: String, picked: [Int], expected: [String]) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let changed = try await press(client, address, button, picked.map { ("cell-pick", "\($0)") })
        let form = DecisionForm(changed)
        #expect(changed.status == .ok && (0..<form.rowCount).map { form.row($0)[0] } == expected)
        let kept = try await table(pages)
        #expect(kept?.rules.count == 2)
      }
    }
  }

  @Test("a button for rows wants a row")
  func noRow() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let refused = try await press(client, try await begin(client, pages), "row-up")
        #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
      }
    }
  }

  @Test("columns come from questions and go again")
  func columns() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let added = try await press(client, address, "column-add", [("add-column", "question:count")])
        #expect(DecisionForm(added).row(0).prefix(3) == ["本人", "-", "300"])
        let moved = try await press(client, address, "column-left 1", on: added)
        #expect(DecisionForm(moved).row(1).prefix(2) == ["-", "代理人"])
        let stays = try await press(client, address, "column-right 1", on: moved)
        #expect(DecisionForm(stays).row(1).prefix(2) == ["-", "代理人"], "a condition became a result")
        let saved = try await press(client, address, "save", [("cell:0:0", "10以上")], on: moved)
        #expect(saved.status == .seeOther)
        let kept = try await table(pages)
        #expect(kept?.inputs.map(\.expression.text) == ["count", "who"])
        #expect(kept?.rules[0].inputEntries[0].text == ">= 10")
        let removed = try await press(client, address, "column-remove 1")
        let gone = try await press(client, address, "save", [("cell:1:0", "10未満")], on: removed)
        #expect(gone.status == .seeOther)
        let xml = try #require(try await model(pages))
        #expect(!xml.contains("who"), "a question nothing looks at is still named")
      }
    }
  }

  @Test("days of a rule are columns like others")
  func days() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let added = try await press(client, address, "column-add", [("add-column", "from")])
        let wrong = try await press(client, address, "save", [("cell:0:4", "令和8年4月31日")], on: added)
        #expect(wrong.status == .unprocessableContent && wrong.text.contains("という日付はありません"))
        _ = try await press(client, address, "save", [("cell:0:4", "Ｒ８．４．１")], on: wrong)
        let xml = try #require(try await model(pages))
        #expect(xml.contains("2026-04-01"))
      }
    }
  }

  @Test("rows of a spreadsheet are pasted", arguments: [
    ("本人\t100\t\t\n代理人\t200\t\t別表", "replace", 2, "100", "別表"),
    ("どなたが届け出ますか\t金額\t理由\t根拠\r\n本人\t100\t\t\r\n代理人\t200\t\t別表\r\n", "replace", 2, "100", "別表"),
    ("1\t本人\t100\t\t\n2\t代理人\t200\t\t別表", "replace", 2, "100", "別表"),
    ("代理人\t500\t\t追加", "append", 3, "300", "（根拠の条例・要綱と条を書いてください）"),
  ])
  func pasted(text: String, way: String, count: Int, amount: String, source: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let pasted = try await press(client, address, "paste", [("paste", text), ("paste-way", way)])
        let form = DecisionForm(pasted)
        #expect(pasted.status == .ok && form.rowCount == count)
        #expect(form.row(0)[1] == amount && form.row(1)[3] == source)
      }
    }
  }

  @Test("rows that do not fit are told, and stay in their field", arguments: [
    ("本人\t1\t\t\t\t\t7", "7列"), ("", "行がありません"), ("\"本人\t1", "引用符"),
  ])
  func badPaste(text: String, words: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let refused = try await press(client, try await begin(client, pages), "paste", [("paste", text)])
        #expect(refused.status == .unprocessableContent && refused.text.contains(words) && refused.errorsHaveTargets)
        #expect(DecisionForm(refused)["paste"] == text && DecisionForm(refused).rowCount == 2)
      }
    }
  }

  @Test("a pasted cell that cannot be read is told at its cell")
  func wrongPaste() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let pasted = try await press(
          client, try await begin(client, pages), "paste", [("paste", "本人\t三百\t\t"), ("paste-way", "append")])
        #expect(pasted.status == .unprocessableContent && pasted.errorsHaveTargets)
        #expect(DecisionForm(pasted).row(2).prefix(2) == ["本人", "三百"])
        #expect(pasted.text.contains("id=\"cell:2:1-error\""))
      }
    }
  }

  @Test("trying it tells the rows that fit and why")
  func tried() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages)
        let tried = try await press(client, address, "try", [("try:0", "proxy"), ("cell:1:1", "500")])
        #expect(tried.status == .ok && tried.text.contains("当たった行：2行目") && tried.text.contains("500"))
        #expect(tried.text.components(between: "ds-grid-marked", and: "</tr>").contains("代理人"))
        let none = try await press(client, address, "try", [("try:0", "")])
        #expect(none.text.contains("どの行にも当たりません"))
        let day = try await press(client, address, "try", [("try-day", "いつか")])
        #expect(day.status == .unprocessableContent && day.errorsHaveTargets)
      }
    }
  }

  @Test("five hundred rows are worked on page by page, and none is lost")
  func long() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = try await begin(client, pages, columns: ["question:count"])
        let rows = (1...500).map { "\($0)\t\($0 * 10)\t\t別表" }.joined(separator: "\n")
        let pasted = try await press(client, address, "paste", [("paste", rows), ("paste-way", "replace")])
        #expect(pasted.status == .ok && DecisionForm(pasted).rowCount == 200)
        let next = try await press(client, address, "after", [("cell:0:1", "7")], on: pasted)
        #expect(DecisionForm(next).row(200).first == "201")
        let saved = try await press(client, address, "save", [("cell:200:1", "8")], on: next)
        #expect(saved.status == .seeOther)
        let kept = try #require(try await table(pages))
        #expect(kept.rules.count == 500)
        #expect([0, 200, 499].map { kept.rules[$0].outputEntries[0].text } == ["7", "8", "5000"])
        let wrong = try await press(client, address, "after")
        let told = try await press(client, address, "save", [("cell:210:1", "三百")], on: wrong)
        #expect(told.status == .unprocessableContent && told.errorsHaveTargets)
      }
    }
  }
}
