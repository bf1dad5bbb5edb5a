import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Residents

@Suite("The registry for officers") struct ResidentPageTests {
  /// Searches as the page does and gives the answer behind the redirect.
  private func search(
    _ client: TestClient, _ words: String, birthDate: String = "", purpose: String = "counter"
  ) async throws -> (location: String, page: TestClient.Answer) {
    _ = try await client.get("/staff/residents")
    let answer = try await client.post(
      "/staff/residents/search", [("purpose", purpose), ("words", words), ("birth-date", birthDate)])
    guard answer.status == .seeOther else { return ("", answer) }
    return (answer.location, try await client.get(answer.location))
  }

  /// The way to the first person of a page of results.
  private func person(_ page: TestClient.Answer) throws -> String {
    let match = try #require(page.text.firstMatch(of: /href="(\/staff\/residents\/[0-9a-f-]{36}\?search=[0-9a-f-]{36})"/))
    return String(match.1)
  }

  @Test("find people by name, kana, number and birthday; nothing of it stands in an address", arguments: [
    ("佐藤", "", 3), ("さとう はなこ", "", 1), ("ｻｸﾗ", "", 1), ("高崎", "", 1), ("104", "", 1), ("", "昭和55年4月1日", 1),
    ("佐藤", "1978/11/15", 1), ("佐藤", "1999-01-01", 0), ("104", "1999-01-01", 0), ("織部", "", 0), ("佐", "", 0),
  ])
  func found(words: String, birthDate: String, count: Int) async throws {
    try await withResidentPages { client, place in
      let (location, page) = try await search(client, words, birthDate: birthDate)
      #expect(location.utf8.allSatisfy { $0 < 0x80 } && location.hasPrefix("/staff/residents?search=0"))
      let links = page.text.matches(of: /href="\/staff\/residents\/[0-9a-f-]{36}\?/).count
      #expect(links == count, "\(words) \(birthDate)")
      #expect(count > 0 || page.text.contains("見つかりませんでした"))
      let entries = place.audit.entries
      #expect(entries.filter { $0.action == "residents.found" }.count == count)
      #expect(entries.last?.action == "residents.searched" && entries.last?.details == ["purpose": "counter", "people": "\(count)"])
    }
  }

  @Test("ask for the purpose and something to look for; what was typed stays", arguments: [
    ("", "佐藤", "", "照会の目的"), ("prefill", "佐藤", "", "照会の目的"), ("counter", "", "", "どちらかを入力"),
    ("counter", "、。", "", "どちらかを入力"), ("counter", "佐藤", "昭和65年1月1日", "生年月日を、"),
  ])
  func faults(purpose: String, words: String, birthDate: String, sentence: String) async throws {
    try await withResidentPages { client, place in
      let (_, page) = try await search(client, words, birthDate: birthDate, purpose: purpose)
      #expect(page.status == .unprocessableContent && page.text.contains(sentence))
      #expect(words.isEmpty || page.text.contains("value=\"\(words)\""))
      #expect(place.audit.entries.isEmpty)
    }
  }

  @Test("show one person with household and who has looked, this look among them", arguments: Engine.available)
  func person(engine: Engine) async throws {
    try await withResidentPages(engine) { client, place in
      let (_, results) = try await search(client, "佐藤花子", purpose: "case")
      let path = try person(results)
      let page = try await client.get(path).text
      for words in ["サトウ", "昭和55年4月1日", "〒254-0993", "神奈川県つむぎ市糸川2-3", "世帯主", "健", "さくら", "この記録を見た人", "申請の審査", "青木 みどり"] {
        #expect(page.contains(words), "\(words)")
      }
      let title = page.firstMatch(of: /<title>([^<]*)<\/title>/).map { String($0.1) } ?? ""
      #expect(!title.contains("花子"))
      let viewed = place.audit.entries.filter { $0.action == "residents.viewed" }
      #expect(viewed.count == 1 && viewed[0].details == ["purpose": "case"])
      #expect(place.audit.entries.filter { $0.action == "residents.household-viewed" }.count == 2)
    }
  }

  @Test("open nobody without a search of one's own, nor once its time is over")
  func ownSearch() async throws {
    try await withResidentPages { client, place in
      let (location, results) = try await search(client, "佐藤花子")
      let path = try person(results)
      let bare = String(path.prefix { $0 != "?" })
      place.audit.forget()
      for other in [bare, bare + "?search=nothing", bare + "?search=\(ID<ResidentSearch>(UUID()))"] {
        #expect(try await client.get(other).location == "/staff/residents?search=over")
      }
      place.clock.advance(seconds: KeptSearches<ResidentSearch>.lifetimeSeconds)
      #expect(try await client.get(path).location == "/staff/residents?search=over")
      #expect(try await client.get(location).text.contains("もう一度、さがしてください"))
      #expect(place.audit.entries.isEmpty)
      try await place.feature.prune()
      #expect(try await place.count("residents_search") == 0)
    }
  }

  @Test("are for the registrar alone", arguments: Role.allCases)
  func roles(role: Role) async throws {
    let officer = Officer(id: ID(UUID()), name: "x", roles: ["*": [role]])
    try await withResidentPages(officer: officer) { client, place in
      let id = try await place.person("102").id
      for path in ["", "/\(id)", "/\(id)/account", "/\(id)/account/removal"] {
        let status = try await client.get("/staff/residents\(path)").status
        #expect((status == .forbidden) == (role != .registrar), "\(path)")
      }
    }
  }

  @Test("show at most thirty and say that there are more")
  func many() async throws {
    try await withResidentPages { client, place in
      var text = ResidentsTown.extract
      for number in 200..<231 { text += "\(number),\(number),,織部,太郎,オリベ,タロウ,1990-01-01,男,,,,本町,1,\n" }
      try await place.take(text)
      let (_, page) = try await search(client, "織部")
      #expect(page.text.matches(of: /href="\/staff\/residents\/[0-9a-f-]{36}\?/).count == 30)
      #expect(page.text.contains("ほかにも、あてはまる方がいます"))
    }
  }

  @Test("say so before the first import")
  func empty() async throws {
    try await withResidents { place in
      try await withSite(place.town, features: [place.feature], officers: FixedOfficer(ResidentsTown.officer)) { client in
        #expect(try await client.get("/staff/residents").text.contains("まだ取り込まれていません"))
        let other = try await client.get("/staff/residents/\(ID<RegistryRow>(UUID()))")
        #expect(other.status == .seeOther)
      }
    }
  }

  @Test("tie an account by its code and a document, once; and take the tie away", arguments: Engine.available)
  func tie(engine: Engine) async throws {
    try await withResidentPages(engine) { client, place in
      let (_, results) = try await search(client, "佐藤花子", purpose: "identity-check")
      let path = try person(results)
      let id = path.dropFirst("/staff/residents/".count).prefix(36)
      let search = path.suffix(36)
      let account = "/staff/residents/\(id)/account"
      _ = try await client.get("\(account)?search=\(search)")
      let form = [("search", String(search)), ("code", SampleAccounts.code), ("document", "passport"), ("sure", "yes")]
      let once = client.lastOnce
      let done = try await client.post(account, form)
      #expect(done.location == "\(path)&notice=linked")
      let again = try await client.post(account, form, once: once)
      #expect(again.location == done.location)
      #expect(place.audit.entries.filter { $0.action == "residents.linked" }.count == 1)
      let page = try await client.get(done.location).text
      for words in ["h•••@example.jp", "パスポート（旅券）", "アカウントと結びつけました", "結びつけを解除する"] {
        #expect(page.contains(words), "\(words)")
      }
      _ = try await client.get("\(account)/removal?search=\(search)")
      let removed = try await client.post("\(account)/removal", [("search", String(search))])
      #expect(removed.location == "\(path)&notice=unlinked")
      #expect(try await client.get(removed.location).text.contains("アカウントとは結びついていません"))
      #expect(try await place.count("residents_link") == 0)
    }
  }

  @Test("tie nothing without code, document and the officer's word", arguments: [
    ("2222-2222-2222-2", "passport", "yes", "このコードを表示している"), ("", "passport", "yes", "コードを入力してください"), (SampleAccounts.code, "", "yes", "確認した書類を選んで"),
    (SampleAccounts.code, "library-card", "yes", "確認した書類を選んで"), (SampleAccounts.code, "passport", "", "チェックを入れて"),
  ])
  func tieRefused(code: String, document: String, sure: String, sentence: String) async throws {
    try await withResidentPages { client, place in
      let path = try person(try await search(client, "佐藤花子").page)
      let account = String(path.prefix { $0 != "?" }) + "/account"
      _ = try await client.get(path.replacing("?", with: "/account?"))
      let answer = try await client.post(
        account, [("search", String(path.suffix(36))), ("code", code), ("document", document), ("sure", sure)])
      #expect(answer.status == .unprocessableContent && answer.text.contains(sentence))
      #expect(try await place.count("residents_link") == 0)
      #expect(answer.text.contains("value=\"\(code)\"") || code.isEmpty)
    }
  }

  @Test("nothing is changed by a form that is not ours", arguments: ["search", "{id}/account", "{id}/account/removal"])
  func forged(path: String) async throws {
    try await withResidentPages { client, place in
      let id = try await place.person("102").id
      let answer = try await client.post(
        "/staff/residents/" + path.replacing("{id}", with: "\(id)"), [("purpose", "counter"), ("words", "佐藤")],
        guarded: false)
      #expect(answer.status == .forbidden || answer.status == .badRequest)
      #expect(try await place.count("residents_search") == 0)
    }
  }
}
