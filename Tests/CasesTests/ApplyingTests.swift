@testable import Cases
import FormSchema
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

@Suite("Applying") struct ApplyingTests {
  @Test("an application is received once, with its number, log, trace and mail", arguments: Engine.available)
  func submit(engine: Engine) async throws {
    try await withCases(engine) { site in
      let (page, receipt, _) = try await site.apply()
      #expect(ReceiptNumber(receipt) != nil)
      #expect(page.contains("6,000円"))
      let value = try await site.onlyCase()
      #expect(value.receipt.description == receipt && value.fee == Yen(6000) && value.serial == 1)
      #expect(value.dueOn.description == "2026-11-27")
      #expect(site.audit.entries.map(\.action).contains("cases.submitted"))
      #expect(site.mail.mails.map(\.occasion) == ["received"])
      #expect(site.mail.mails.first?.body.value.contains("髙﨑") == true)
      let events = try await site.town.database.read { tx in try site.desk.cases.events(of: value.id, in: tx).map(\.kind) }
      #expect(events == [.submitted])
    }
  }

  @Test("the back button, a double click and a retry show the same receipt")
  func twice() async throws {
    try await withCases { site in
      let (_, receipt, secret) = try await site.apply()
      for _ in 1...2 {
        let again = try await site.client.post("/apply/dog-registration/review")
        #expect(again.location == "/apply/dog-registration/receipt")
      }
      let page = try await site.client.get("/apply/dog-registration/receipt").text
      #expect(page.contains(receipt) && page.contains(secret))
      let count = try await site.town.database.read { try $0.count("SELECT count(*) AS n FROM cases_case") }
      #expect(count == 1)
      #expect(site.mail.mails.count == 1)
    }
  }

  @Test("a draft that changed after it was read is submitted as it stands now", arguments: Engine.available)
  func overtaken(engine: Engine) async throws {
    try await withCases(engine) { site in
      try await site.fillIn()
      let (desk, published) = (site.desk, SampleProcedures().published)
      let drafts = try await site.town.database.read { tx in
        try tx.rows("SELECT id FROM cases_draft").map { row in try desk.drafts.find(row.id("id"), in: tx) }
      }
      let stale = try #require(drafts.first)
      var typed = stale.typed
      typed["dogs"] = ["3"]
      try await site.town.database.write { [typed] tx in try desk.drafts.save(typed, stale.id, in: tx) }
      let outcome = try await Submission(desk: desk).submit(stale, published)
      let id = try outcome.get()
      let stored = try await site.town.database.read { tx in try desk.cases.record(of: id, in: tx).typed }
      #expect(stored["dogs"] == ["3"])
      let again = try await Submission(desk: desk).submit(stale, published).get()
      #expect(again == id)
      let serial = try await site.onlyCase().serial
      #expect(serial == 1)
      #expect(site.mail.mails.count == 1)
    }
  }

  @Test("many submissions of one draft at once make one case", arguments: Engine.available)
  func race(engine: Engine) async throws {
    try await withCases(engine) { site in
      try await site.fillIn()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 1...12 { group.addTask { try await site.client.post("/apply/dog-registration/review").status.code } }
        for try await status in group { #expect(status == 303) }
      }
      let count = try await site.town.database.read { try $0.count("SELECT count(*) AS n FROM cases_case") }
      #expect(count == 1)
    }
  }

  @Test("what is personal stands nowhere in the database as text")
  func sealed() async throws {
    try await withCases { site in
      _ = try await site.apply()
      let path = FileManager.default.temporaryDirectory.appending(path: "copy-\(UUID().uuidString).sqlite").path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try await site.town.database.backUp(to: path)
      let bytes = try Data(contentsOf: URL(filePath: path))
      for word in ["髙﨑", "花子", "hanako", "タカサキ"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
      #expect(bytes.range(of: Data("紀州犬".utf8)) != nil)
    }
  }

  @Test("missing and wrong answers come back beside their fields with everything typed kept")
  func invalid() async throws {
    try await withCases { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/dog")
      let answer = try await site.post("dog", [("dogs", "99"), ("kind", "shiba")], shown: "dogs,kind,bites,photo")
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("href=\"#dogs\"") && answer.text.contains("href=\"#bites\""))
      #expect(answer.text.contains("value=\"99\""))
      let again = try await site.client.get("/apply/dog-registration/pages/dog")
      #expect(again.text.contains("value=\"99\""))
    }
  }

  @Test("a question opened by an answer is shown before it is asked for")
  func opened() async throws {
    try await withCases { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/dog")
      let fields = [("dogs", "1"), ("kind", "shiba"), ("bites", "true")]
      let first = try await site.post("dog", fields, shown: "dogs,kind,bites,photo")
      #expect(first.status == .ok && first.text.contains("質問が増えました") && first.text.contains("id=\"bite-story\""))
      let second = try await site.post("dog", fields, shown: "dogs,kind,bites,bite-story,photo")
      #expect(second.status == .unprocessableContent && second.text.contains("href=\"#bite-story\""))
    }
  }

  @Test("a paused application goes on in another browser with its code, and a wrong code does not")
  func resume() async throws {
    try await withCases { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/owner")
      let paused = try await site.post("owner", [("owner-name.family", "髙﨑")], shown: "owner-name,owner-email", action: "pause")
      #expect(paused.location == "/apply/dog-registration/saved")
      let code = try #require(try await site.client.get("/apply/dog-registration/saved").text.between("id=\"resume-code\">", "<"))
      site.client.forgetCookies()
      _ = try await site.client.get("/resume")
      let refused = try await site.client.post("/resume", [("code", "2222-2222-2222-2")])
      #expect(refused.status == .unprocessableContent)
      let resumed = try await site.client.post("/resume", [("code", code.lowercased().replacingOccurrences(of: "-", with: " "))])
      #expect(resumed.location == "/apply/dog-registration/pages/owner")
      let page = try await site.client.get(resumed.location)
      #expect(page.text.contains("value=\"髙﨑\""))
    }
  }

  @Test("another browser's cookie, a forged one and none open nothing", arguments: ["", "x", "01900000-0000-7000-8000-000000000001.abc"])
  func forged(cookie: String) async throws {
    try await withCases { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      site.client.forgetCookies()
      let page = try await site.client.get("/apply/dog-registration/review")
      #expect(page.status == .notFound)
      let status = try await site.client.get("/status/\(value.id)")
      #expect(status.status == .forbidden && !status.text.contains("髙﨑"))
      let copy = try await site.client.get("/status/\(value.id)/copy")
      #expect(copy.status == .forbidden)
    }
  }

  @Test("a photo is kept with the draft, shown, and removed again; a program is refused")
  func files() async throws {
    try await withCases { site in
      _ = try await site.client.get("/apply/dog-registration")
      _ = try await site.client.post("/apply/dog-registration")
      _ = try await site.client.get("/apply/dog-registration/pages/dog")
      let path = "/apply/dog-registration/pages/dog"
      let fields = [("shown", "dogs,kind,bites,photo"), ("action", "upload"), ("dogs", "1")]
      let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [1, 2, 3]
      let kept = try await site.client.postFiles(path, fields, files: [("photo", "ポチ.png", png)])
      #expect(kept.status == .ok && kept.text.contains("ポチ.png"))
      let refused = try await site.client.postFiles(path, fields, files: [("photo", "ポチ.jpg", Array("MZ program".utf8))])
      #expect(refused.status == .unprocessableContent && refused.text.contains("「写真」") && refused.text.contains("ポチ.png"))
      let id = try #require(refused.text.between("name=\"remove-file\" value=\"", "\""))
      let removed = try await site.client.post(path, [("shown", "dogs,kind,bites,photo"), ("remove-file", id), ("dogs", "1")])
      #expect(removed.status == .ok && !removed.text.contains("ポチ.png"))
    }
  }

  @Test(
    "a link to an application asks for number and secret, in the same words whether or not there is one",
    arguments: ["", "/copy", "/correction", "/withdrawal"])
  func accessNeeded(page: String) async throws {
    try await withCases { site in
      let (_, receipt, secret) = try await site.apply()
      let id = try await site.onlyCase().id.description
      site.client.forgetCookies()
      let other = World.live.newID(Case.self).description
      let (there, nowhere) = (
        try await site.client.get("/status/\(id)\(page)"), try await site.client.get("/status/\(other)\(page)"))
      #expect(there.status == .forbidden && nowhere.status == .forbidden)
      #expect(there.text.contains("受付番号と確認用の合言葉が必要です"))
      let words = [(there, id), (nowhere, other)].map { answer, id in
        answer.text.between("<main", "</main>")?.replacingOccurrences(of: id, with: "")
          .replacing(/value="[^"]*"/, with: "")
      }
      #expect(words[0] != nil && words[0] == words[1])
      let opened = try await site.client.post("/status", [("receipt", receipt), ("secret", secret)])
      #expect(opened.status == .seeOther && opened.location == "/status/\(id)")
    }
  }

  @Test("receipt and secret open the status; wrong ones get the same words, and guessing is stopped")
  func status() async throws {
    try await withCases { site in
      let (_, receipt, secret) = try await site.apply()
      site.client.forgetCookies()
      _ = try await site.client.get("/status")
      let wrong = try await site.client.post("/status", [("receipt", receipt), ("secret", "2222-2222-2222-2")])
      let unknown = try await site.client.post("/status", [("receipt", "26-2222-2222-2"), ("secret", secret)])
      #expect(wrong.status == .unprocessableContent && unknown.status == .unprocessableContent)
      #expect(wrong.text.between("<ul>", "</ul>") == unknown.text.between("<ul>", "</ul>"))
      let opened = try await site.client.post("/status", [("receipt", receipt), ("secret", secret)])
      #expect(opened.status == .seeOther)
      let page = try await site.client.get(opened.location)
      #expect(page.text.contains("受付済み") && page.text.contains(receipt))
      var last = HTTPResponse.Status.ok
      for _ in 1...10 { last = try await site.client.post("/status", [("receipt", receipt), ("secret", "x")]).status }
      #expect(last == .tooManyRequests)
    }
  }

  @Test("an expired draft says so and how to go on")
  func expired() async throws {
    try await withCases { site in
      try await site.fillIn()
      site.clock.advance(seconds: Draft.lifetimeSeconds + 1)
      let answer = try await site.client.get("/apply/dog-registration/review")
      #expect(answer.status == .gone && answer.text.contains("新しくはじめてください"))
      let pruned = try await site.town.database.write { tx in try site.desk.drafts.prune(in: tx) }
      #expect(pruned == 1)
    }
  }
}

@Suite("The life of a case") struct CaseLifeTests {
  @Test("every step outside the table is refused", arguments: CaseStatus.allCases, CaseStatus.allCases)
  func steps(from: CaseStatus, to: CaseStatus) throws {
    var value = Case.sample(status: from)
    if CaseStatus.steps[from, default: []].contains(to) {
      try value.move(to: to)
      #expect(value.status == to)
    } else {
      #expect(throws: CasesProblem.stepNotAllowed(from: from, to: to)) { try value.move(to: to) }
    }
  }

  @Test("correction asked, answered at the marked field, granted, paper downloaded", arguments: Engine.available)
  func wholeLife(engine: Engine) async throws {
    try await withCases(engine) { site in
      _ = try await site.apply()
      var value = try await site.onlyCase()
      let (id, desk, database) = (value.id, site.desk, site.town.database)
      let work = OfficerWork(desk: desk, officer: CaseSite.officer)
      let first = value.revision
      try await database.write { tx in try work.take(id, revision: first, in: tx) }
      let correction = Correction(marks: [.init(question: "dogs", words: "頭数を確かめてください。")], words: "お手数をおかけします。")
      try await database.write { tx in try work.askCorrection(id, revision: first + 1, correction, in: tx) }
      let page = try await site.client.get("/status/\(id)/correction")
      #expect(page.text.contains("頭数を確かめてください。") && page.text.contains("id=\"dogs\"") && !page.text.contains("id=\"bites\""))
      let bad = try await site.client.post("/status/\(id)/correction", [("dogs", "0"), ("shown", "dogs"), ("action", "next")])
      #expect(bad.status == .unprocessableContent && bad.text.contains("value=\"0\""))
      let good = try await site.client.post("/status/\(id)/correction", [("dogs", "3"), ("shown", "dogs"), ("action", "next")])
      #expect(good.status == .seeOther)
      value = try await site.onlyCase()
      #expect(value.status == .inReview)
      let decision = Decision(outcome: .granted, typed: .init(["tag-number": ["A-12"]]), reason: "")
      let revision = value.revision
      try await database.write { tx in try work.decide(id, revision: revision, decision, in: tx) }
      let status = try await site.client.get("/status/\(id)").text
      #expect(status.contains("犬の登録証明書") && status.contains("決定"))
      let link = try #require(status.between("/status/\(id)/documents/", "\""))
      let paper = try await site.client.get("/status/\(id)/documents/\(link)")
      #expect(paper.headers[.contentType] == "application/pdf" && paper.text.utf8.count > 1000)
      #expect(site.mail.mails.map(\.occasion) == ["received", "returned", "granted"])
      let tally = try await database.read { tx in try desk.inbox.counts(["citizens"], in: tx) }
      #expect(tally.filter { $0.value != 0 } == [.granted: 1])
    }
  }

  @Test("of two officers who change a case at once the second is told")
  func conflict() async throws {
    try await withCases { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      let work = OfficerWork(desk: site.desk, officer: CaseSite.officer)
      try await site.town.database.write { tx in try work.take(value.id, revision: value.revision, in: tx) }
      await #expect(throws: CasesProblem.changedMeanwhile) {
        try await site.town.database.write { tx in try work.take(value.id, revision: value.revision, in: tx) }
      }
    }
  }

  @Test("an officer of another department is refused")
  func department() async throws {
    try await withCases { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      let stranger = Officer(id: World.live.newID(), name: "x", roles: ["long-term-care": [.decider]])
      await #expect(throws: CasesProblem.notYourDepartment) {
        try await site.town.database.write { tx in
          try OfficerWork(desk: site.desk, officer: stranger).take(value.id, revision: value.revision, in: tx)
        }
      }
    }
  }

  @Test("an applicant withdraws, and the case is closed")
  func withdraw() async throws {
    try await withCases { site in
      _ = try await site.apply()
      let value = try await site.onlyCase()
      _ = try await site.client.get("/status/\(value.id)/withdrawal")
      let answer = try await site.client.post("/status/\(value.id)/withdrawal", [("reason", "引っ越しをやめました")])
      #expect(answer.status == .seeOther)
      let closed = try await site.onlyCase()
      #expect(closed.status == .withdrawn)
    }
  }
}

extension Case {
  static func sample(status: CaseStatus) -> Case {
    Case(
      id: World.live.newID(), receipt: ReceiptNumber(in: .live), procedure: "dog-registration",
      version: SampleProcedures().published.version, department: "citizens", status: status, assignee: nil,
      receivedAt: World.live.now, dueOn: World.live.today, decidedAt: nil, language: .japanese, fee: Yen(0), revision: 1, serial: 1)
  }
}
