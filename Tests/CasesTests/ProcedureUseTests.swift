import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("How much procedures are used") struct ProcedureUseTests {
  @Test("is counted over departments and states, the last thirty days by themselves", arguments: Engine.available)
  func counts(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let day = 24 * 3600
      let samples: [(String, String, CaseStatus, Int)] = [
        ("dog-registration", "citizens", .submitted, 0), ("dog-registration", "long-term-care", .granted, 29 * day),
        ("dog-registration", "citizens", .withdrawn, 30 * day),
        ("dog-registration", "citizens", .refused, 30 * day + 1),
        ("cat-registration", "citizens", .submitted, 400 * day), ("radio", "disaster-prevention", .submitted, 1),
      ]
      for (procedure, department, status, seconds) in samples {
        var sample = SampleCase()
        (sample.procedure, sample.department, sample.status) = (procedure, department, status)
        sample.receivedAt = staff.clock.now.adding(seconds: -seconds)
        try await staff.add(sample)
      }
      let uses = staff.feature.procedureUses
      let found = try await uses.uses(of: ["dog-registration", "cat-registration", "nobody"])
      #expect(found == [
        "dog-registration": ProcedureUse(recent: 3, all: 4), "cat-registration": ProcedureUse(recent: 0, all: 1),
      ])
      #expect(try await uses.uses(of: []).isEmpty)
    }
  }

  @Test("is at most a minute old")
  func age() async throws {
    try await withStaffTown { staff in
      let uses = staff.feature.procedureUses
      try await staff.add()
      #expect(try await uses.uses(of: ["dog-registration"])["dog-registration"]?.all == 1)
      try await staff.add()
      #expect(try await uses.uses(of: ["dog-registration"])["dog-registration"]?.all == 1)
      staff.clock.advance(seconds: 60)
      #expect(try await uses.uses(of: ["dog-registration"])["dog-registration"]?.all == 2)
    }
  }
}
