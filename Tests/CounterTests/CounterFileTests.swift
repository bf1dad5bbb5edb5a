import FormSchema
import HTTPTypes
import Kernel
import Nihongo
import Ports
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Counter

@Suite("Files and people at the counter") struct CounterFileTests {
  /// The first bytes of a PNG, enough to be known as one.
  private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]

  private static func path(_ id: String, _ step: String = "") -> String { "/staff/counter/applications/\(id)\(step)" }

  @Test("a photo in a row is kept with its row, and anything else is refused beside it")
  func photo() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.answer(id, [("has-dogs", "true")])
        _ = try await client.answer(id, [], press: ("add-row", "dog"))
        let fields = try await client.get(Self.path(id)).fields + [("_action", "save")]
        let sent = try await client.postFiles(
          Self.path(id), fields, files: [("dog.1.photo", "pochi.png", Self.picture)])
        #expect(sent.status == .seeOther)
        #expect(try await counter.kept(id).typed.attachments("dog.1.photo").map(\.name) == ["pochi.png"])
        let refused = try await client.postFiles(
          Self.path(id), try await client.get(Self.path(id)).fields + [("_action", "save")],
          files: [("dog.1.photo", "pochi.png", Array("#!/bin/sh".utf8))])
        #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"#dog.1.photo\""))
        _ = try await client.answer(id, [], press: ("remove-row", "dog.1"))
        #expect(try await counter.kept(id).typed.everyAttachment.isEmpty)
      }
    }
  }

  @Test("a signature is kept beside the answers, one at a time, and only a picture is one")
  func signature() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        _ = try await client.get(Self.path(id))
        for bytes in [[], Array("%PDF-1.5".utf8)] as [[UInt8]] {
          let wrong = try await client.postFiles(Self.path(id, "/signature"), files: [("signature", "s.png", bytes)])
          #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        }
        for _ in 1...2 {
          let kept = try await client.postFiles(
            Self.path(id, "/signature"), files: [("signature", "s.png", Self.picture)])
          #expect(kept.location == Self.path(id, "/check"))
          _ = try await client.get(Self.path(id))
        }
        let application = try await counter.kept(id)
        #expect(application.enclosures.map(\.name) == ["s.png"] && application.typed.isEmpty)
        #expect(counter.actions().contains("counter.signed"))
      }
    }
  }

  @Test("a resident's details fill what was not answered yet, and their source is kept until it is typed over")
  func resident() async throws {
    try await withCounter { counter in
      try await counter.browse(as: CounterTown.registrar) { client in
        let id = try await client.begin()
        _ = try await client.answer(id, [("owner-birth", "s45.3.3")])
        #expect(try await client.get(Self.path(id)).text.contains(Self.path(id, "/resident")))
        _ = try await client.get(Self.path(id, "/resident"))
        let missed = try await client.post(
          Self.path(id, "/resident"), [("name", "高崎花子"), ("birth-date", "昭和45年3月3日")])
        #expect(missed.text.contains("見つかりません"))
        let found = try await client.post(
          Self.path(id, "/resident"), [("name", "高崎花子"), ("birth-date", "昭和45年3月2日")])
        #expect(found.text.contains("髙﨑　花子") && found.location.isEmpty)
        let picked = try await client.post(
          Self.path(id, "/resident/choice"), [("resident", SampleResidents.hanako.id), ("as", "applicant")])
        #expect(picked.location == Self.path(id) + "?filled=2")
        #expect(try await client.get(picked.location).text.contains("2項目を入力しました"))
        let kept = try await counter.kept(id, by: CounterTown.registrar)
        #expect(kept.typed.first("owner-name.family") == "髙﨑" && kept.typed.first("owner-birth") == "s45.3.3")
        #expect(kept.provenance == ["owner-name": .prefilled(.residents), "owner-home": .prefilled(.residents)])
        _ = try await client.answer(id, [("owner-name.given", "華子")])
        let changed = try await counter.kept(id, by: CounterTown.registrar).provenance
        #expect(changed["owner-name"] == .changed(.residents) && changed["owner-home"] == .prefilled(.residents))
      }
    }
  }

  @Test("whoever has not been given the registry does not see it")
  func noRegistry() async throws {
    try await withCounter { counter in
      try await counter.browse { client in
        let id = try await client.begin()
        #expect(try await !client.get(Self.path(id)).text.contains(Self.path(id, "/resident")))
        #expect(try await client.get(Self.path(id, "/resident")).status == .forbidden)
        #expect(try await client.post(Self.path(id, "/resident"), [("name", "高崎花子")]).status == .forbidden)
      }
    }
  }
}
