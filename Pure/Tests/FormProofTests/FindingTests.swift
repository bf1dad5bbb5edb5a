import FormProof
import FormSchema
import Kernel
import Testing

@Suite("What the proof of a form finds") struct FindingTests {
  private static func findings(_ definition: ProcedureDefinition) -> [FormFinding] {
    let remarks: Set<FormFinding.Kind> = [.unused, .missingTranslation, .attachmentNotAsked]
    return FormProof.findings(of: definition, on: SampleForms.today).filter { !remarks.contains($0.kind) }
  }

  private func told(_ definition: ProcedureDefinition) -> [String] {
    Self.findings(definition).map { found in
      "\(found.severity) \(found.kind.rawValue): \(found.sentence(of: definition, in: .japanese))"
    }
  }

  @Test("nothing is found where nothing is wrong")
  func sound() throws {
    #expect(try told(SampleForms.procedure(when: ["home": "who = \"self\"", "age": "home != \"none\""])) == [])
  }

  static let conditions: [([String: String], [String])] = [
    (
      ["home": "who = \"self\"", "age": "home = \"here\" and who = \"proxy\""],
      [
        "error unreachable: 必須の『年齢』は、どう答えても表示されません。条件（『今の住所』が『市内』、かつ『申請する方』が『代理人』）が成り立つ答え方がありません。たとえば『申請する方』が『本人』、『今の住所』が『市内』のときも、表示されません。"
      ]
    ),
    (
      ["note": "age > 130"],
      ["error unreachable: 『メモ』は、どう答えても表示されません。条件（『年齢』が130歳より大きい）が成り立つ答え方がありません。たとえば『年齢』が『1歳』のときも、表示されません。"]
    ),
    (
      ["age": "who in (\"self\", \"proxy\")"],
      ["hint always-shown: 『年齢』の条件（『申請する方』が『本人』『代理人』のどれか）は、いつも成り立ちます。条件の意味がありません。"]
    ),
    (
      ["age": "who = null or born <= today()"],
      ["hint always-shown: 『年齢』の条件（『申請する方』が空、または『生年月日』が今日まで）は、いつも成り立ちます。条件の意味がありません。"]
    ),
    (["note": "born > today() + duration(\"P1D\") - duration(\"P0Y\")"], [
      "error unreachable: 『メモ』は、どう答えても表示されません。条件（born > today() + duration(\"P1D\") - duration(\"P0Y\")）が成り立つ答え方がありません。たとえば『生年月日』が『昭和56年12月2日』のときも、表示されません。"
    ]),
    (["note": "years and months duration(born, today()).years >= 18"], []),
  ]

  @Test("questions that cannot be reached, and conditions that say nothing", arguments: conditions)
  func reach(when: [String: String], expected: [String]) throws {
    #expect(told(try SampleForms.procedure(when: when)) == expected)
  }

  @Test("what calculates with a text is not decided, and nothing is claimed about it")
  func undecided() throws {
    let definition = try SampleForms.procedure(when: ["paper": "string length(note) > 200"])
    #expect(
      told(definition) == ["hint undecided: 『写真』のきまり（string length(note) > 200）は、計算を含むなどのため、証明できませんでした。"])
  }

  @Test("a search that is cut short says so, and claims nothing")
  func tooLarge() throws {
    let definition = try SampleForms.procedure(when: ["note": "age > 130"])
    let kinds = FormProof.findings(of: definition, on: SampleForms.today, options: .init(steps: 1)).map(\.kind)
    #expect(kinds.contains(.tooLarge) && !kinds.contains(.unreachable))
  }

  @Test("questions that decide about each other in a circle")
  func loop() throws {
    let definition = try SampleForms.procedure(when: ["home": "age > 3", "age": "home = \"here\""])
    #expect(told(definition) == ["error loop: 『今の住所』『年齢』は、互いの答えが決まるのを待っているため、どれも決まりません。"])
  }

  static let checks: [([(id: String, at: String, when: String?, must: String)], [String])] = [
    ([("A", "age", "who = \"self\"", "age > 20"), ("B", "age", "who = \"self\"", "age < 21")], [
      "error dead-end: 『申請する方』が『本人』、『年齢』が『1歳』のときなど、確認『Aを直してください』が当てはまると、どう答えても受け付けられません。確認『Aを直してください』『Bを直してください』をともに満たす答え方がないためです。"
    ]),
    ([("A", "age", nil, "age > 20"), ("B", "age", nil, "age < 21")], [
      "error never-accepted: どう答えても、申請は受け付けられません。確認『Aを直してください』『Bを直してください』をともに満たす答え方がないためです。"
    ]),
    ([("A", "age", "who = \"self\"", "born > today()")], [
      "error impossible-check: 『申請する方』が『本人』、『年齢』が『1歳』のときなど、確認『Aを直してください』が当てはまると、どう答えても通れません。求めている条件は（『生年月日』が今日より後）です。"
    ]),
    ([("A", "age", "age > 20", "age < 130")], ["hint idle-check: 確認『Aを直してください』に止められる答え方はありません。いつも満たされます。"]),
    ([("A", "age", "who = \"self\" and who = \"proxy\"", "age < 30")], ["hint idle-check: 確認『Aを直してください』が当てはまる答え方はありません。"]),
    // Meant to stop people.
    ([("A", "who", "who = \"proxy\"", "who = \"self\"")], []),
    ([("A", "who", "who = \"proxy\"", "false")], []),
    ([("A", "who", nil, "1 = 2")], [
      "error never-accepted: どう答えても、申請は受け付けられません。確認『Aを直してください』を満たす答え方がないためです。"
    ]),
  ]

  @Test("checks that contradict each other or themselves", arguments: checks)
  func contradictions(rules: [(id: String, at: String, when: String?, must: String)], expected: [String]) throws {
    let found = told(try SampleForms.procedure(checks: rules))
    #expect(found == expected, "\(found)")
  }

  @Test("limits that leave no answer")
  func limits() throws {
    var questions = SampleForms.plain
    questions[2].type = .choices(options: [Option(id: "a", label: "あ")], atLeast: 2, atMost: nil, hasOther: false)
    questions[3].type = .date(earliest: .today(plus: 1), latest: .today(plus: 0), isBirth: false)
    let definition = try SampleForms.procedure(questions, when: ["age": "who = \"self\" and home = \"none\""])
    #expect(
      told(definition) == [
        "error unanswerable: 『申請する方』が『本人』、『今の住所』が『決まった住所がない』のとき、『年齢』には答えようがありません。",
        "error unanswerable: 『生年月日』には答えようがありません。",
      ])
  }

  @Test("where a question cannot be answered there is no application without it")
  func stuck() throws {
    var questions = SampleForms.plain
    questions[2].type = .number(min: 5, max: 1, unit: nil)
    let definition = try SampleForms.procedure(
      questions, when: ["note": "who = \"self\""], cost: "1通300円",
      decisions: [(.fee, "if age = null then null else 300")])
    #expect(told(definition) == ["error unanswerable: 『年齢』には答えようがありません。"])
  }

  static let fees: [(String, String?, [String])] = [
    ("1通300円", nil, ["error fee-without-rule: 費用の説明に金額がありますが、手数料のきまりがありません。"]),
    ("無料（0円）", nil, []),
    ("1通300円", "300", []),
    ("1通300円", "if who = \"self\" then 300 else null", [
      "error fee-without-rule: 『申請する方』が『代理人』のとき、手数料が決まりません。"
    ]),
    ("1通300円", "if age >= 0 then 300 * age else null", []),
  ]

  @Test("fees nobody can tell", arguments: fees)
  func amounts(cost: String, rule: String?, expected: [String]) throws {
    #expect(told(try SampleForms.procedure(cost: cost, decisions: rule.map { [(.fee, $0)] } ?? [])) == expected)
  }

  static let gaps: [(String, [(id: String, at: String, when: String?, must: String)], Bool)] = [
    ("if age >= 0 then 300 * age else null", [], true),
    ("if age > 20 then 300 * age else null", [], false),
    ("if age > 20 then 300 * age else null", [("A", "age", nil, "age > 20")], true),
    ("if who = \"self\" then 300 else null", [("A", "who", nil, "who = \"self\"")], true),
    ("if string length(note) > 2 then 300 else null", [], false),
  ]

  @Test("whether the fee is known of every application the form lets through", arguments: gaps)
  func decided(
    rule: String, checks: [(id: String, at: String, when: String?, must: String)], isDecided: Bool
  ) throws {
    let definition = try SampleForms.procedure(checks: checks, cost: "1通300円", decisions: [(.fee, rule)])
    #expect(FormProof.decides(.fee, in: definition, on: SampleForms.today) == isDecided)
    #expect(!FormProof.decides(.routing, in: definition, on: SampleForms.today))
  }

  static let spoken: [(when: String, japanese: String, english: String)] = [
    ("age >= 130 and age < 140", "『年齢』が130歳以上、かつ『年齢』が140歳より小さい", "“年齢” is 130 歳 or more and “年齢” is less than 140 歳"),
    (
      "age = 150 or (born < today() and age = 151)",
      "『年齢』が150歳、または［『生年月日』が今日より前、かつ『年齢』が151歳］",
      "“年齢” is 150 歳 or [“生年月日” is before today and “年齢” is 151 歳]"
    ),
    (
      "age > 130 and born >= @\"2026-04-01\"", "『年齢』が130歳より大きい、かつ『生年月日』が令和8年4月1日から",
      "“年齢” is more than 130 歳 and “生年月日” is 1 April 2026 or later"
    ),
    (
      "age > 130 and born <= today() - duration(\"P3M\")", "『年齢』が130歳より大きい、かつ『生年月日』が今日の3か月前まで",
      "“年齢” is more than 130 歳 and “生年月日” is 3 months before today or earlier"
    ),
    (
      "age > 130 and string length(note) > 3", "『年齢』が130歳より大きい、かつstring length(note) > 3",
      "“年齢” is more than 130 歳 and string length(note) > 3"
    ),
  ]

  @Test("conditions are told in words, as far as there are words", arguments: spoken)
  func conditionWords(when: String, japanese: String, english: String) throws {
    let definition = try SampleForms.procedure(when: ["paper": when])
    let found = try #require(
      FormProof.findings(of: definition, on: SampleForms.today).first { $0.subject == .question("paper") })
    let told = [Language.japanese, .english].map { found.sentence(of: definition, in: $0) }
    #expect(told[0].contains("（\(japanese)）"), "\(told[0])")
    #expect(told[1].contains("(\(english))"), "\(told[1])")
  }

  @Test("files that are demanded of those who are not asked for them, and files nobody demands")
  func attachments() throws {
    let rule = "if who = \"proxy\" then [\"paper\"] else []"
    let hidden = try SampleForms.procedure(when: ["paper": "home = \"here\""], decisions: [(.attachments, rule)])
    #expect(
      told(hidden) == ["error attachment-not-shown: 『申請する方』が『代理人』、『今の住所』が『市外』のとき、『写真』を求めるきまりがありますが、添付する場所が表示されません。"])
    func notAsked(_ rules: [(DecisionKind, String)]) throws -> Bool {
      let found = FormProof.findings(of: try SampleForms.procedure(decisions: rules), on: SampleForms.today)
      return found.contains { $0.kind == .attachmentNotAsked }
    }
    #expect(try !notAsked([(.attachments, rule)]))
    #expect(try notAsked([]))
  }

  @Test("documents that are never issued")
  func documents() throws {
    let definition = try SampleForms.procedure(
      checks: [("A", "who", nil, "who = \"self\"")], documents: [("通知書", "who = \"proxy\""), ("証明書", "who = \"self\"")])
    #expect(told(definition) == ["error never-issued: 書類『通知書』が発行されることはありません。条件（『申請する方』が『代理人』）が成り立つ申請がないためです。"])
  }

  @Test("answers nothing uses, and sentences that are missing")
  func remarks() throws {
    let definition = try SampleForms.procedure(when: ["age": "who = \"self\""])
    let found = FormProof.findings(of: definition, on: SampleForms.today)
    #expect(found.first { $0.kind == .unused }?.others == ["home", "age", "born", "note"])
    let missing = found.filter { $0.kind == .missingTranslation }
    #expect(missing.map(\.subject) == [.translation(.easyJapanese), .translation(.english)])
    #expect(missing.allSatisfy { $0.severity == .error && $0.others.contains("question.who.label") })
  }

  @Test("every finding is told in both languages, with what to do")
  func words() throws {
    for (rules, _) in Self.checks {
      let definition = try SampleForms.procedure(checks: rules)
      for finding in FormProof.findings(of: definition, on: SampleForms.today) {
        for language in [Language.japanese, .english] {
          #expect(!finding.sentence(of: definition, in: language).isEmpty)
          #expect(!finding.advice(of: definition, in: language).isEmpty)
        }
        let isEnglish = finding.advice(of: definition, in: .english).unicodeScalars.allSatisfy { $0.value < 0x3000 }
        #expect(isEnglish)
      }
    }
  }
}
