import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("An attempt under limits") struct AttemptTests {
  static let few = AttemptLimit("few", most: 2, windowSeconds: 300)
  static let many = AttemptLimit("many", most: 5, windowSeconds: 300)

  @Test("that is given back leaves room for another, and no more than that", arguments: Engine.available)
  func givenBack(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock) { town in
      let wrong = Attempt([(Self.few, "who")], at: clock.now)
      try await wrong.count(in: town.database)
      for _ in 1...3 {
        let right = Attempt([(Self.few, "who")], at: clock.now)
        try await right.count(in: town.database)
        await #expect(throws: WebProblem.self) { try await wrong.count(in: town.database) }
        try await town.database.write { tx in try right.giveBack(in: tx) }
      }
      #expect(try await attempts(town) == ["few/who": 1])
    }
  }

  @Test("counts under none when one of its limits refuses it", arguments: Engine.available)
  func allOrNone(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock) { town in
      let attempt = Attempt([(Self.many, "house"), (Self.few, "name")], at: clock.now)
      for _ in 1...2 { try await attempt.count(in: town.database) }
      for _ in 1...9 {
        await #expect(throws: WebProblem.self) { try await attempt.count(in: town.database) }
      }
      #expect(try await attempts(town) == ["many/house": 2, "few/name": 2])
    }
  }

  @Test("is given back to the window it was made in, and never below nothing", arguments: Engine.available)
  func window(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock) { town in
      let early = Attempt([(Self.few, "who")], at: clock.now)
      try await early.count(in: town.database)
      clock.advance(seconds: 300)
      let late = Attempt([(Self.few, "who")], at: clock.now)
      try await late.count(in: town.database)
      try await town.database.write { tx in for _ in 1...3 { try early.giveBack(in: tx) } }
      try await late.count(in: town.database)
      await #expect(throws: WebProblem.self) { try await late.count(in: town.database) }
      try await early.count(in: town.database)
      try await early.count(in: town.database)
      await #expect(throws: WebProblem.self) { try await early.count(in: town.database) }
    }
  }

  @Test("that weighs more than is left is refused, and a lighter one is not", arguments: Engine.available)
  func weight(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock) { town in
      func count(_ weight: Int) async throws {
        try await Attempt([(Self.many, "who")], weight: weight, at: clock.now).count(in: town.database)
      }
      await #expect(throws: WebProblem.self) { try await count(6) }
      try await count(3)
      await #expect(throws: WebProblem.self) { try await count(3) }
      try await count(2)
      await #expect(throws: WebProblem.self) { try await count(1) }
    }
  }

  @Test("among many at once is let through as often as the limit says", arguments: Engine.available)
  func together(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock) { town in
      let attempt = Attempt([(Self.many, "who")], at: clock.now)
      let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<20 {
          group.addTask {
            do {
              try await attempt.count(in: town.database)
              return true
            } catch WebProblem.tooManyAttempts {
              return false
            }
          }
        }
        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(passed == Self.many.most)
    }
  }

  private func attempts(_ town: Town) async throws -> [String: Int] {
    try await town.database.read { tx in
      let rows = try tx.rows("SELECT bucket, attempts FROM web_attempt").map {
        (try $0.text("bucket"), try $0.int("attempts"))
      }
      return Dictionary(uniqueKeysWithValues: rows)
    }
  }
}
