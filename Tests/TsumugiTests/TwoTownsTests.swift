import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import TestSupport
import Testing
@testable import Tsumugi
import Vault
import Web

@Suite("Two towns in one process") struct TwoTownsTests {
  @Test("each answers under its path and its host name with its own procedures, and an unknown one is not found")
  func pages() async throws {
    try await withDemo { client, _ in
      let city = try await client.execute(uri: "/tsumugi-city/procedures", method: .get)
      let town = try await client.execute(uri: "/asagi-town/procedures", method: .get)
      #expect(city.status == .ok && String(buffer: city.body).contains("disaster-damage-certificate"))
      #expect(town.status == .ok && !String(buffer: town.body).contains("disaster-damage-certificate"))
      let stranger = try await client.execute(uri: "/other-town/", method: .get)
      #expect(stranger.status == .notFound)
      let choice = try await client.execute(uri: "/", method: .get)
      #expect(choice.status == .ok && String(buffer: choice.body).contains("href=\"/asagi-town/\""))
    }
  }

  @Test("their cookies have different names, and their keys cannot open each other's secrets")
  func apart() async throws {
    try await withDemo { client, demo in
      let city = try await client.execute(uri: "/tsumugi-city/", method: .get)
      let town = try await client.execute(uri: "/asagi-town/", method: .get)
      #expect(city.headers[values: .setCookie].allSatisfy { $0.contains("tsumugi-city") })
      #expect(town.headers[values: .setCookie].allSatisfy { $0.contains("asagi-town") })
      let vaults = demo.server.towns.map(\.town.vault)
      let sealed = try vaults[0].seal(Array("x".utf8), place: "p")
      #expect(throws: (any Error).self) { try vaults[1].open(sealed, place: "p") }
    }
  }

  @Test("health answers outside any town")
  func health() async throws {
    try await withDemo { client, _ in
      let live = try await client.execute(uri: "/health/live", method: .get)
      let ready = try await client.execute(uri: "/health/ready", method: .get)
      #expect(live.status == .ok && ready.status == .ok)
    }
  }

  @Test("every address of the product is there once")
  func routes() async throws {
    try await withDemo { _, demo in
      for assembly in demo.server.towns {
        var table = RouteTable()
        for feature in assembly.features.all { feature.addRoutes(to: &table) }
        let names = table.routes.map { "\($0.method) \($0.path)" }
        #expect(Set(names).count == names.count && names.count > 40)
      }
    }
  }

  @Test("all migrations run on an empty database, and again change nothing", arguments: Engine.available)
  func migrations(engine: Engine) async throws {
    #expect(Set(Features.migrations.map(\.id)).count == Features.migrations.count)
    try await withDatabase(engine) { database in
      let first = try await Migrator(Features.migrations).run(on: database, now: 1)
      let second = try await Migrator(Features.migrations).run(on: database, now: 2)
      #expect(first.count == Features.migrations.count && second.isEmpty)
    }
  }
}
