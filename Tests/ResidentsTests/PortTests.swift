import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Residents

@Suite("The registry as other contexts ask it") struct PortTests {
  private let counter = ResidentInquiry(by: .officer("o-1"), for: .counter)

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("finds one person by name or kana and birthday, in any spelling, and writes down who asked and why", arguments: Engine.available)
  func find(engine: Engine) async throws {
    try await withResidents(engine) { [counter] place in
      try await place.take()
      place.audit.forget()
      let desk = place.desk
      for name in ["佐藤 花子", "佐藤花子", "ｻﾄｳﾊﾅｺ", "さとう　はなこ"] {
        let birth = try #require(CivilDate("1980-04-01"))
        let found = try await place.town.database.write { tx in
          try desk.find(name: name, birthDate: birth, counter, in: tx)
        }
        #expect(found.map(\.name.given) == ["花子"], "\(name)")
      }
      let variant = try #require(CivilDate("1938-02-11"))
      let found = try await place.town.database.write { tx in
        try desk.find(name: "高崎正一", birthDate: variant, counter, in: tx)
      }
      #expect(found.first?.name.family == "髙﨑" && found.first?.address.building == "紡ハイツ203")
      let entries = place.audit.entries
      #expect(entries.count == 5 && entries.allSatisfy { $0.action == "residents.found" && $0.details == ["purpose": "counter"] })
      #expect(entries.last?.subject == "resident:\(found.first?.id ?? "")" && entries.last?.actor == .officer("o-1"))
    }
  }

  @Test("finds nobody by a part of the name, another birthday, or once they have left", arguments: [
    ("佐藤", "1980-04-01"), ("佐藤花", "1980-04-01"), ("佐藤花子", "1980-04-02"), ("", "1980-04-01"), ("左慈", "1980-04-01"),
  ])
  func nobody(name: String, birth: String) async throws {
    let birth = try date(birth)
    try await withResidents { [counter] place in
      try await place.take()
      let desk = place.desk
      let found = try await place.town.database.write { tx in
        try desk.find(name: name, birthDate: birth, counter, in: tx)
      }
      #expect(found.isEmpty)
    }
  }

  @Test("who has left is not found, and stays known by id")
  func left() async throws {
    let birth = try date("1938-02-11")
    try await withResidents { [counter] place in
      try await place.take()
      let id = try await place.person("104").id.description
      try await place.take(ResidentsTown.extract.replacing("104,502", with: "105,502"))
      let desk = place.desk
      let (found, known) = try await place.town.database.write { tx in
        (
          try desk.find(name: "髙﨑正一", birthDate: birth, counter, in: tx),
          try desk.resident(id, counter, in: tx)
        )
      }
      #expect(found.count == 1 && found.first?.id != id && known.removedOn != nil)
    }
  }

  @Test("gives the others of the household, the head first, then by age, each on record", arguments: Engine.available)
  func household(engine: Engine) async throws {
    try await withResidents(engine) { [counter] place in
      try await place.take()
      let id = try await place.person("103").id.description
      place.audit.forget()
      let desk = place.desk
      let others = try await place.town.database.write { tx in try desk.household(of: id, counter, in: tx) }
      #expect(others.map(\.name.given) == ["花子", "健"])
      #expect(place.audit.entries.map(\.action) == ["residents.household-viewed", "residents.household-viewed"])
      await #expect(throws: ResidentsProblem.notFound) {
        try await place.town.database.write { tx in try desk.household(of: "nobody", counter, in: tx) }
      }
    }
  }

  @Test("an account leads to a person only once an officer has tied it, and as long as they live here", arguments: Engine.available)
  func linked(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      let account = SampleAccounts.id
      let links = ResidentLinks(town: place.town, audit: place.audit)
      let (desk, person) = (place.desk, try await place.person("104"))
      let inquiry = ResidentInquiry(by: .account(account), for: .prefill)
      @Sendable func ask() async throws -> ResidentFacts? {
        try await place.town.database.write { tx in try desk.resident(linkedTo: account, inquiry, in: tx) }
      }
      #expect(try await ask() == nil)
      try await place.town.database.write { tx in
        try links.link(account, to: person.id, seeing: .passport, by: ResidentsTown.officer, in: tx)
      }
      #expect(try await ask()?.name.given == "正一")
      #expect(place.audit.entries.suffix(2).map(\.action) == ["residents.linked", "residents.viewed"])
      #expect(place.audit.entries.suffix(2).first?.details["document"] == "passport")
      try await place.take(ResidentsTown.extract.replacing("104,502", with: "105,502"))
      #expect(try await ask() == nil)
    }
  }

  @Test("nobody is told at home of people under 支援措置, nor they themselves; officers see them marked", arguments: Engine.available)
  func protected(engine: Engine) async throws {
    try await withResidents(engine) { [counter] place in
      try await place.take("""
        宛名番号,世帯番号,続柄,氏,名,生年月日,町字,支援措置
        1,5,世帯主,佐藤,花子,1980-04-01,糸川,
        2,5,妹,佐藤,直美,1985-04-01,糸川,有

        """)
      let (desk, one, other) = (place.desk, try await place.person("1").id, try await place.person("2").id)
      let home = ResidentInquiry(by: .account("a"), for: .prefill)
      let (atHome, atCounter) = try await place.town.database.write { tx in
        (
          try desk.household(of: one.description, home, in: tx), try desk.household(of: one.description, counter, in: tx)
        )
      }
      #expect(atHome.isEmpty && atCounter.map(\.isProtected) == [true])
      let links = ResidentLinks(town: place.town, audit: place.audit)
      let own = try await place.town.database.write { tx in
        try links.link("a", to: other, seeing: .passport, by: ResidentsTown.officer, in: tx)
        return try desk.resident(linkedTo: "a", home, in: tx)
      }
      #expect(own == nil)
    }
  }

  @Test("an account is tied to one person, a person to one account, and nobody to who has left", arguments: Engine.available)
  func once(engine: Engine) async throws {
    try await withResidents(engine) { place in
      try await place.take()
      try await place.take(ResidentsTown.extract.replacing("104,502", with: "105,502"))
      let links = ResidentLinks(town: place.town, audit: place.audit)
      let (one, other, gone) = (
        try await place.person("101").id, try await place.person("102").id, try await place.person("104").id
      )
      @Sendable func tie(_ account: String, _ id: ID<RegistryRow>) async throws {
        try await place.town.database.write { tx in
          try links.link(account, to: id, seeing: .passport, by: ResidentsTown.officer, in: tx)
        }
      }
      try await tie("a", one)
      await #expect(throws: ResidentsProblem.linkedElsewhere) { try await tie("a", other) }
      await #expect(throws: ResidentsProblem.linkedElsewhere) { try await tie("b", one) }
      await #expect(throws: ResidentsProblem.removed) { try await tie("c", gone) }
      let (first, second) = try await place.town.database.write { tx in
        (try links.unlink("a", by: .account("a"), in: tx), try links.unlink("a", by: .account("a"), in: tx))
      }
      #expect(first && !second && place.audit.entries.last?.action == "residents.unlinked")
      try await tie("b", one)
    }
  }
}
