@testable import Cases
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
