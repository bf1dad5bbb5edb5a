import CivilTime
import DMN
import DecimalArithmetic
import DecisionSheets
import FEEL
import Testing

@Suite("Sheets as decision tables")
struct SheetReaderTests {
  @Test("a sheet as an officer types it is a table in FEEL")
  func fee() throws {
    let table = try SheetReader.decisionTable(SheetSamples.fee)
    #expect(table.hitPolicy == .unique)
    #expect(table.inputs.map(\.expression.text) == ["使用目的", "年齢"])
    #expect(table.inputs.map(\.typeRef) == ["string", "number"])
    #expect(table.inputs.map(\.allowedValues) == ["\"年金\", \"その他\"", nil])
    #expect(table.outputs.map(\.name) == [nil])
    #expect(table.outputs.map(\.typeRef) == ["number"])
    #expect(table.outputs.map { $0.defaultEntry?.text } == ["0"])
    #expect(
      SheetSamples.feel(table) == [
        ["\"年金\"", "-", "0"], ["\"その他\"", ">= 65", "200"], ["\"その他\"", "< 65", "300 * 通数"],
      ])
    #expect(table.annotations == ["出典"])
    #expect(table.rules.map(\.annotations) == Array(repeating: ["条例 別表第1"], count: 3))
    #expect(table.rules.map { $0.effectiveFrom?.description } == Array(repeating: "2026-04-01", count: 3))
    #expect(table.rules.map { $0.effectiveTo?.description } == [nil, nil, "2027-03-31"])
  }

  @Test("English headings and names of the standard do as well")
  func english() throws {
    let table = try SheetReader.decisionTable(
      Sheet(
        name: "Fee",
        rows: [
          ["Hit policy", "COLLECT", ""], ["Aggregation", "SUM"], ["kind", "input", "Output", "annotation"],
          ["heading", "Age", "Fee", "effective from"], ["type", "number", "number"],
          ["1", ">= 65", "100", "2026-04-01"],
        ]))
    #expect(table.hitPolicy == .collect)
    #expect(table.aggregation == .sum)
    #expect(SheetSamples.feel(table) == [[">= 65", "100"]])
    #expect(table.periodHeadings == .en)
  }

  @Test(
    "hit policies by word, by name and by letter",
    arguments: [
      ("一つだけ当たる", .unique), ("UNIQUE", .unique), ("u", .unique), ("一つだけ当たる（UNIQUE）", .unique), ("ＦＩＲＳＴ", .first),
      ("上から最初の一つ", .first), ("当たるものすべて", .collect), ("all from the top (RULE ORDER)", .ruleOrder), ("C+", .collect),
      ("output order", .outputOrder), ("", .unique),
    ] as [(String, HitPolicy)])
  func policies(text: String, expected: HitPolicy) throws {
    let rows = [["行の選び方", text], ["区分", "条件", "結果"], ["見出し", "a", "b"], ["1", "1", "2"]]
    let table = try SheetReader.decisionTable(Sheet(name: "表", rows: rows))
    #expect(table.hitPolicy == expected)
    #expect(table.aggregation == (text == "C+" ? .sum : nil))
  }

  @Test("kinds hold on to the right, as merged cells leave them")
  func merged() throws {
    let rows = [
      ["区分", "条件", "", "結果"], ["見出し", "a", "b", "c"], ["", "1", "2", "3"], [], ["", "", ""], ["", "4", "5", "6"],
    ]
    let table = try SheetReader.decisionTable(Sheet(name: "表", rows: rows))
    #expect(table.inputs.count == 2)
    #expect(SheetSamples.feel(table) == [["1", "2", "3"], ["4", "5", "6"]])
  }

  @Test("the row of expressions gives conditions and results their own names")
  func expressions() throws {
    let rows = [
      ["区分", "条件", "結果", "結果"], ["見出し", "申請者の年齢", "手数料", "備考"], ["式・名前", "申請者．年齢", "fee", ""],
      ["型", "number", "金額", "文字"], ["1", "65以上", "100", "免除"],
    ]
    let table = try SheetReader.decisionTable(Sheet(name: "表", rows: rows))
    #expect(table.inputs[0].expression.text == "申請者．年齢" || table.inputs[0].expression.text == "申請者.年齢")
    #expect(table.inputs[0].label == "申請者の年齢")
    #expect(table.outputs.map(\.name) == ["fee", "備考"])
    #expect(table.outputs.map(\.label) == ["手数料", nil])
    #expect(table.outputs.map(\.typeRef) == ["number", "string"])
  }

  @Test("a sheet may hold a single expression")
  func formula() throws {
    let decision = try SheetReader.decision(
      Sheet(name: "合計", rows: [["決定", "合計"], ["結果の型", "数"], ["計算式", "手数料 ＋ 送料"]]), names: ["手数料", "送料"])
    #expect(decision == SheetDecision(name: "合計", typeRef: "number", logic: .formula("手数料 + 送料")))
  }

  @Test("the table decides as it says, by date")
  func decides() throws {
    let model = try SheetReader.model([SheetSamples.fee], named: "手数料", namespace: "urn:test")
    #expect(model.inputData.map(\.name) == ["使用目的", "年齢", "通数"])
    #expect(model.inputData.map(\.variable.typeRef) == ["string", "number", nil])
    let compiled = try CompiledModel.checked(model)
    func fee(_ purpose: String, _ age: Int, _ date: String) -> Value {
      compiled.evaluate(
        decision: "手数料",
        inputs: ["使用目的": .string(purpose), "年齢": .number(Decimal128(age)), "通数": .number(Decimal128(2))],
        on: LocalDate(feel: date)
      ).value
    }
    let found = [
      fee("年金", 70, "2026-04-01"), fee("その他", 65, "2026-04-01"), fee("その他", 64, "2027-03-31"),
      fee("その他", 64, "2027-04-01"), fee("その他", 64, "2026-03-31"),
    ]
    #expect(found == [0, 200, 600, 0, 0].map { Value.number(Decimal128($0)) })
  }

  @Test("facts that no column names have their types in a row of their own")
  func facts() throws {
    var rows = SheetSamples.fee.rows
    rows.insert(["ほかに使う項目", "通数（数）", "", "期間 （ 期間（年月） ）", "備え"], at: 1)
    rows.insert(["問い", "いくらですか"], at: 1)
    let sheet = Sheet(name: "手数料", rows: rows)
    let decision = try SheetReader.decision(sheet)
    #expect(decision.question == "いくらですか")
    #expect(decision.facts.map(\.name) == ["通数", "期間", "備え"])
    #expect(decision.facts.map(\.typeRef) == ["number", "years and months duration", nil])
    let model = try SheetReader.model([sheet], named: "m", namespace: "n")
    #expect(model.inputData.map(\.name) == ["使用目的", "年齢", "通数", "期間", "備え"])
    #expect(Array(model.inputData.map(\.variable.typeRef)[2...3]) == ["number", "years and months duration"])
    let again = try SheetReader.model(SheetWriter.sheets(of: model), named: "m", namespace: "n")
    #expect(again == model)
  }

  @Test("several sheets are one graph by their names")
  func graph() throws {
    let total = Sheet(name: "合計", rows: [["計算式", "手数料 + 送料"], ["結果の型", "数"]])
    let postage = Sheet(
      name: "送料",
      rows: [["区分", "条件", "結果"], ["見出し", "手数料", "送料"], ["型", "数", "数"], ["1", "0", "0"], ["2", "1以上", "110"]])
    let model = try SheetReader.model([total, SheetSamples.fee, postage], named: "合計", namespace: "urn:test")
    #expect(model.decisions.map(\.requiredDecisions.count) == [2, 0, 1])
    #expect(model.decisions.map(\.requiredInputs.count) == [0, 3, 0])
    let compiled = try CompiledModel.checked(model)
    let value = compiled.evaluate(
      decision: "合計", inputs: ["使用目的": .string("その他"), "年齢": .number(Decimal128(70))],
      on: LocalDate(year: 2026, month: 5, day: 1)
    ).value
    #expect(value == .number(Decimal128(310)))
    let again = try SheetReader.model(SheetWriter.sheets(of: model), named: "合計", namespace: "urn:test")
    #expect(again == model)
  }
}

@Suite("Problems of sheets")
struct SheetProblemTests {
  private static let head = [["区分", "条件", "結果"], ["見出し", "年齢", "手数料"], ["型", "数", "数"]]

  @Test(
    "each problem names its cell, and all are told at once",
    arguments: [
      (
        [["1", "65以じょう", "100円だけ"], ["2", "20-64", ""]],
        ["B4 not-understood", "C4 not-understood", "B5 range-or-difference", "C5 empty-result"]
      ),
      ([["1", "1", "2", "メモ"]], ["D4 outside-columns"]), ([["たぶん", "1", "2"]], ["A4 unknown-label"]),
      ([["見出し", "x", "y"], ["1", "1", "2"]], ["A4 repeated-label"]), ([["行の選び方", "てきとう"]], ["B4 unknown-policy"]),
      ([["集計", "合計"]], ["B4 needless-aggregation"]), ([["集計", "平均"]], ["B4 unknown-aggregation"]),
      ([["選べる値", "(1", ""]], ["B4 not-understood"]), ([["それ以外", "", "1 +"]], ["C4 not-understood"]),
      ([["①", "1", "2"], ["(2)", "1", "2"]], ["A5 unknown-label"]),
    ] as [([[String]], [String])])
  func cells(rows: [[String]], expected: [String]) {
    #expect(SheetSamples.problems(Self.head + rows) == expected)
  }

  @Test(
    "problems of the frame",
    arguments: [
      ([["a", "b"]], ["A1 unknown-label", "A1 not-a-decision"]), ([], ["A1 not-a-decision"]),
      ([["区分", "条件"], ["見出し", "年齢"]], ["B1 missing-result"]),
      ([["区分", "条件", "結果", "結果"], ["見出し", "", "b", "b"]], ["B2 missing-heading", "D2 repeated-heading"]),
      ([["区分", "たぶん", "結果"], ["見出し", "a", "b"]], ["B1 unknown-kind"]),
      ([["区分", "", "結果"], ["見出し", "a", "b"]], ["B1 unknown-kind"]),
      ([["区分", "条件", "結果"], ["見出し", "(年齢", "b"]], ["B2 not-understood"]),
      ([["区分", "結果", "備考", "備考"], ["見出し", "b", "施行日", "施行日"]], ["D2 repeated-heading"]),
      (
        [
          ["区分", "結果", "備考", "備考"], ["見出し", "b", "施行日", "適用終了日"], ["1", "1", "令和8年4月1日", "令和8年3月31日"],
          ["2", "1", "春", "2026-02-30"],
        ],
        ["D3 empty-period", "C4 not-understood", "D4 no-such-day"]
      ),
    ] as [([[String]], [String])])
  func frame(rows: [[String]], expected: [String]) {
    #expect(SheetSamples.problems(rows) == expected)
  }

  @Test("two sheets of one decision are told, with the problems of both")
  func repeated() {
    let broken = Sheet(name: "二", rows: [["決定", "手数料"]] + Self.head + [["1", "(", "1"]])
    #expect(throws: SheetProblems.self) {
      try SheetReader.model([SheetSamples.fee, broken], named: "m", namespace: "n")
    }
    do {
      _ = try SheetReader.model([SheetSamples.fee, broken], named: "m", namespace: "n")
    } catch {
      #expect(error.problems.map(\.code) == [.repeatedDecision, .notUnderstood])
      #expect(error.problems.map(\.sheet) == ["二", "二"])
    }
  }

  @Test("a sentence says where, what and how")
  func sentences() throws {
    let problem = SheetProblem(
      .notUnderstood, in: "手数料", at: CellReference(row: 6, column: 1), found: "65以じょう",
      expected: ["65", "65以上", "20〜64"])
    #expect(problem.sentence(in: .ja) == "シート「手数料」の B7：「65以じょう」は読めません。「65」、「65以上」、「20〜64」のように書いてください。")
    #expect(
      problem.sentence(in: .en)
        == "Sheet “手数料”, B7: “65以じょう” cannot be read. Write it like “65”, “65以上”, “20〜64”.")
    let long = SheetProblem(
      .notUnderstood, in: "s", at: CellReference(row: 0, column: 0), found: String(repeating: "あ\n", count: 50),
      expected: ["「本人」"])
    let shown = Array(repeating: "あ", count: 20).joined(separator: " ")
    #expect(long.sentence(in: .ja) == "シート「s」の A1：「\(shown)…」は読めません。「本人」のように書いてください。")
    for code in SheetProblem.Code.allCases {
      let problem = SheetProblem(code, in: "s", at: CellReference(row: 0, column: 27), found: "f", expected: ["e"])
      // What no sheet can hold stands in none.
      #expect(problem.sentence(in: .ja).hasPrefix("シート「s」の AB1：") == (code != .notInSheets))
      #expect(problem.sentence(in: .ja).hasSuffix("。"))
      #expect(problem.sentence(in: .en).hasSuffix("."))
    }
  }

  @Test("what sheets cannot show is refused by name")
  func unshowable() {
    let model = DecisionModel(
      name: "m", namespace: "n", itemDefinitions: [ItemDefinition("t", typeRef: "string")],
      decisions: [Decision("d", id: "d", logic: BoxedExpression(.list([.literal("1")])))])
    do {
      _ = try SheetWriter.sheets(of: model)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.problems.map(\.found) == ["t", "d"])
    }
  }

  @Test("what sheets cannot show is told with what it is and what to do")
  func wayOut() throws {
    var table = DecisionTable(inputs: [.init("n")], outputs: [.init("r")], rules: [.init(["-"], ["1"])])
    table.rules[0].outputEntries[0].expressionLanguage = "urn:other"
    let model = DecisionModel(
      name: "m", namespace: "n", imports: [ModelImport(name: "x", namespace: "urn:x")],
      itemDefinitions: [ItemDefinition("種類", typeRef: "string")],
      decisions: [
        Decision("d", id: "d", logic: BoxedExpression(.list([.literal("1")]))),
        Decision("表", id: "e", logic: BoxedExpression(.table(table))),
      ])
    do {
      _ = try SheetWriter.sheets(of: model)
      Issue.record("nothing was refused")
    } catch {
      #expect(
        error.problems.map { $0.sentence(in: .ja) } == [
          "「x」はほかのモデルの読み込み（import）なので、シートに書けません。その内容をこのモデルに写すか、DMN ファイルのまま使ってください。",
          "「種類」は型の定義（itemDefinition）なので、シートに書けません。列の型を元の型（文字、数など）にし、使える値を列の「選べる値」に書いて、"
            + "定義を消すか、DMN ファイルのまま使ってください。",
          "「d」は表でも一つの式でもない決定（decision）なので、シートに書けません。決定表か一つの計算式に書き直すか、DMN ファイルのまま使ってください。",
          "「1」はFEEL ではない式（expressionLanguage）なので、シートに書けません。FEEL に書き直すか、DMN ファイルのまま使ってください。",
        ])
      #expect(
        error.problems[1].sentence(in: .en)
          == "“種類” is a type of the model's own (itemDefinition), which sheets cannot hold. Give the columns its base "
          + "type, write its values as their allowed values and remove it, or use the DMN file as it is.")
    }
  }

  @Test("a sheet of too many columns is refused")
  func tooLarge() {
    #expect(SheetSamples.problems([Array(repeating: "a", count: SheetLimits.columns + 1)]) == ["A1 too-large"])
  }
}
