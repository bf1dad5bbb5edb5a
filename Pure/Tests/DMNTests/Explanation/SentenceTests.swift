import CivilTime
import DMN
import FEEL
import Testing

@Suite("Sentences that explain")
struct SentenceTests {
  private func sentence(
    _ table: DecisionTable, _ language: SentenceLanguage, _ inputs: [String: String]
  ) throws -> String {
    let values = try inputs.mapValues(Sample.value)
    let outcome = Municipal.model(table).evaluate(decision: "fee", inputs: values, explaining: true)
    return try #require(outcome.explanation).sentence(in: language)
  }

  private static let other = ["使用目的": "\"その他\"", "年齢": "40", "通数": "2"]
  private static let overlapping: [DecisionTable.Rule] = [
    .init(["-", "< 65"], ["300"], annotations: ["別表第1"]), .init(["\"その他\"", "-"], ["200"], annotations: ["別表第2"]),
    .init(["\"年金\"", "-"], ["0"]),
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let table: DecisionTable
    let inputs: [String: String]
    let japanese: String
    let english: String

    init(_ table: DecisionTable, _ inputs: [String: String] = SentenceTests.other, ja: String, en: String) {
      (self.table, self.inputs, japanese, english) = (table, inputs, ja, en)
    }

    var testDescription: String { english }
  }

  private static let cases: [Case] = [
    Case(
      Municipal.fee(),
      ja: "手数料は 600円 です。表「手数料」の2行目（使用目的「その他」は「年金」以外、年齢 40歳は65歳未満）に当たり、300 × 通数（2） です"
        + "（つむぎ市手数料条例 別表第1）。",
      en: "手数料 is 600 yen. Row 2 of the table “手数料” applies (使用目的 “その他” is not “年金”; 年齢 40 years is less than "
        + "65 years): 300 × 通数 (2) (つむぎ市手数料条例 別表第1)."),
    Case(
      Municipal.fee(), ["使用目的": "\"年金\"", "年齢": "70", "通数": "2"],
      ja: "手数料は 0円 です。表「手数料」の1行目（使用目的は「年金」）に当たります（つむぎ市手数料条例 第6条）。",
      en: "手数料 is 0 yen. Row 1 of the table “手数料” applies (使用目的 is “年金”) (つむぎ市手数料条例 第6条)."),
    Case(
      Municipal.fee(rules: [.init(["\"年金\"", "-"], ["0"])], otherwise: "500"),
      ja: "手数料は 500円 です。表「手数料」のどの行にも当たらないため（使用目的「その他」、年齢 40歳）、既定の結果です。",
      en: "手数料 is 500 yen. No row of the table “手数料” applies (使用目的 “その他”, 年齢 40 years), so its default does."),
    Case(
      Municipal.fee(rules: [.init(["\"年金\"", "-"], ["0"])]),
      ja: "手数料は決まりません。表「手数料」のどの行にも当たりません（使用目的「その他」、年齢 40歳）。",
      en: "手数料 is not decided. No row of the table “手数料” applies (使用目的 “その他”, 年齢 40 years)."),
    Case(
      Municipal.fee(rules: overlapping),
      ja: "手数料は決まりません。表「手数料」の1行目、2行目に当たり（使用目的「その他」、年齢 40歳）、1行に決まりません。",
      en: "手数料 is not decided. Rows 1, 2 of the table “手数料” apply at once (使用目的 “その他”, 年齢 40 years), "
        + "where only one may."),
    Case(
      Municipal.fee(.any, rules: overlapping),
      ja: "手数料は決まりません。表「手数料」の1行目、2行目に当たり（使用目的「その他」、年齢 40歳）、結果が行によって違うため決まりません。",
      en: "手数料 is not decided. Rows 1, 2 of the table “手数料” apply (使用目的 “その他”, 年齢 40 years) "
        + "and have different results."),
    Case(
      Municipal.fee(.first, rules: overlapping),
      ja: "手数料は 300円 です。表「手数料」を上から見て最初に当たるのは1行目（年齢 40歳は65歳未満）です（別表第1）。",
      en: "手数料 is 300 yen. The first row of the table “手数料” that applies is row 1 "
        + "(年齢 40 years is less than 65 years) (別表第1)."),
    Case(
      Municipal.fee(.collect, aggregation: .sum, rules: overlapping),
      ja: "手数料は 500円 です。表「手数料」の1行目（年齢 40歳は65歳未満で300円）、2行目（使用目的は「その他」で200円）に当たり、"
        + "その合計です（別表第1、別表第2）。",
      en: "手数料 is 500 yen. Row 1 (年齢 40 years is less than 65 years: 300 yen), row 2 (使用目的 is “その他”: 200 yen) "
        + "of the table “手数料” apply; the result is their sum (別表第1, 別表第2)."),
    Case(
      Municipal.fee(allowedAge: "[0..150]"), ["使用目的": "\"その他\"", "年齢": "-1", "通数": "2"],
      ja: "手数料は決まりません。「年齢」の値 -1歳 は、表「手数料」が受け付ける値ではありません。",
      en: "手数料 is not decided. -1 years is not among the values the table “手数料” takes for “年齢”."),
  ]

  @Test("a table's answer is told with the rule, its conditions and its source", arguments: cases)
  func tables(item: Case) throws {
    #expect(try sentence(item.table, .ja, item.inputs) == item.japanese)
    #expect(try sentence(item.table, .en, item.inputs) == item.english)
  }

  @Test("an expression's answer is told as a calculation, and what it needed after it")
  func expressions() throws {
    let values = try Self.other.mapValues(Sample.value)
    let outcome = CompiledModel(Municipal.graph).evaluate(decision: "合計（円）", inputs: values, explaining: true)
    let explanation = try #require(outcome.explanation)
    #expect(
      explanation.sentences(in: .ja) == [
        "合計は 710円 です。手数料（600） ＋ 郵送料（110） です。根拠はつむぎ市手数料条例です。",
        "手数料は 600円 です。表「手数料」の2行目（使用目的「その他」は「年金」以外、年齢 40歳は65歳未満）に当たり、300 × 通数（2） です"
          + "（つむぎ市手数料条例 別表第1）。",
        "郵送料は 110 です。式 if 通数 > 10 then 180 else 110（通数 2）の結果です。",
      ])
    #expect(
      explanation.sentence(in: .en)
        == "合計 is 710 yen. It is 手数料 (600) ＋ 郵送料 (110). It follows つむぎ市手数料条例.")
  }

  @Test("rules say from when until when they count")
  func periods() throws {
    var rule = DecisionTable.Rule(["-", "-"], ["300"], annotations: ["別表第1"])
    rule.effectiveFrom = .init(year: 2024, month: 4, day: 1)
    let values = try Self.other.mapValues(Sample.value)
    let outcome = Municipal.model(Municipal.fee(rules: [rule])).evaluate(
      decision: "fee", inputs: values,
      environment: EvaluationEnvironment(date: .init(year: 2026, month: 1, day: 1)), explaining: true)
    #expect(
      try #require(outcome.explanation).sentence(in: .ja)
        == "手数料は 300円 です。表「手数料」の1行目（条件なし）に当たります（別表第1、令和6年4月1日（2024年）から）。")
    let before = Municipal.model(Municipal.fee(rules: [rule])).evaluate(
      decision: "fee", inputs: values,
      environment: EvaluationEnvironment(date: .init(year: 2024, month: 3, day: 31)), explaining: true)
    #expect(
      try #require(before.explanation).sentence(in: .ja)
        == "手数料は決まりません。表「手数料」（令和6年3月31日（2024年）の規則）のどの行にも当たりません（使用目的「その他」、年齢 40歳）。")
  }

  @Test("codes are told by what people call them")
  func labels() throws {
    let table = Municipal.fee(rules: [.init(["\"visa\"", "-"], ["300"]), .init(["not(\"visa\")", "-"], ["0"])])
    let values = try ["使用目的": "\"pension\"", "年齢": "40", "通数": "2"].mapValues(Sample.value)
    let outcome = Municipal.model(table).evaluate(decision: "fee", inputs: values, explaining: true)
    #expect(
      try #require(outcome.explanation).sentence(in: .ja, Vocabulary(labels: ["visa": "ビザ", "pension": "年金"]))
        == "手数料は 0円 です。表「手数料」の2行目（使用目的「年金」は「ビザ」以外）に当たります。")
  }

  /// A fee by codes: two outputs, of which the reason is an id.
  private static let coded = DecisionTable(
    inputs: [.init("purpose")], outputs: [.init("amount"), .init("reason")],
    rules: [.init(["not(\"pension\")"], ["1000 * copies", "\"per-copy\""]), .init(["\"pension\""], ["0", "\"free\""])])

  private static func vocabulary(_ purpose: String, _ other: String, _ pension: String) -> Vocabulary {
    Vocabulary(
      facts: [
        "d": .init(heading: "手数料"), "copies": .init(heading: "通数", unit: "通"),
        "purpose": .init(heading: purpose, labels: ["visa": other, "pension": pension]),
      ], members: ["amount": .init(unit: "円"), "reason": .init(isTold: false)])
  }

  @Test("every name and code is told in the words a reader has for it, and what is nobody's business is left out")
  func vocabulary() throws {
    let model = Sample.decision(
      BoxedExpression(.table(Self.coded)), inputs: [Sample.input("purpose"), Sample.input("copies")])
    let outcome = model.evaluate(
      decision: "d", inputs: ["purpose": .string("visa"), "copies": try Sample.value("2")], explaining: true)
    let explanation = try #require(outcome.explanation)
    #expect(
      explanation.sentence(in: .ja, Self.vocabulary("使いみち", "ビザ", "年金"))
        == "手数料は 2,000円 です。表「手数料」の1行目（使いみち「ビザ」は「年金」以外）に当たり、1,000 × 通数（2通） です。")
    #expect(
      explanation.sentence(in: .en, Self.vocabulary("Use", "Visa", "Pension"))
        == "手数料 is 2,000 yen. Row 1 of the table “手数料” applies (Use “Visa” is not “Pension”): 1,000 × 通数 (2 copies).")
  }

  @Test("a code is told as its own fact's word, though another fact has the same code")
  func sameCode() throws {
    let table = DecisionTable(
      inputs: [.init("a"), .init("b")], outputs: [.init("r")], rules: [.init(["\"none\"", "\"none\""], ["1"])])
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("a"), Sample.input("b")])
    let outcome = model.evaluate(
      decision: "d", inputs: ["a": .string("none"), "b": .string("none")], explaining: true)
    let facts = ["a": Vocabulary.Entry(labels: ["none": "住所なし"]), "b": .init(labels: ["none": "手当なし"])]
    #expect(
      try #require(outcome.explanation).sentence(in: .ja, Vocabulary(facts: facts))
        == "dは 1 です。表「d」の1行目（aは「住所なし」、bは「手当なし」）に当たります。")
  }

  @Test("a result that is an empty list is told as nothing there")
  func emptyList() throws {
    let table = DecisionTable(
      .collect, inputs: [.init("n")], outputs: [.init("file")], rules: [.init(["> 5"], ["\"x\""])])
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n")])
    let outcome = model.evaluate(decision: "d", inputs: ["n": try Sample.value("1")], explaining: true)
    let explanation = try #require(outcome.explanation)
    #expect(explanation.sentence(in: .ja) == "dはありません。表「d」のどの行にも当たりません（n 1）。")
    #expect(explanation.sentence(in: .en) == "d: none. No row of the table “d” applies (n 1).")
  }

  /// Who may ask, by two ages; each row looks at one of them at most.
  private static func ages(_ policy: HitPolicy) -> CompiledModel {
    let table = DecisionTable(
      policy, inputs: [.init("who"), .init("age"), .init("proxy age")], outputs: [.init("may")],
      rules: [.init(["\"self\"", ">= 15", "-"], ["true"]), .init(["\"proxy\"", "-", ">= 15"], ["true"])])
    func age(_ name: String, of birth: String) -> Decision {
      Decision(
        name, id: name, requiredInputs: [.local(birth)],
        logic: .literal("years and months duration(\(birth), today() + duration(\"P1D\")).years"))
    }
    let inputs = ["who", "birth", "other"]
    return CompiledModel(
      DecisionModel(
        name: "m", namespace: "urn:m", inputData: inputs.map { InputData($0, id: $0) },
        decisions: [
          age("age", of: "birth"), age("proxy age", of: "other"),
          Decision(
            "d", id: "d", requiredInputs: [.local("who")], requiredDecisions: [.local("age"), .local("proxy age")],
            logic: BoxedExpression(.table(table))),
        ]))
  }

  @Test(
    "a decision the row asks nothing of is not told, unless other rows had to be passed first",
    arguments: [(HitPolicy.unique, 2), (.any, 2), (.first, 3)])
  func neededDecisions(policy: HitPolicy, count: Int) throws {
    let outcome = Self.ages(policy).evaluate(
      decision: "d", inputs: ["who": .string("self"), "birth": try Sample.value("date(\"1990-02-02\")")],
      environment: EvaluationEnvironment(now: DateTime(feel: "2026-04-01T09:00:00")), explaining: true)
    let sentences = try #require(outcome.explanation).sentences(in: .ja)
    #expect(sentences.count == count)
    #expect(sentences[1] == "ageは 36 です。birth（平成2年2月2日（1990年））から 当日 ＋ 1日 までの満年数 です。")
  }

  @Test("what could not be calculated is told")
  func problem() throws {
    let model = Sample.decision(.literal("n * 2"), inputs: [Sample.input("n")])
    let outcome = model.evaluate(decision: "d", inputs: ["n": .string("二")], explaining: true)
    let explanation = try #require(outcome.explanation)
    #expect(
      explanation.sentence(in: .ja)
        == "dは決まりません。n（「二」） × 2 です。値の種類が合いません（文字列 * 数）。必要なのは、* で計算できる値です。")
  }

  @Test("several outputs are told by their headings")
  func outputs() throws {
    let table = DecisionTable(
      inputs: [.init("n", label: "通数（通）")],
      outputs: [.init("amount", label: "金額（円）"), .init("reason", label: "理由")],
      rules: [.init(["[1..5]"], ["n * 300", "\"通常\""])])
    let model = Sample.decision(BoxedExpression(.table(table)), inputs: [Sample.input("n")])
    let outcome = model.evaluate(decision: "d", inputs: try ["n": Sample.value("4")], explaining: true)
    #expect(
      try #require(outcome.explanation).sentence(in: .ja)
        == "dは 金額 1,200円、理由「通常」です。表「d」の1行目（通数 4通は1通以上5通以下）に当たり、金額は n（4） × 300 です。")
  }
}
