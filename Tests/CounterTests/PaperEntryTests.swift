import FormSchema
import HTTPTypes
import Kernel
import Ports
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Counter

@Suite("Entering what came on paper")
struct PaperEntryTests {
  @Test("the codes of a filled form fill everything in, and the officer only compares", arguments: Engine.available)
  func filled(engine: Engine) async throws {
    try await withCounter(engine, .everyQuestion()) { counter in
      let published = try #require(try await counter.procedures.current("every-question"))
      let codes = try SealedPaper.codes(.everyAnswer(), published, vault: counter.town.vault)
      try await counter.browse { client in
        let begun = try await client.arrive(codes: codes.joined(separator: "\r\n"), received: "R8.11.20")
        #expect(begun.status == .seeOther)
        let id = begun.location.split(separator: "/").last.map(String.init) ?? ""
        let kept = try await counter.kept(id)
        #expect(kept.typed == .everyAnswer())
        #expect(kept.channel == .paper)
        #expect(kept.receivedOn == CivilDate("2026-11-20"))
        let page = try await client.get("/staff/counter/paper/\(id)")
        #expect(page.text.contains("value=\"髙﨑\""))
        #expect(counter.actions().suffix(2) == ["counter.paper-begun", "counter.viewed"])
      }
    }
  }

  @Test("an empty form is entered by the code of its page: all its fields, with their printed numbers")
  func byHand() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      let published = try #require(try await counter.procedures.current("every-question"))
      try await counter.browse { client in
        let begun = try await client.arrive(codes: PaperCode(published).text + ".1.3\r\n")
        let page = try await client.get(begun.location)
        let numbers = page.text.matches(of: /counter-paper-number" aria-hidden="true">(\d+)</).map { String($0.1) }
        let asked = published.definition.form.questions.filter { $0.type.isTyped }
        #expect(numbers == (1...asked.count).map(String.init))
        let saved = try await client.post(
          begun.location, page.fields.merged([("kana", "つむぎ"), ("note", "ありがとう")]) + [("_action", "save")])
        #expect(saved.status == .seeOther)
        let kept = try await counter.kept(begun.location.split(separator: "/").last.map(String.init) ?? "")
        #expect(kept.typed.first("kana") == "つむぎ")
        // Entered, though the answers so far do not ask for it.
        #expect(kept.typed.first("note") == "ありがとう")
        let list = try await client.get("/staff/counter/paper")
        #expect(list.text.contains(begun.location))
      }
    }
  }

  @Test("two windows with one paper cannot overwrite each other unseen, and the questions are named")
  func twoWindows() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      let published = try #require(try await counter.procedures.current("every-question"))
      try await counter.browse { client in
        let begun = try await client.arrive(codes: PaperCode(published).text + ".1.3\r\n")
        let id = begun.location.split(separator: "/").last.map(String.init) ?? ""
        let stale = try await client.get(begun.location).fields
        _ = try await client.post(begun.location, stale.merged([("kana", "つむぎ")]) + [("_action", "save")])
        let late = try await client.post(begun.location, stale.merged([("kana", "おりべ")]) + [("_action", "save")])
        let label = published.definition.words(in: .japanese).label(
          try #require(published.definition.form.question("kana")))
        let callout = String(late.text.split(separator: "別の画面で先に保存されました").last?.split(separator: "</ul>").first ?? "")
        #expect(late.status == .conflict && callout.contains(label) && late.text.contains("value=\"おりべ\""))
        #expect(try await counter.kept(id).typed.first("kana") == "つむぎ")
        let chosen = try await client.post(begun.location, late.fields + [("_action", "save")])
        #expect(chosen.status == .seeOther)
        #expect(try await counter.kept(id).typed.first("kana") == "おりべ")
      }
    }
  }

  @Test("without a code the procedure is chosen")
  func chosen() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      try await counter.browse { client async throws in
        #expect(try await client.arrive(procedure: "every-question").status == .seeOther)
      }
    }
  }

  @Test(
    "says what is wrong beside the field, and keeps what was scanned",
    arguments: [
      ("", "", "2026-11-20", "コードを読み取るか、手続きを選んでください。"), ("https://example.jp", "", "2026-11-20", "この市の申請書のコードではありません"),
      ("", "every-question", "2026-11-22", "今日までの日付"), ("", "every-question", "きのう", "今日までの日付"),
      ("TSUMUGI.A.ABCDEF.2.2.ABCDEF", "", "2026-11-20", "コード 1 がまだ読み取られていません"),
      ("TSUMUGI.A.ABCDEF.1.1.ABCDEF", "", "2026-11-20", "読み取りが途中で切れています"),
    ])
  func wrong(codes: String, procedure: String, received: String, sentence: String) async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      try await counter.browse { client in
        let answer = try await client.arrive(codes: codes, procedure: procedure, received: received)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence))
        #expect(answer.errorsHaveTargets)
        #expect(answer.text.contains(codes))
        #expect(try await counter.applications.list(of: CounterTown.officer.keeper).isEmpty)
      }
    }
  }

  @Test("codes of another town are refused in words")
  func foreign() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      let published = try #require(try await counter.procedures.current("every-question"))
      try await withCounter(.sqlite, .everyQuestion()) { other in
        let codes = try SealedPaper.codes(.everyAnswer(), published, vault: other.town.vault)
        try await counter.browse { client in
          let answer = try await client.arrive(codes: codes.joined(separator: "\n"))
          #expect(answer.text.contains("コードの中身を開けません"))
        }
      }
    }
  }

  @Test("codes of a key that was retired say so, and that the paper is still good")
  func retired() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      let published = try #require(try await counter.procedures.current("every-question"))
      var ring = Keyring(world: counter.town.world)
      // A number that the town's own ring does not have.
      ring.addSealingKey(world: counter.town.world)
      let codes = try SealedPaper.codes(.everyAnswer(), published, vault: try Vault(ring))
      try await counter.browse { client in
        let answer = try await client.arrive(codes: codes.joined(separator: "\n"))
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("鍵が新しくなりました") && answer.text.contains("紙はそのまま有効"))
      }
    }
  }

  @Test("rows that an answer asks for come while it is entered, each with its number, and nothing is stored")
  func liveRows() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let path = try await client.arrive(procedure: "dog-registration").location
        let page = try await client.get(path)
        #expect(page.text.contains("data-live=\"\(path)/live\"") && !page.text.contains("data-question=\"dog\""))
        let live = try await client.post(path + "/live", page.fields.merged([("has-dogs", "true")]))
        #expect(live.status == .ok && live.text.contains("data-question=\"#dog\""))
        #expect(live.text.contains("add-row"))
        let kept = try await counter.kept(path.split(separator: "/").last.map(String.init) ?? "")
        #expect(kept.typed.isEmpty)
      }
    }
  }

  @Test("the picture of the paper is kept beside the answers, seen, and taken away again")
  func scan() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let path = try await client.arrive(procedure: "dog-registration").location
        let id = path.split(separator: "/").last.map(String.init) ?? ""
        let save = [("_action", "save")]
        let refused = try await client.postFiles(
          path, try await client.get(path).fields + save, files: [("_scan", "paper.png", Array("#!/bin/sh".utf8))])
        #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#_scan\""))
        let sent = try await client.postFiles(
          path, try await client.get(path).fields + save,
          files: [("_scan", "紙.pdf", Array("%PDF-1.7 a".utf8)), ("_scan", "裏.png", Self.picture)])
        #expect(sent.status == .seeOther)
        let kept = try await counter.kept(id).enclosures
        #expect(kept.map(\.name) == ["紙.pdf", "裏.png"] && kept.map(\.kind) == [.pdf, .photo])
        // It answers no question.
        let typed = try await counter.kept(id).typed
        #expect(typed.everyAttachment.isEmpty)
        let page = try await client.get(path)
        #expect(page.text.contains("裏.png"))
        let scan = try await client.get("\(path)/scans/\(kept[1].id)")
        #expect(scan.status == .ok && scan.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
        #expect(counter.actions().last == "counter.scan-viewed")
        let stranger = try await client.get("\(path)/scans/none")
        #expect(stranger.status == .notFound)
        _ = try await client.post(path, page.fields + [("remove-file", kept[0].id)])
        let left = try await counter.kept(id).enclosures
        #expect(left.map(\.name) == ["裏.png"])
      }
    }
  }

  /// The first bytes of a PNG, enough to be known as one.
  private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]

  @Test("pressed twice, one application is begun")
  func twice() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      try await counter.browse { client in
        let page = try await client.get("/staff/counter/paper")
        let fields = [("codes", ""), ("procedure", "every-question"), ("received", "2026-11-20")]
        let once = page.text.firstMatch(of: /name="once" value="([^"]*)"/).map { String($0.1) } ?? ""
        let first = try await client.post("/staff/counter/paper", fields, once: once)
        let second = try await client.post("/staff/counter/paper", fields, once: once)
        #expect(first.location == second.location)
      }
    }
  }

  @Test("another officer cannot go on with it")
  func others() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      let paths = Kept()
      try await counter.browse { client in
        await paths.keep(try await client.arrive(procedure: "every-question").location)
      }
      try await counter.browse(as: CounterTown.colleague) { client async throws in
        #expect(try await client.get(await paths.path).status == .notFound)
      }
    }
  }

  private actor Kept {
    private(set) var path = ""
    func keep(_ path: String) { self.path = path }
  }
}

extension TestClient {
  fileprivate func arrive(
    codes: String = "", procedure: String = "", received: String = "2026-11-20"
  ) async throws -> Answer {
    _ = try await get("/staff/counter/paper")
    return try await post(
      "/staff/counter/paper", [("codes", codes), ("procedure", procedure), ("received", received)])
  }
}
