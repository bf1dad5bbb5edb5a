import Foundation
import Kernel
import Testing

@Suite("Civil dates") struct CivilDateTests {
  @Test("days and dates are each other's inverse over four centuries")
  func roundTrip() {
    for days in stride(from: -200_000, through: 200_000, by: 37) {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      #expect(CivilDate(date.description) == date)
    }
  }

  @Test("dates the calendar does not have are refused", arguments: [
    "2025-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-01 ", "+026-01-01", "", "明日",
  ])
  func refused(text: String) { #expect(CivilDate(text) == nil) }

  @Test("weekdays", arguments: [("1970-01-01", 4), ("2026-11-21", 6), ("1899-12-31", 0)])
  func weekday(text: String, expected: Int) throws { #expect(try #require(CivilDate(text)).weekday == expected) }
}

@Suite("Instants") struct InstantTests {
  @Test("the date in Japan turns at 15:00 UTC")
  func turn() {
    #expect(Instant(milliseconds: 1_795_273_199_000).rfc3339 == "2026-11-21T23:59:59+09:00")
    #expect(Instant(milliseconds: 1_795_273_200_000).rfc3339 == "2026-11-22T00:00:00+09:00")
    #expect(Instant(milliseconds: -1).rfc3339 == "1970-01-01T08:59:59+09:00")
  }
}

@Suite("Identifiers") struct IDTests {
  enum Thing {}

  @Test("carry version 7, the variant and the time, and sort by time")
  func version7() {
    let early = World(now: { Instant(milliseconds: 1_000) }, randomBytes: { Array(repeating: 0xFF, count: $0) })
    let late = World(now: { Instant(milliseconds: 1_001) }, randomBytes: { Array(repeating: 0x00, count: $0) })
    let first: ID<Thing> = early.newID()
    let second: ID<Thing> = late.newID()
    #expect(first.description == "00000000-03e8-7fff-bfff-ffffffffffff")
    #expect(first.description < second.description)
  }

  @Test("are written as the standard writes them, in lower case, and read again")
  func written() {
    for _ in 0..<200 {
      let id = ID<Thing>(UUID())
      #expect(id.description == id.rawValue.uuidString.lowercased())
      #expect(ID<Thing>(id.description) == id)
    }
  }
}

@Suite("Texts") struct TextCatalogueTests {
  @Test("placeholders are filled, unknown ones stay")
  func fill() throws {
    let catalogue = try TextCatalogue(language: .japanese, json: Array(#"{"a":"{n}件中{m}件 {x}"}"#.utf8))
    #expect(catalogue.sentence("a", in: .english, ["n": "3", "m": "{n}"]) == "3件中{n}件 {x}")
  }

  @Test("yen are grouped by three", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1234567, "-1,234,567")])
  func yen(amount: Int, expected: String) { #expect(Yen(amount).grouped == expected) }

  @Test("a personal value never prints")
  func personal() {
    let name = Personal("佐藤 花子")
    #expect("\(name)" == "…" && String(reflecting: name) == "…" && !"\([name])".contains("佐藤"))
  }
}
