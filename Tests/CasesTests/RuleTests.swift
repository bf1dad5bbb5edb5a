@testable import Cases
import DMN
import FormSchema
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("What rules decide about an application") struct RuleTests {
  static let notForCats = """
    if kind.other = "紀州犬" then {outcome: "not-eligible", reason: "cats"} else {outcome: "eligible"}
    """

  static let oneDog = [("dogs", "1"), ("kind", "shiba"), ("bites", "false")]

  @Test("what cannot be applied for is told with the reason on the next page, and refused with everything kept")
  func notEligible() async throws {
    try await withCases(definition: .sample(rules: [.eligibility: Self.notForCats])) { site in
      try await site.fillIn()
      for path in ["pages/dog", "review"] {
        let page = try await site.client.get("/apply/dog-registration/\(path)").text
        #expect(page.contains("この内容では申請できません") && page.contains("猫は登録できません。"), "\(path)")
      }
      let review = try await site.client.get("/apply/dog-registration/review").text
      #expect(review.contains("髙﨑") && !review.contains("method=\"post\" action=\"/apply/dog-registration/review\""))
      let refused = try await site.client.post("/apply/dog-registration/review")
      #expect(refused.status.code == 422 && refused.text.contains("猫は登録できません。") && refused.text.contains("紀州犬"))
      let count = try await site.town.database.read { try $0.count("SELECT count(*) AS n FROM cases_case") }
      #expect(count == 0 && site.mail.mails.isEmpty)
      _ = try await site.post("dog", Self.oneDog, shown: "dogs,kind,bites,photo")
      let mended = try await site.client.post("/apply/dog-registration/review")
      #expect(mended.location == "/apply/dog-registration/receipt")
    }
  }

  @Test("nobody is told so before the answers it depends on are there")
  func notYet() async throws {
    let rules = [DecisionKind.eligibility: #"{outcome: if dogs > 9 then "ask" else "not-eligible", reason: "cats"}"#]
    try await withCases(definition: .sample(rules: rules)) { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      let page = try await site.client.get("/apply/dog-registration/pages/dog").text
      #expect(page.contains("頭数") && !page.contains("猫は登録できません。"))
    }
  }

  @Test("what an officer has to look at is told on the review, and can be submitted")
  func asked() async throws {
    let rules = [DecisionKind.eligibility: #"{outcome: "ask", reason: "look"}"#]
    try await withCases(definition: .sample(rules: rules)) { site in
      try await site.fillIn()
      let review = try await site.client.get("/apply/dog-registration/review").text
      #expect(review.contains("職員が確かめてから進めます") && review.contains("職員が確かめます。"))
      let answer = try await site.client.post("/apply/dog-registration/review")
      #expect(answer.location == "/apply/dog-registration/receipt")
    }
  }

  @Test(
    "a case goes to the department the rules name, where the town has it",
    arguments: [(#""disaster-prevention""#, "disaster-prevention"), (#""nowhere""#, "citizens"), ("null", "citizens")])
  func routed(rule: String, department: String) async throws {
    try await withCases(definition: .sample(rules: [.routing: rule])) { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      #expect(value.department == department)
    }
  }

  static let twoDepartments: [DecisionTable.Rule] = [
    .init(["> 1", "-"], ["\"disaster-prevention\""]), .init(["-", "not(\"shiba\")"], ["\"long-term-care\""]),
  ]

  @Test(
    "where rows name two departments, the table says which comes first; where it does not, the procedure's own has it",
    arguments: [
      (HitPolicy.unique, "citizens"), (.any, "citizens"), (.first, "disaster-prevention"), (.priority, "long-term-care"),
    ])
  func twoDepartments(policy: HitPolicy, department: String) async throws {
    let output = DecisionTable.Output("担当課", allowedValues: #""long-term-care", "disaster-prevention""#)
    let table = DecisionTable(
      policy, inputs: [.init("dogs"), .init("kind")], outputs: [output], rules: Self.twoDepartments)
    try await withCases(definition: .sample(tables: [.routing: table])) { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      #expect(value.department == department)
    }
  }

  @Test("a file the rules want is needed on its page, and the page says why")
  func attachments() async throws {
    let rule = #"if dogs > 1 then [{question: "photo", reason: "see"}] else []"#
    try await withCases(definition: .sample(rules: [.attachments: rule])) { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/owner")
      _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
      _ = try await site.client.get("/apply/dog-registration/pages/dog")
      let missing = try await site.post("dog", CaseSite.dog, shown: "dogs,kind,bites,photo")
      #expect(missing.status.code == 422 && missing.text.contains("犬を見るためです。"))
      let one = try await site.post("dog", Self.oneDog, shown: "dogs,kind,bites,photo")
      #expect(one.location == "/apply/dog-registration/review")
    }
  }

  @Test("the fee is told with how it was worked out, on the review and on the receipt")
  func fee() async throws {
    try await withCases { site in
      try await site.fillIn()
      let review = try await site.client.get("/apply/dog-registration/review").text
      #expect(review.contains("6,000円") && review.contains("1頭3,000円です。"))
      let (page, _, _) = try await site.apply()
      #expect(page.contains("6,000円") && page.contains("1頭3,000円です。"))
    }
  }

  @Test("the officer sees what the rules said", arguments: [Language.japanese, .english])
  func officer(language: Language) async throws {
    let rules = [
      DecisionKind.eligibility: #"{outcome: "ask", reason: "look"}"#, .routing: #""citizens""#,
      .attachments: #"["photo"]"#,
    ]
    try await withStaffTown(.sqlite, .sample(rules: rules)) { town in
      let value = try await town.add()
      try await town.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)?language=\(language.rawValue)").text
        let words = language == .japanese
          ? ["自動判定", "職員の確認が必要です", "職員が確かめます。", "3,000円", "1頭3,000円です。", "写真"]
          : ["Automatic decisions", "An officer has to check", "写真"]
        for word in words { #expect(page.contains(word), "\(word)") }
        #expect(!page.contains("cases.staff.rules"))
      }
    }
  }

  /// A fee by kind of dog, as a town would write it: with the ids of the form and of the reasons.
  static let feeTable: DecisionTable = {
    var table = DecisionTable(
      inputs: [.init("kind")], outputs: [.init("金額"), .init("理由")],
      rules: [
        .init(["\"shiba\""], ["0", "\"cats\""], annotations: ["条例 第5条"]),
        .init(["not(\"shiba\")"], ["3000 * dogs", "\"per-dog\""], annotations: ["条例 別表"]),
      ], annotations: ["根拠"])
    table.outputLabel = "犬の登録の手数料"
    return table
  }()

  @Test(
    "how a decision came about is told in the officer's words, without ids",
    arguments: [
      (
        Language.japanese,
        "手数料は 6,000円 です。表「犬の登録の手数料」の2行目（犬種「その他」は「柴犬」以外）に当たり、3,000 × 頭数（2頭） です（条例 別表）。"
      ),
      (.english, "Fee is 6,000 yen. Row 2 of the table “Fee” applies (犬種 “Other” is not “柴犬”)"),
    ])
  func explained(language: Language, sentence: String) async throws {
    let rules = [
      DecisionKind.routing: #""citizens""#, .attachments: #"["photo"]"#, .eligibility: #"{判定: "要確認", 理由: "look"}"#,
    ]
    try await withStaffTown(.sqlite, .sample(rules: rules, tables: [.fee: Self.feeTable])) { town in
      let value = try await town.add(SampleCase(extra: CaseSite.dog.map { ($0, $1 == "２" ? "2" : $1) }))
      try await town.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)?language=\(language.rawValue)").text
        let why = language == .japanese ? "なぜこの結果になったか" : "How this came about"
        let told = try #require(page.between(why, "</details>"))
        #expect(told.contains(sentence), "\(told)")
        for id in ["per-dog", "citizens", "photo", "look", "要確認"] { #expect(!told.contains(id), "\(id)") }
        #expect(told.contains(language == .japanese ? "判定は「職員の確認が必要です」です。" : "Eligibility is “An officer has to check”."))
        #expect(told.contains(language == .japanese ? "必要な書類は「写真」です。" : "Files needed: “写真”."))
      }
    }
  }

  @Test("a procedure without rules shows no block of them")
  func without() async throws {
    try await withStaffTown(.sqlite, .sample(rules: [.fee: "0"])) { town in
      let value = try await town.add()
      try await town.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)").text
        #expect(page.contains("無料") && !page.contains("申請できるか"))
      }
    }
  }
}
