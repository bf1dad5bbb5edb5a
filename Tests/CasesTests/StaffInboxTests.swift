import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Cases

/// 320 cases over three departments, two procedures, every status, few distinct moments so that ids decide often.
private func addMany(_ staff: StaffTown, _ random: inout Seeded) async throws -> [(value: Case, sample: SampleCase)] {
  let names = [("髙橋", "たかはし"), ("高橋", "たかはし"), ("渡邊", "わたなべ"), ("渡辺", "わたなべ"), ("斎藤", "さいとう"), ("織部", "おりべ")]
  let givens = [("花子", "はなこ"), ("太郎", "たろう"), ("茜", "あかね")]
  var all: [(Case, SampleCase)] = []
  for _ in 1...320 {
    var sample = SampleCase()
    let (family, given) = (
      names.randomElement(using: &random) ?? ("", ""), givens.randomElement(using: &random) ?? ("", "")
    )
    (sample.name, sample.kana) = ((family.0, given.0), (family.1, given.1))
    sample.department = ["citizens", "disaster-prevention", "long-term-care"].randomElement(using: &random) ?? ""
    sample.procedure = ["dog-registration", "cat-registration"].randomElement(using: &random) ?? ""
    sample.status = CaseStatus.allCases.randomElement(using: &random) ?? .submitted
    sample.assignee = [nil, CaseSite.officer.id.description, "someone"].randomElement(using: &random) ?? nil
    sample.receivedAt = staff.town.world.now.adding(seconds: -3600 * Int.random(in: 0...20, using: &random))
    sample.dueInDays = Int.random(in: -4...4, using: &random)
    all.append((try await staff.add(sample), sample))
  }
  return all
}

@Suite("The inbox") struct StaffInboxTests {
  @Test("order, filter, search and paging give what a plain filter over all cases gives", arguments: Engine.available)
  func property(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      var random = Seeded(state: 20_261_121)
      let all = try await addMany(staff, &random)
      let words = ["", "", "髙橋", "高橋花子", "ワタナベ", "さいとう", "渡邉 太郎", "織部茜", "該当しない", all[7].value.receipt.description]
      for _ in 1...60 {
        let query = InboxQuery(
          statuses: InboxFilter.Standing.allCases.randomElement(using: &random)?.statuses ?? [],
          departments: [["citizens"], ["citizens", "long-term-care"], []].randomElement(using: &random) ?? [],
          procedure: [nil, "cat-registration"].randomElement(using: &random) ?? nil,
          taken: InboxQuery.Taken.allCases.randomElement(using: &random) ?? .anyone,
          order: InboxQuery.Order.allCases.randomElement(using: &random) ?? .due,
          words: words.randomElement(using: &random) ?? "")
        let limit = Int.random(in: 1...40, using: &random)
        let expected = naive(all, query).map(\.receipt)
        let (found, count) = try await walk(staff, query, limit: limit)
        #expect(found == expected, "\(query) by \(limit)")
        #expect(count == expected.count)
      }
    }
  }

  /// Every page of a query, one after another, and what counting it says.
  private func walk(_ staff: StaffTown, _ query: InboxQuery, limit: Int) async throws -> ([ReceiptNumber], Int) {
    let officer = CaseSite.officer.id.description
    return try await staff.town.database.read { tx in
      var found: [ReceiptNumber] = []
      var after: InboxCursor?
      repeat {
        let page = try staff.desk.inbox.page(query, officer: officer, after: after, limit: limit, in: tx)
        found += page.rows.map(\.value.receipt)
        // Through an address and back, as a reader's next page goes.
        after = page.next.flatMap { InboxCursor($0.text) }
      } while after != nil
      return (found, try staff.desk.inbox.count(query, officer: officer, in: tx))
    }
  }

  private func naive(_ all: [(value: Case, sample: SampleCase)], _ query: InboxQuery) -> [Case] {
    all.filter { value, sample in
      let name = FoldedText(sample.name.0 + sample.name.1)
      let kana = FoldedText(sample.kana.0 + sample.kana.1)
      let words = FoldedText(query.words)
      let isTaken: Bool =
        switch query.taken {
        case .anyone: true
        case .mine: value.assignee == CaseSite.officer.id.description
        case .nobody: value.assignee == nil
        }
      return query.statuses.contains(value.status) && query.departments.contains(value.department) && isTaken
        && (query.procedure == nil || query.procedure == value.procedure)
        && (name.contains(words) || kana.contains(words) || value.receipt.description == query.words)
    }
    .map(\.value).sorted { left, right in
      let (first, second) = (left.id.description, right.id.description)
      return switch query.order {
      case .due: (left.dueOn, first) < (right.dueOn, second)
      case .oldest: (left.receivedAt, first) < (right.receivedAt, second)
      case .newest: (left.receivedAt, first) > (right.receivedAt, second)
      }
    }
  }

  @Test("the pages of the list show every open case of the department once, the most urgent first")
  func pages() async throws {
    try await withStaffTown { staff in
      for number in 0..<120 { try await staff.add(SampleCase(dueInDays: number % 7 - 2)) }
      try await staff.add(SampleCase(department: "long-term-care"))
      try await staff.add(SampleCase(status: .delivered))
      try await staff.browse { client in
        var seen: [String] = []
        var path: String? = "/staff/cases"
        while let here = path {
          let answer = try await client.get(here)
          #expect(answer.status == .ok)
          seen += answer.receipts
          path = answer.text.firstMatch(of: /href="([^"]+)" rel="next"/).map {
            String($0.1).replacingOccurrences(of: "&amp;", with: "&")
          }
        }
        #expect(seen.count == 120 && Set(seen).count == 120)
        let counts = staff.audit.entries.filter { $0.action == "cases.inbox-viewed" }.map { $0.details["cases"] }
        #expect(counts == ["50", "50", "20"])
      }
    }
  }

  @Test("the list can be narrowed to one way of applying, and the export says which it was", arguments: Engine.available)
  func channels(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      var receipts: [Channel: String] = [:]
      for channel in Channel.allCases {
        receipts[channel] = try await staff.add(SampleCase(channel: channel)).receipt.description
      }
      let all = receipts
      try await staff.browse { client in
        for channel in Channel.allCases {
          for order in InboxQuery.Order.allCases {
            let page = try await client.get("/staff/cases?channel=\(channel.rawValue)&order=\(order.rawValue)")
            #expect(page.receipts == [all[channel] ?? ""])
          }
        }
        let table = try await client.get("/staff/cases/export.csv?channel=paper").text
        #expect(table.contains("紙・郵送") && !table.contains("オンライン"))
        let strange = try await client.get("/staff/cases?channel=pigeon")
        #expect(strange.receipts.count == Channel.allCases.count)
      }
    }
  }

  @Test("a case past its day says so, and the list says how many there are")
  func overdue() async throws {
    try await withStaffTown { staff in
      try await staff.add(SampleCase(dueInDays: 0))
      try await staff.browse { client in
        #expect(try await client.get("/staff/cases").text.contains("ds-callout-caution") == false)
        try await staff.add(SampleCase(dueInDays: -1))
        let page = try await client.get("/staff/cases").text
        #expect(page.contains("ds-callout-caution") && page.contains("ds-tag-danger"))
      }
    }
  }

  @Test("the counts on the tabs are those of the departments the officer may see")
  func tally() async throws {
    try await withStaffTown { staff in
      for status in CaseStatus.allCases { try await staff.add(SampleCase(status: status)) }
      try await staff.add(SampleCase(department: "long-term-care"))
      try await staff.browse { client in
        let page = try await client.get("/staff/cases").text
        let badges = page.matches(of: /ds-badge">([0-9]+)</).map { String($0.1) }
        #expect(badges == ["3"] + Array(repeating: "1", count: 7) + ["7"])
      }
      try await staff.browse(as: .sample([Officer.everyDepartment: [.townAdmin]])) { client in
        let page = try await client.get("/staff/cases")
        #expect(page.text.contains("ds-badge\">8<"))
      }
    }
  }

  @Test(
    "an address nobody made leads to the usual list",
    arguments: [
      "status=nonsense", "department=%27%20OR%201", "order=sideways", "after=%00", "after=2026-01-01_x", "search=1",
      "procedure=%3Cscript%3E", "taken=",
    ])
  func strangeAddress(query: String) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.browse { client in
        let answer = try await client.get("/staff/cases?\(query)")
        #expect(answer.status == .ok && answer.receipts == [value.receipt.description])
      }
    }
  }
}

@Suite("Searching cases") struct StaffSearchTests {
  @Test(
    "a case is found by its receipt, its name in any form and its kana, and others are not",
    arguments: [
      "高﨑花子", "髙崎", "花子", "タカサキ", "たかさき はなこ", "ﾀｶｻｷ",
    ])
  func names(words: String) async throws {
    try await withStaffTown { staff in
      let wanted = try await staff.add(SampleCase(name: ("髙﨑", "花子"), kana: ("たかさき", "はなこ"), status: .delivered))
      try await staff.add(SampleCase(name: ("高野", "崎子"), kana: ("たかの", "さきこ")))
      try await staff.browse { client in
        for sought in [words, wanted.receipt.description, wanted.receipt.description.lowercased()] {
          let page = try await search(sought, client)
          #expect(page.receipts == [wanted.receipt.description])
        }
        let page = try await search("該当しない", client)
        #expect(page.receipts.isEmpty)
      }
    }
  }

  private func search(_ words: String, _ client: TestClient) async throws -> TestClient.Answer {
    _ = try await client.get("/staff/cases")
    let asked = try await client.post("/staff/cases/search", [("words", words)])
    #expect(asked.status == .seeOther)
    // Who was looked for never stands in an address.
    #expect(asked.location.wholeMatch(of: /\/staff\/cases\?status=all&search=[0-9a-f-]{36}/) != nil)
    return try await client.get(asked.location)
  }

  @Test("marks alone are not searched for, and the page says so", arguments: ["・・", "---", "。", "（）", "??"])
  func marks(words: String) async throws {
    try await withStaffTown { staff in
      try await staff.add()
      try await staff.browse { client in
        _ = try await client.get("/staff/cases")
        let asked = try await client.post("/staff/cases/search", [("words", words)])
        #expect(asked.location == InboxModel.nothingSearchedHref)
        #expect(try await client.get(asked.location).text.contains("検索していません"))
        #expect(!staff.actions().contains("cases.searched"))
      }
      let found = try await staff.town.database.read { tx in
        let query = InboxQuery(departments: ["citizens"], words: words)
        return try staff.desk.inbox.count(query, officer: CaseSite.officer.id.description, in: tx)
      }
      #expect(found == 0)
    }
  }

  @Test("a decided case is found by name and kana after the keys were rotated, by officers of its department alone",
    arguments: Engine.available)
  func rotatedKeys(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let wanted = try await staff.add(SampleCase(name: ("山本", "さき"), kana: ("やまもと", "さき"), status: .granted))
      let file = try #require(staff.town.vault.file)
      var ring = try file.read()
      ring.addSealingKey(world: staff.town.world)
      try file.write(ring)
      let sealed = try await Resealing(town: staff.town, columns: CasesFeature.sealedColumns).run { _ in }
      #expect(sealed.isComplete && sealed.values > 0)
      for words in ["山本", "ヤマモト", "やまもと さき"] {
        try await staff.browse { client in
          let page = try await search(words, client)
          #expect(page.receipts == [wanted.receipt.description])
        }
        try await staff.browse(as: .sample(["long-term-care": [.clerk]])) { client in
          let page = try await search(words, client)
          #expect(page.receipts.isEmpty && page.text.contains("あなたの所属で扱う申請から探しました"))
        }
      }
    }
  }

  @Test("words looked for are sealed, belong to one officer and are forgotten after a day", arguments: Engine.available)
  func secrecy(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let value = try await staff.add()
      let other = Officer.sample(["citizens": [.clerk]], id: "01900000-0000-7000-8000-000000000002")
      let id = try await staff.town.database.write { tx in
        try SearchStore(town: staff.town).insert("織部", by: CaseSite.officer, in: tx)
      }
      let sealed = try await staff.town.database.read { tx in
        try tx.rows("SELECT words FROM cases_search").map { try $0.bytes("words") }
      }
      #expect(sealed.allSatisfy { !Data($0).contains(Data("織部".utf8)) } && sealed.count == 1)
      let path = "/staff/cases?status=all&search=\(id)"
      try await staff.browse { client in
        let page = try await client.get(path)
        #expect(page.receipts == [value.receipt.description])
      }
      try await staff.browse(as: other) { client in
        let page = try await client.get(path)
        #expect(page.receipts.isEmpty)
      }
      staff.clock.advance(seconds: SearchStore.lifetimeSeconds)
      try await staff.browse { client in
        let page = try await client.get(path)
        #expect(page.receipts.isEmpty)
      }
      let forgotten = try await staff.town.database.write { tx in try SearchStore(town: staff.town).prune(in: tx) }
      #expect(forgotten == 1)
    }
  }
}
