import FormSchema
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Counter

@Suite("The interview at the counter") struct InterviewTests {
  private static let owner = [
    ("owner-name.family", "髙﨑"), ("owner-name.given", "花子"), ("owner-name.family-kana", "たかさき"),
    ("owner-name.given-kana", "ﾊﾅｺ"), ("owner-birth", "s45.3.2"), ("owner-home.postal-code", "254-0041"),
    ("owner-home.prefecture", "神奈川県"), ("owner-home.city", "平塚市"), ("owner-home.town", "浅間町"),
    ("owner-home.street", "9-1"), ("owner-email", "hanako@example.jp"),
  ]
  private static let noDogs = [("has-dogs", "false"), ("copies", "２")]

  private static func path(_ id: String, _ step: String = "") -> String { "/staff/counter/applications/\(id)\(step)" }

  @Test("is one page from the first question to the receipt")
  func whole() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin("phone")
        let checked = try await client.answer(id, Self.owner + Self.noDogs, press: ("_action", "check"))
        #expect(checked.location == Self.path(id, "/check"))
        let page = try await client.get(checked.location)
        #expect(page.text.contains("髙﨑　花子") && page.text.contains("600円") && page.text.contains("昭和45年3月2日"))
        #expect(try await client.get(Self.path(id, "/summary.pdf")).isPDF)
        let again = try await client.get(checked.location)
        let revision = again.text.contains("name=\"revision\" value=\"2\"") ? "2" : ""
        let sent = try await client.post(checked.location, [("revision", revision)])
        #expect(sent.location == Self.path(id, "/receipt"))
        let receipt = try await client.get(sent.location).text
        #expect(receipt.contains("26-4K7M-P3XQ-7") && receipt.contains("AAAA-BBBB-CCCC") && receipt.contains("300円"))
        #expect(try await client.get(Self.path(id, "/receipt.pdf")).isPDF)
        // Sending twice, or coming back with the back button, shows the same receipt.
        let twice = try await client.post(checked.location, [("revision", revision)])
        #expect(twice.location == Self.path(id, "/receipt"))
        #expect(try await client.get(Self.path(id)).location == Self.path(id, "/receipt"))
      }
      #expect(counter.applications.cases == 1)
      #expect(
        counter.actions() == [
          "counter.begun", "counter.viewed", "counter.saved", "counter.viewed", "counter.summary-printed",
          "counter.viewed", "counter.receipt-viewed", "counter.receipt-printed",
        ])
      #expect(counter.audit.entries.allSatisfy { $0.actor == CounterTown.officer.actor })
    }
  }

  @Test("what need not be answered ends in a choice, with its digit, that takes the answer back")
  func takenBack() async throws {
    let yes = Question(id: "yes", type: .yesNo, label: "犬を飼っていますか", isOptional: true)
    let kinds = [Option(id: "shiba", label: "柴犬"), Option(id: "mixed", label: "雑種")]
    let kind = Question(id: "kind", type: .choice(options: kinds, hasOther: true), label: "犬種", isOptional: true)
    try await withCounter(.sqlite, .sample([yes, kind])) { counter in
      try await counter.browse { client in
        let id = try await client.begin("counter", "sample")
        let page = try await client.get(Self.path(id)).text
        #expect(page.contains("3　選択しない") && page.contains("4　選択しない"))
        for sent in ["true", ""] {
          _ = try await client.answer(id, [("yes", sent), ("kind", sent.isEmpty ? "" : "shiba")])
          let kept = try await counter.kept(id)
          let answers = kept.published.definition.form.read(kept.typed, today: counter.town.world.today).answers
          #expect((answers["yes"] == nil) == sent.isEmpty && (answers["kind"] == nil) == sent.isEmpty)
        }
      }
    }
  }

  @Test("a double press begins one application, another button another one")
  func begin() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        _ = try await client.get("/staff/counter")
        let once = client.lastOnce
        var places: [String] = []
        for button in ["counter:dog-registration", "counter:dog-registration", "phone:dog-registration"] {
          let fields = [("language", "en"), ("begin", button)]
          places.append(try await client.post("/staff/counter/applications", fields, once: once).location)
        }
        #expect(places[0] == places[1] && places[0] != places[2])
        for strange in ["", "web:dog-registration", "counter", "paper:dog-registration"] {
          let answer = try await client.post("/staff/counter/applications", [("begin", strange)])
          #expect(answer.location == "/staff/counter")
        }
      }
      let begun = try await counter.applications.list(of: CounterTown.officer.keeper)
      #expect(begun.map(\.language) == [.english, .english])
    }
  }

  @Test("what was not asked yet is no error until the officer wants to go on")
  func open() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let fresh = try await client.get(Self.path(id))
        #expect(fresh.status == .ok && !fresh.text.contains("ds-error-summary"))
        #expect(fresh.text.contains("data-next-open=\"owner-name.family "))
        let saved = try await client.answer(id, [("copies", "1")])
        #expect(saved.status == .seeOther)
        let stopped = try await client.answer(id, [], press: ("_action", "check"))
        #expect(stopped.status == .unprocessableContent && stopped.errorsHaveTargets)
        #expect(stopped.text.contains("href=\"#owner-birth\"") && !stopped.text.contains("href=\"#copies\""))
      }
    }
  }

  @Test("what is wrong is told at once, with everything typed kept")
  func wrong() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let answer = try await client.answer(id, [("copies", "99"), ("owner-name.family", "<織田>")])
        #expect(answer.status == .unprocessableContent && answer.errorsHaveTargets)
        #expect(answer.text.contains("value=\"99\"") && answer.text.contains("value=\"&lt;織田&gt;\""))
        let kept = try await counter.kept(id)
        #expect(kept.typed["copies"] == ["99"] && kept.revision == 2)
      }
    }
  }

  @Test("a mail address is typed once and counts for both fields")
  func mail() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, [("owner-email", "a@example.jp")])
        #expect(try await counter.kept(id).typed["owner-email.again"] == ["a@example.jp"])
        _ = try await client.answer(id, [("owner-email", "b@example.jp")])
        let kept = try await counter.kept(id)
        #expect(kept.typed["owner-email.again"] == ["b@example.jp"])
        let reading = kept.published.definition.form.read(kept.typed, today: counter.town.world.today)
        #expect(reading.problems(at: "owner-email").isEmpty)
      }
    }
  }

  @Test("questions come and go without script, and what is out of sight is kept and left out")
  func conditions() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, [("has-dogs", "true")])
        let page = try await client.get(Self.path(id))
        #expect(page.text.contains("data-question=\"dog\"") && page.text.contains("data-question=\"kind\""))
        _ = try await client.answer(id, [("kind", "other"), ("kind.other", "紀州犬")])
        _ = try await client.answer(id, [("has-dogs", "false")])
        let without = try await client.get(Self.path(id))
        #expect(!without.text.contains("data-question=\"kind\""))
        #expect(try await counter.kept(id).typed["kind.other"] == ["紀州犬"])
        _ = try await client.answer(id, Self.owner + Self.noDogs, press: ("_action", "check"))
        let check = try await client.get(Self.path(id, "/check")).text
        #expect(check.contains("犬種") && !check.contains("紀州犬"))
      }
    }
  }

  @Test("the live answer shows what saving would show, and stores nothing")
  func live() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let page = try await client.get(Self.path(id))
        let before = counter.actions()
        let fields = page.fields.merged([("has-dogs", "true"), ("copies", "3")])
        let live = try await client.post(Self.path(id, "/live"), fields)
        #expect(live.status == .ok && live.text.contains("data-question=\"kind\"") && live.text.contains("900円"))
        #expect(live.hidden("_shown")?.contains("kind") == true && !live.text.contains("<html"))
        #expect(try await counter.kept(id).typed.isEmpty && counter.actions() == before)
        let forged = try await client.post(Self.path(id, "/live"), fields, guarded: false)
        #expect(forged.status != .ok)
        _ = try await client.get(Self.path(id))
        _ = try await client.post(Self.path(id), fields + [("_action", "save")])
        let saved = try await client.get(Self.path(id))
        let questions = { (text: String) in text.matches(of: /data-question="([^"]+)"/).map { String($0.1) } }
        #expect(questions(saved.text) == questions(live.text))
      }
    }
  }

  @Test("the row that is wanted stands there at once; others come and go by buttons, and keep what was typed")
  func rows() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, [("has-dogs", "true")])
        let asked = try await client.get(Self.path(id))
        #expect(asked.text.contains("id=\"dog.1.dog-name\""))
        let unsaved = try await counter.kept(id).typed
        #expect(unsaved.rowKeys("dog").isEmpty)
        let added = try await client.answer(id, [("dog.1.dog-name", "ポチ")], press: ("add-row", "dog"))
        #expect(added.location == Self.path(id) + "#dog")
        _ = try await client.answer(id, [("dog.2.dog-name", "シロ")], press: ("remove-row", "dog.1"))
        let kept = try await counter.kept(id).typed
        #expect(kept.rowKeys("dog") == ["2"] && kept.first("dog.2.dog-name") == "シロ" && kept["dog.1.dog-name"].isEmpty)
        for strange in ["", "owner-name", "dog.9.x", "kind", "dog.1"] {
          _ = try await client.answer(id, [], press: ("add-row", strange))
        }
        #expect(try await counter.kept(id).typed.rowKeys("dog") == ["2"])
        let page = try await client.get(Self.path(id)).text
        #expect(page.contains("犬 1") && page.contains("value=\"dog.2\""))
      }
    }
  }

  @Test("an address is found by its postal code without script, or it says why not")
  func postalCode() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let found = try await client.answer(
          id, [("owner-home.postal-code", "２５４−００４１")], press: ("look-up-address", "owner-home"))
        #expect(found.location == Self.path(id) + "#owner-home.street")
        let kept = try await counter.kept(id).typed
        #expect(kept.first("owner-home.prefecture") == "神奈川県" && kept.first("owner-home.town") == "浅間町")
        for (code, words) in [("9999999", "見つかりません"), ("12", "7桁")] {
          let answer = try await client.answer(
            id, [("owner-home.postal-code", code)], press: ("look-up-address", "owner-home"))
          #expect(answer.status == .unprocessableContent && answer.text.contains(words))
        }
      }
    }
  }

  @Test("two windows of one officer cannot overwrite each other unseen")
  func twoWindows() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        let stale = try await client.get(Self.path(id)).fields
        _ = try await client.answer(id, [("copies", "1")])
        let late = try await client.post(
          Self.path(id), stale.merged([("copies", "5"), ("owner-name.family", "織部")]) + [("_action", "save")])
        #expect(late.status == .conflict && late.text.contains("枚数") && late.text.contains("value=\"5\""))
        #expect(late.text.contains("value=\"織部\""))
        #expect(try await counter.kept(id).typed["copies"] == ["1"])
        // The page knows the other's revision now: pressing again is a choice.
        let chosen = try await client.post(Self.path(id), late.fields + [("_action", "save")])
        #expect(chosen.status == .seeOther)
        #expect(try await counter.kept(id).typed["copies"] == ["5"])
        // Sending the same page twice is no conflict.
        let same = try await client.post(Self.path(id), late.fields + [("_action", "save")])
        #expect(same.status == .seeOther)
      }
    }
  }

  @Test("what changed while it was read back is read back again before it is sent")
  func changedWhileChecking() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, Self.owner + Self.noDogs, press: ("_action", "check"))
        _ = try await client.answer(id, [("copies", "4")])
        _ = try await client.get(Self.path(id, "/check"))
        let sent = try await client.post(Self.path(id, "/check"), [("revision", "2")])
        #expect(sent.status == .conflict && sent.text.contains("1,200円") && counter.applications.cases == 0)
        let again = try await client.post(Self.path(id, "/check"), [("revision", "3")])
        #expect(again.location == Self.path(id, "/receipt"))
      }
    }
  }

  @Test("nobody opens what another officer began, and without the permission nobody comes in")
  func access() async throws {
    try await withCounter { counter in
      let id = Mutex("")
      try await counter.browse { client in
        let begun = try await client.begin()
        id.withLock { $0 = begun }
      }
      let begun = id.withLock { $0 }
      try await counter.browse(as: CounterTown.colleague) { client async throws in
        for step in ["", "/check", "/receipt", "/summary.pdf", "/receipt.pdf"] {
          #expect(try await client.get(Self.path(begun, step)).status == .notFound)
        }
        #expect(try await !client.get("/staff/counter").text.contains(begun))
        for step in ["", "/live", "/check", "/signature"] {
          #expect(try await client.post(Self.path(begun, step)).status == .notFound)
        }
      }
      try await counter.browse(as: .sample("01900000-0000-7000-8000-000000000009", [.auditor])) { client async throws in
        for path in ["/staff/counter", Self.path(begun), Self.path(begun, "/resident")] {
          #expect(try await client.get(path).status == .forbidden)
        }
      }
    }
  }

  @Test("the officer's own drafts come first, and procedures by their last use", arguments: Engine.available)
  func start(engine: Engine) async throws {
    try await withCounter(engine) { counter in
      try await counter.browse { client in
        let titles = { (page: String) in
          page.matches(of: /value="counter:([a-z-]+)"/).map { String($0.1) }
        }
        let fresh = try await client.get("/staff/counter").text
        #expect(titles(fresh) == ["cat-registration", "dog-registration"] && !fresh.contains("入力の途中"))
        let id = try await client.begin("counter", "dog-registration")
        _ = try await client.answer(id, Self.owner)
        let page = try await client.get("/staff/counter").text
        #expect(titles(page) == ["dog-registration", "cat-registration"])
        #expect(page.contains("髙﨑　花子") && page.contains("最近の受付") && page.contains(Self.path(id)))
        #expect(counter.actions().last == "counter.drafts-listed")
        let found = try await client.get("/staff/counter?q=%E3%81%84%E3%81%AC").text
        #expect(titles(found).first == "dog-registration")
        let none = try await client.get("/staff/counter?q=%E3%83%AD%E3%82%B1%E3%83%83%E3%83%88").text
        #expect(titles(none).isEmpty && none.contains("見つかりません"))
      }
    }
  }
}
