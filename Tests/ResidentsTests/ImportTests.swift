import FormSchema
import Foundation
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Residents

@Suite("Importing an extract") struct ImportTests {
  @Test("a dry run tells and changes nothing, the import does, the same file again changes nothing", arguments: Engine.available)
  func again(engine: Engine) async throws {
    try await withResidents(engine) { place in
      let tried = try await place.take(ResidentsTown.extract, .init(isDryRun: true))
      #expect(tried.lines == ["would import 4 people: 4 new, 0 changed, 0 gone, 0 as before"])
      #expect(try await place.count("residents_resident") == 0 && place.audit.entries.isEmpty)
      let first = try await place.take()
      #expect(first.lines == ["imported 4 people: 4 new, 0 changed, 0 gone, 0 as before"] && first.status == 0)
      let before = try await place.person("102")
      place.clock.advance(seconds: 60)
      let again = try await place.take()
      #expect(again.lines == ["nothing to change for 4 people: 0 new, 0 changed, 0 gone, 4 as before"])
      #expect(try await place.person("102") == before)
      #expect(try await place.count("residents_import") == 1)
      #expect(place.audit.entries.map(\.action) == ["residents.imported", "residents.imported"])
    }
  }

  @Test("tells which fields changed and how often; people who are gone are marked and can come back", arguments: Engine.available)
  func changes(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      let moved = ResidentsTown.extract.replacing("糸川,2-3", with: "桜台,9-9")
        .replacing("104,502", with: "105,502").replacing("佐藤,さくら", with: "鈴木,さくら")
      let tried = try await place.take(moved, .init(isDryRun: true))
      #expect(tried.lines == ["would import 4 people: 1 new, 3 changed (氏 1, 町字 3, 番地以下 3), 1 gone, 0 as before"])
      try await place.take(moved)
      #expect(try await place.person("104").removedOn == place.town.world.today)
      #expect(try await place.person("102").facts.address.town == "桜台")
      let back = try await place.take(moved + "104,502,世帯主,髙﨑,正一,タカサキ,ショウイチ,1938-02-11,男,,,,本町,1,\n")
      #expect(back.lines[0].hasSuffix("0 new, 0 changed, 0 gone, 1 back, 4 as before"))
      #expect(try await place.person("104").removedOn == nil)
    }
  }

  @Test("names are found anew after a change, and not by what they were", arguments: Engine.available)
  func searchedAnew(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      try await place.take(ResidentsTown.extract.replacing("佐藤,さくら,サトウ", with: "織部,さくら,オリベ"))
      let found = try await place.town.database.read { [desk = place.desk] tx in
        try ["織部", "佐藤"].map { name in
          try desk.store.list(pieces: RegisteredResident.pieces(name: name), livingHere: true, most: 9, in: tx).count
        }
      }
      #expect(found == [1, 2])
    }
  }

  @Test("whoever left by the extract's own words is removed as of that day", arguments: [
    ("2026-11-01", "転出", "", "2026-11-01"), ("2026-11-01", "死亡", "2026-10-30", "2026-10-30"), ("", "転出", "", "2026-11-21"),
    ("2026-11-01", "転居", "", nil), ("2026-11-01", "転入", "", nil),
  ])
  func left(changedOn: String, reason: String, died: String, removedOn: String?) async throws {
    try await withResidents { place in
      try await place.take("""
        宛名番号,世帯番号,氏,名,生年月日,町字,異動日,異動事由,死亡年月日
        1,5,佐藤,花子,1980-04-01,糸川,\(changedOn),\(reason),\(died)

        """)
      #expect(try await place.person("1").removedOn?.description == removedOn)
    }
  }

  @Test("one value that cannot be used changes nothing, and every one is named by line and column", arguments: Engine.available)
  func unreadable(engine: Engine) async throws {
    try await withResidents(engine) { place in
      let text = ResidentsTown.extract.replacing("1980-04-01", with: "昭和65年4月1日").replacing("サトウ,ケン", with: "佐藤,ケン")
      let outcome = try await place.take(text + "104,1,,x,y,,,,,,,,町,1,\n")
      #expect(outcome.status == 1)
      #expect(outcome.lines == [
        "extract.csv:2, column 6 (氏（カナ）): expected katakana, as サトウ",
        "extract.csv:3, column 8 (生年月日): expected a date, as 1980-04-01 or 昭和55年4月1日; 不詳 when it is not known",
        "extract.csv:6, column 1 (宛名番号): expected each 宛名番号 once; this one stands further up as well",
        "nothing was changed: 3 values cannot be used",
      ])
      #expect(try await place.count("residents_resident") == 0)
    }
  }

  @Test("an extract in which more than one in ten is missing is taken only when somebody says so")
  func manyGone() async throws {
    try await withResidents { place in
      let heading = "宛名番号,世帯番号,氏,名,生年月日,町字\n"
      func people(_ numbers: Range<Int>) -> String {
        heading + numbers.map { "\($0),\($0),佐藤,花子,1980-04-01,糸川\n" }.joined()
      }
      try await place.take(people(0..<20))
      #expect(try await place.take(people(0..<18)).status == 0)
      try await place.take(people(0..<20))
      let refused = try await place.take(people(0..<17))
      #expect(refused.status == 1 && refused.lines[1].contains("3 of 20 would be gone"))
      #expect(try await place.count("residents_resident WHERE removed_on IS NOT NULL") == 0)
      let forced = try await place.take(people(0..<17), .init(mayLoseMany: true))
      #expect(forced.status == 0)
    }
  }

  @Test("takes UTF-8 with and without its mark, CP932, CRLF, and fields in quotes over several lines")
  func encodings() async throws {
    let quoted = ResidentsTown.extract.replacing("\n", with: "\r\n").replacing("紡ハイツ203", with: "\"紡ハイツ, \"\"203\"\"\"")
    let cp932 = try #require(quoted.data(using: .shiftJIS))
    #expect(String(data: cp932, encoding: .utf8) == nil)
    for bytes in [Array(quoted.utf8), [0xEF, 0xBB, 0xBF] + Array(quoted.utf8), Array(cp932)] {
      try await withResidents { place in
        #expect(try await place.take(bytes: bytes).status == 0)
        let person = try await place.person("104")
        #expect(person.facts.name.family == "髙﨑" && person.facts.address.building == "紡ハイツ, \"203\"")
      }
    }
  }

  @Test("refuses bytes of no known writing, UTF-16, a quotation mark that never closes, and 外字", arguments: [
    ([0x22], "extract.csv:1: expected a closed quotation mark; one that is opened here or below never closes"),
    ([0xFF, 0xFE, 0x2C], "extract.csv:1: expected UTF-8 or CP932 (Shift_JIS); this file is UTF-16"),
    ([0x61, 0x0A, 0xFF, 0x0A], "extract.csv:2: expected characters of UTF-8 or CP932 (Shift_JIS)"),
    ([], "extract.csv:1: expected a first line"),
  ] as [([UInt8], String)])
  func refused(bytes: [UInt8], words: String) async throws {
    try await withResidents { place in
      let outcome = try await place.take(bytes: bytes)
      #expect(outcome.status == 1 && outcome.lines[0].hasPrefix(words))
    }
  }

  @Test("a 外字 of CP932 is named by its place")
  func privateCharacter() async throws {
    try await withResidents { place in
      let text = try #require("宛名番号,世帯番号,氏,生年月日,町字\n1,5,X,1980-04-01,糸川\n".data(using: .shiftJIS))
      let bytes = Array(text).flatMap { $0 == UInt8(ascii: "X") ? [0xF0, 0x40] : [$0] }
      let outcome = try await place.take(bytes: bytes)
      #expect(outcome.lines[0].hasPrefix("extract.csv:2, column 3 (氏): expected characters of Unicode"))
    }
  }

  @Test("a file longer than one part is read whole, whatever stands at the seam")
  func parts() async throws {
    try await withResidents { place in
      var text = "宛名番号,世帯番号,氏,名,生年月日,町字,備考,建物名等（方書）\r\n"
      for number in 0..<6000 {
        let note = "\"\(String(repeating: "紡", count: 60))\r\n,\"\"\n\""
        text += "\(number),\(number / 3),佐藤,花子,1980-04-01,糸川,\(note),\"紡\"\"\(number)\"\r\n"
      }
      #expect(text.utf8.count > 1 << 20)
      let outcome = try await place.take(text)
      #expect(outcome.lines == [
        "UTF-8; not taken over: 備考", "imported 6000 people: 6000 new, 0 changed, 0 gone, 0 as before",
      ])
      #expect(try await place.person("5999").facts.address.building == "紡\"5999")
      let wrong = try await place.take(text + "6000,1,佐藤,花子,昭和,糸川,,\r\n")
      #expect(wrong.lines[0].hasPrefix("extract.csv:18002, column 5"))
    }
  }

  @Test("nothing personal is printed unless it is asked for")
  func showPeople() async throws {
    try await withResidents { place in
      let plain = try await place.take(ResidentsTown.extract, .init(isDryRun: true))
      #expect(!plain.lines.joined().contains("佐藤"))
      let shown = try await place.take(ResidentsTown.extract, .init(isDryRun: true, showsPeople: true))
      #expect(shown.lines.contains("new: 佐藤\u{3000}花子 1980-04-01"))
    }
  }

  @Test("nothing of a person stands in the tables in plain letters", arguments: Engine.available)
  func sealed(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      let rows = try await place.town.database.read { tx in
        try tx.rows("SELECT id, number_code, household_code, digest, facts FROM residents_resident").map { row in
          [try row.text("id"), try row.text("number_code"), try row.text("household_code"), try row.text("digest")]
            .joined() + String(decoding: try row.bytes("facts"), as: UTF8.self)
        }.joined()
      }
      for words in ["佐藤", "サトウ", "1980-04-01", "糸川"] { #expect(!rows.contains(words)) }
      #expect(try await place.person("102").facts.name.full == "佐藤\u{3000}花子")
    }
  }

  @Test("sealed anew with a new key, everything opens as before", arguments: Engine.available)
  func resealed(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      let before = try await place.person("104")
      let file = try #require(place.town.vault.file)
      var ring = try file.read()
      let old = ring.newest.number
      ring.addSealingKey(world: place.town.world)
      try file.write(ring)
      let done = try await Resealing(town: place.town, columns: ResidentsFeature.sealedColumns).run { _ in }
      #expect(done.isComplete && done.unreadable.isEmpty && done.values == 4)
      let isGone = ring.retire(old)
      #expect(isGone)
      try file.write(ring)
      #expect(try await place.person("104") == before)
    }
  }

  @Test("the commands tell how many there are, the imports, and one person without saying who")
  func commands() async throws {
    try await withResidents { place in
      try await place.take()
      let list = try await place.commands.list()
      #expect(list.lines[0] == "4 people live here, 0 did" && list.lines.count == 2)
      let shown = try await place.commands.show(number: "１０２", showsPeople: false)
      #expect(shown.lines.contains("lives here") && !shown.lines.joined().contains("佐藤"))
      #expect(!place.audit.entries.contains { $0.action == "residents.viewed" })
      let whole = try await place.commands.show(number: "102", showsPeople: true)
      #expect(whole.lines.contains("氏: 佐藤"))
      #expect(place.audit.entries.last?.action == "residents.viewed")
      #expect(try await place.commands.show(number: "999", showsPeople: false).status == 1)
    }
  }
}
