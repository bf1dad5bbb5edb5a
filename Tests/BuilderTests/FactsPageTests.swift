import DesignSystem
import FormSchema
import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import Web
import WebTestSupport

@testable import Builder

@Suite("The facts of a draft") struct FactsPageTests {
  private static let file = FactGroup.file

  /// Sends the form of a group, beginning with what its page shows in hidden fields.
  private func save(
    _ client: TestClient, _ pages: PagesTown, _ group: FactGroup, _ fields: [(String, String)]
  ) async throws -> TestClient.Answer {
    let address = DraftAddress(pages.draft).facts(group)
    let page = try await client.get(address)
    let hidden = ["was", "there"].compactMap { name in page.field(name).map { (name, $0) } }
    return try await client.post(address, hidden + fields)
  }

  @Test("stand on one page, each group with the way to its form")
  func overview() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/facts")
        #expect(page.status == .ok && !page.text.contains("builder.staff."))
        #expect(page.text.contains("犬の登録の手続きを、オンラインで申請できます。") && page.text.contains("市民課"))
        #expect(page.text.contains("開庁日で7日") && page.text.contains("5年"))
        for group in FactGroup.allCases {
          #expect(page.text.contains("\(pages.outline)/facts/\(group.rawValue)"), "\(group)")
          let form = try await client.get("\(pages.outline)/facts/\(group.rawValue)")
          #expect(form.status == .ok && !form.text.contains("builder.staff."), "\(group)")
        }
        #expect(try await client.get("\(pages.outline)/facts/nothing").status == .notFound)
      }
    }
  }

  @Test("are written as they are typed: lines as lists, numbers as numbers, what is emptied goes")
  func written() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let saved = try await save(
          client, pages, .applicants,
          [
            ("set:who-may-apply", "飼い主"), ("set:needed", " 印鑑 \r\n\r\n・鑑札"), ("set:cost", ""),
            ("set:what-happens-next", "届きます。"),
          ])
        #expect(saved.status == .seeOther && saved.location.hasSuffix("/facts?done=saved#applicants"))
        _ = try await save(
          client, pages, .days,
          [("set:expected-days", "１０"), ("set:deadline-days", "20"), ("set:retention-years", "5")])
        let folder = try await pages.folder()
        #expect(folder[Self.file.key("needed")] == ["印鑑", "・鑑札"] && folder[Self.file.key("cost")] == nil)
        #expect(folder[Self.file.key("what-happens-next")] == ["届きます。"])
        #expect(folder[Self.file.key("expected-days")] == .number(10))
        // Nothing else of the file was touched.
        #expect(folder.title == "犬の登録" && folder[Self.file.key("retention-years")] == .number(5))
      }
    }
  }

  @Test("are no edit when a page is saved as it was shown", arguments: FactGroup.allCases)
  func untouched(group: FactGroup) async throws {
    try await withPages { pages in
      let before = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author)
      try await pages.browse { client in
        let settings = group.settings(.sample(), [])
        let shown = SettingsInput(settings, of: before.folder[group.path] ?? .object([]))
        let fields = settings.flatMap { setting in
          shown.texts(setting.key).map { (SettingsInput.name(setting.key), $0.replacing("\n", with: "\r\n")) }
        }
        let saved = try await save(client, pages, group, fields)
        #expect(saved.status == .seeOther)
      }
      let after = try await pages.feature.desk.load(pages.draft, by: BuilderTown.author)
      #expect(after == before)
    }
  }

  @Test("that cannot be are told beside their field, with everything typed", arguments: [
    (FactGroup.about, [("set:title", " "), ("set:summary", "ひとこと")], "ひとこと"),
    (.about, [("set:title", "犬"), ("set:form-number", String(repeating: "号", count: 41))], "号号号"),
    (.place, [("set:department", ""), ("set:related", "ない手続き")], "value=\"ない手続き\""),
    (.days, [("set:expected-days", "30"), ("set:deadline-days", "20"), ("set:retention-years", "1")], "value=\"30\""),
    (.days, [("set:expected-days", "すぐ"), ("set:deadline-days", "2000")], "value=\"すぐ\""),
    (.ways, [("set:counter", ""), ("set:phone", " ")], "少なくとも1つ"),
    (.reasons, [("reason:0.id", "Not An Id"), ("reason:0.text", "理由の文")], "理由の文"),
  ])
  func refused(group: FactGroup, fields: [(String, String)], kept: String) async throws {
    try await withPages { pages in
      let before = try await pages.folder()
      try await pages.browse { client in
        let answer = try await save(client, pages, group, fields)
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets && answer.text.contains(kept))
      }
      let after = try await pages.folder()
      #expect(after == before)
    }
  }

  @Test("name other procedures by their title, and keep the id")
  func related() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let fields = [("set:department", "citizens"), ("set:related", "猫の届出"), ("set:related", "")]
        _ = try await save(client, pages, .place, fields)
        let related = try await pages.folder()[Self.file.key("related")]
        #expect(related == ["cat-registration"])
        let form = try await client.get("\(pages.outline)/facts/place")
        #expect(form.text.contains("value=\"猫の届出\""))
      }
    }
  }

  @Test("have ways to apply also where the file had none")
  func ways() async throws {
    try await withPages { pages in
      let path = Self.file.key("other-ways")
      let was = try await pages.folder()[path]
      _ = try await pages.feature.desk.edit(pages.draft, .set(path, to: nil, was: was), by: BuilderTown.author)
      try await pages.browse { client in
        _ = try await save(client, pages, .ways, [("set:counter", "1階"), ("set:phone", "")])
        #expect(try await pages.folder()[path] == ["counter": "1階"])
      }
    }
  }

  @Test("have reasons: a new one, another wording, one taken away")
  func reasons() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        _ = try await save(client, pages, .reasons, [("reason:0.id", "too-young"), ("reason:0.text", "若すぎます。")])
        _ = try await save(
          client, pages, .reasons,
          [
            ("reason:0.id", "too-young"), ("reason:0.text", "生後90日までは登録できません。"), ("reason:1.id", "moved"),
            ("reason:1.text", "転出しました。"),
          ])
        let both: JSONValue = ["too-young": "生後90日までは登録できません。", "moved": "転出しました。"]
        #expect(try await pages.folder()[ReasonsInput.path] == both)
        _ = try await save(
          client, pages, .reasons,
          [("reason:0.id", "too-young"), ("reason:0.text", ""), ("reason:1.id", "moved"), ("reason:1.text", "転出しました。")])
        #expect(try await pages.folder()[ReasonsInput.path] == ["moved": "転出しました。"])
      }
    }
  }

  @Test("that two people change differently are shown side by side, by the name people know")
  func conflict() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let address = DraftAddress(pages.draft).facts(.about)
        let page = try await client.get(address)
        let hidden = ["was", "there"].compactMap { name in page.field(name).map { (name, $0) } }
        let title = Self.file.key("title")
        _ = try await pages.feature.desk.edit(
          pages.draft, .set(title, to: "犬の新しい登録", was: "犬の登録"), by: BuilderTown.colleague)
        let answer = try await client.post(address, hidden + [("set:title", "飼い犬の登録")])
        #expect(answer.status == .conflict && answer.text.contains("手続きの名前"))
        #expect(answer.text.contains("犬の新しい登録") && answer.text.contains("飼い犬の登録"))
      }
    }
  }
}
