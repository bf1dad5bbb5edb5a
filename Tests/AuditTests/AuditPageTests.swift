import Audit
import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

/// Two officers known by name.
struct NamedOfficers: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] { [] }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] {
    ["o-1": "青木 みどり"].filter { ids.contains($0.key) }
  }
}

@Suite("The page of the log") struct AuditPageTests {
  @Test("an auditor reads the newest entries first, officers by name")
  func newestFirst() async throws {
    try await visit(entries: 3) { client, _ in
      let text = try await client.get("/staff/audit").text
      let places = ["case:3", "case:2", "case:1"].map { text.range(of: ">\($0)<")?.lowerBound }
      #expect(places.allSatisfy { $0 != nil })
      #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
      #expect(text.contains("青木 みどり") && text.contains(">職員</span>") && !text.contains(">officer:o-1<"))
    }
  }

  @Test("actions, people and things stand in words, their codes beside them", arguments: [
    (Language.japanese, ["申請を開いた", "メールの自動送信", "サインインした利用者", "発行した書類"]),
    (.english, ["Opened an application", "Automatic sending of e-mails", "Signed-in resident", "Issued paper"]),
  ])
  func words(language: Language, sentences: [String]) async throws {
    try await visit { client, town in
      let log = AuditLog(town: town)
      try await town.database.write { tx in
        try log.record(.sample(1, actor: .system("mail-worker")), in: tx)
        try log.record(.sample(2, actor: .account("a-1")), in: tx)
        try log.record(
          AuditEntry(actor: .system("unheard-of"), action: "cases.unheard-of", subject: "certificate:c-1"), in: tx)
      }
      let text = try await client.get("/staff/audit?language=\(language.rawValue)").text
      for sentence in sentences { #expect(text.contains(">\(sentence)</a>"), "\(sentence)") }
      for code in ["account:a-1", "cases.case-viewed", "certificate:c-1"] {
        #expect(text.contains(">\(code)</span>"), "\(code)")
      }
      for code in ["system:unheard-of", "cases.unheard-of"] { #expect(text.contains(">\(code)</a>"), "\(code)") }
      #expect(!text.contains("audit.staff."))
    }
  }

  @Test("the filter offers actions by their words, and keeps one that it does not know", arguments: [
    ("", #"<option value="" selected>"#), ("cases", #"<option value="cases" selected>申請：すべて</option>"#),
    ("cases.case-viewed", #"<option value="cases.case-viewed" selected>申請を開いた</option>"#),
    ("cases.unheard-of", #"<option value="cases.unheard-of" selected>cases.unheard-of</option>"#),
  ])
  func actionFilter(action: String, option: String) async throws {
    try await visit { client, _ in
      let text = try await client.get("/staff/audit?action=\(action)").text
      #expect(text.contains(option.replacing(" selected>", with: " selected=\"\">")) || text.contains(option))
      #expect(text.contains("発行台帳：すべて") && text.contains(">職員がサインインした</option>"))
    }
  }

  @Test("clerks are refused", arguments: Role.allCases)
  func roles(role: Role) async throws {
    try await visit(role: role) { client, _ in
      let may = role == .auditor || role == .townAdmin
      for path in ["/staff/audit", "/staff/audit/export"] {
        let answer = try await client.get(path)
        #expect(answer.status == (may ? .ok : .forbidden))
      }
    }
  }

  @Test("whoever reads the log stands in it")
  func readingIsRecorded() async throws {
    try await visit(entries: 1) { client, town in
      _ = try await client.get("/staff/audit?subject=case%3A1")
      _ = try await client.get("/staff/audit/export")
      let rows = try await town.database.read { tx in
        try tx.rows("SELECT actor, action, details FROM audit_entry WHERE seq > 1 ORDER BY seq")
          .map { [try $0.text("actor"), try $0.text("action"), try $0.text("details")] }
      }
      #expect(rows.map { $0[1] } == ["audit.log-viewed", "audit.log-exported"])
      #expect(rows.allSatisfy { $0[0] == "officer:\(Self.officer)" })
      #expect(rows[0][2] == #"{"subject":"case:1"}"#)
    }
  }

  @Test("what was typed into a filter and may be a name is not recorded")
  func namesAreNotRecorded() async throws {
    try await visit { client, town in
      _ = try await client.get("/staff/audit?subject=%E9%9D%92%E6%9C%A8&actor=a%40example.jp&action=cases")
      let details = try await town.database.read { tx in
        try tx.firstRow("SELECT details FROM audit_entry WHERE seq = 1")?.text("details")
      }
      #expect(details == #"{"action":"cases","actor":"…","subject":"…"}"#)
    }
  }

  @Test("filters narrow the list", arguments: [
    ("subject=case%3A2", ["case:2"]), ("actor=officer%3Ao-1&action=cases", ["case:3", "case:2", "case:1"]),
    ("action=cases.case-viewed&from=2026-11-21&to=2026-11-21", ["case:3", "case:2", "case:1"]),
    ("to=2026-11-20", []), ("from=2026-11-22", []), ("action=case", []), ("action=cases%25", []), ("actor=nobody", []),
  ])
  func filters(query: String, expected: [String]) async throws {
    try await visit(entries: 3) { client, _ in
      let text = try await client.get("/staff/audit?\(query)").text
      let found = ["case:3", "case:2", "case:1"].filter { text.contains(">\($0)</span>") }
      #expect(found == expected)
    }
  }

  @Test("a date that cannot be read is told beside its field and nothing typed is lost")
  func unreadableDate() async throws {
    try await visit { client, _ in
      let answer = try await client.get("/staff/audit?from=21.11.2026&actor=x")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(##"href="#from""##) && answer.text.contains(#"value="21.11.2026""#))
      #expect(answer.text.contains(#"value="x""#))
    }
  }

  @Test("older entries are one link away, none twice and none left out")
  func pages() async throws {
    try await visit(entries: 120) { client, _ in
      var path: String? = "/staff/audit?action=cases"
      var seen: [String] = []
      while let current = path, seen.count <= 120 {
        let text = try await client.get(current).text
        seen += text.split(separator: ">case:").dropFirst().map { String($0.prefix { $0.isNumber }) }
        path = text.split(separator: "href=\"").map { String($0.prefix { $0 != "\"" }) }
          .first { $0.contains("before=") && $0.hasPrefix("/staff/audit?") && !$0.contains("language=") }?
          .split(separator: "&amp;").joined(separator: "&")
      }
      #expect(seen == (1...120).reversed().map(String.init))
    }
  }

  @Test("the export holds every entry that fits, and each can be checked from it")
  func export() async throws {
    try await visit(entries: 1200) { client, _ in
      let answer = try await client.get("/staff/audit/export?action=cases")
      let lines = answer.text.split(separator: "\r\n")
      #expect(answer.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(lines.count == 1201)
      #expect(lines[1].hasPrefix("\"1200\",\"2026-11-21T09:20:00+09:00\",\"officer:o-1\",\"cases.case-viewed\""))
      #expect(lines[1].contains(#""{""n"":""1200"",""state"":""submitted""}""#))
    }
  }

  @Test("a quotation mark under a combining mark is doubled like any other")
  func combinedQuote() async throws {
    try await visit { client, town in
      let log = AuditLog(town: town)
      let entry = AuditEntry(actor: .visitor, action: "cases.searched", subject: "a\"\u{301}b,\"")
      try await town.database.write { tx in try log.record(entry, in: tx) }
      let bytes = Array(try await client.get("/staff/audit/export?action=cases").text.utf8)
      let expected = Array("\"a\"\"\u{301}b,\"\"\"".utf8)
      #expect(bytes.indices.contains { bytes[$0...].starts(with: expected) })
    }
  }

  static let officer: ID<Officer> = TestClock().world.newID()

  private func visit(
    entries: Int = 0, role: Role = .auditor, _ body: @escaping @Sendable (TestClient, Town) async throws -> Void
  ) async throws {
    try await withLog(entries: entries) { town, log in
      let officer = Officer(id: Self.officer, name: "神田 玲子", roles: [Officer.everyDepartment: [role]])
      let feature = AuditFeature(town: town, audit: log, staff: NamedOfficers())
      try await withSite(town, features: [feature], officers: FixedOfficer(officer)) { try await body($0, town) }
    }
  }
}

@Suite("The command that verifies the log") struct AuditCommandsTests {
  @Test("it prints an anchor that the next run accepts")
  func anchor() async throws {
    try await withLog(entries: 2) { town, log in
      let first = try await AuditCommands.verify(town.database, vault: town.vault)
      #expect(first.status == 0)
      let anchor = first.lines[1].replacing("Anchor: ", with: "")
      try await town.database.write { tx in try log.record(.sample(3), in: tx) }
      let second = try await AuditCommands.verify(town.database, vault: town.vault, anchor: anchor)
      #expect(second.status == 0)
      #expect(second.lines[0] == "The audit log is whole: 3 entries. It contains the anchor at entry 2.")
    }
  }

  @Test("an altered log ends with status 1 and names the entry")
  func altered() async throws {
    try await withLog(entries: 2) { town, _ in
      try await town.database.write { tx in try tx.run("UPDATE audit_entry SET actor = 'x' WHERE seq = 2") }
      let report = try await AuditCommands.verify(town.database, vault: town.vault)
      #expect(report.status == 1)
      #expect(report.lines[0] == "ALTERED: entry 2 is not as it was written.")
    }
  }

  @Test("what is no anchor is wrong usage")
  func wrongAnchor() async throws {
    try await withLog { town, _ in
      let report = try await AuditCommands.verify(town.database, vault: town.vault, anchor: "x")
      #expect(report.status == 64)
    }
  }
}
