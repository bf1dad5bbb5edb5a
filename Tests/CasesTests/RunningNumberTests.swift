@testable import Cases
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("Running numbers") struct RunningNumberTests {
  private static let officer = Officer.sample([Officer.everyDepartment: [.clerk]])

  @Test("a case that is handed over keeps its receipt number and takes the next running number of its new department",
    arguments: Engine.available)
  func handedOver(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let first = try await staff.add()
      _ = try await staff.add(SampleCase(department: "disaster-prevention"))
      #expect(first.serial == 1)
      try await Self.handOver(first.id, to: "disaster-prevention", staff)
      let there = try await staff.find(first.id)
      #expect(there.serial == 2 && there.receipt == first.receipt)
      try await Self.handOver(first.id, to: "citizens", staff)
      // Its first number is on its papers already, and does not come again, to this case or another.
      let back = try await staff.find(first.id)
      let next = try await staff.add()
      #expect(back.serial == 2 && next.serial == 3)
    }
  }

  @Test("a handover to another officer of the department changes no number")
  func sameDepartment() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await Self.handOver(value.id, to: "citizens", staff)
      let after = try await staff.find(value.id)
      #expect(after.serial == value.serial && after.revision == value.revision + 1)
    }
  }

  @Test("the database holds one case per number, department and fiscal year", arguments: Engine.available)
  func unique(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let (first, second) = (try await staff.add(), try await staff.add())
      await #expect(throws: StorageError.self) {
        try await staff.town.database.write { tx in
          try tx.run("UPDATE cases_case SET serial = \(first.serial) WHERE id = \(second.id)")
        }
      }
      // Another year begins at 1 again.
      let years = try await staff.town.database.write { tx in
        try tx.run("UPDATE cases_case SET serial = \(first.serial), serial_year = 2031 WHERE id = \(second.id)")
      }
      #expect(years == 1)
    }
  }

  private static func handOver(_ id: ID<Case>, to department: String, _ staff: StaffTown) async throws {
    let revision = try await staff.find(id).revision
    let work = OfficerWork(desk: staff.desk, officer: officer)
    try await staff.town.database.write { tx in
      try work.handOver(id, revision: revision, to: nil, department: department, words: "", in: tx)
    }
  }
}
