import HTTPTypes
import Kernel
import Nihongo
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

/// A request an officer may or may not make.
private struct Attempt: Sendable, CustomTestStringConvertible {
  let name: String
  let permission: Permission
  /// Behind `/staff/cases/<id>`; `nil` for a page that belongs to no case.
  let path: String
  var belongsToCase = true
  var fields: [(String, String)]?
  let allowed: HTTPResponse.Status
  var testDescription: String { name }

  static let all: [Attempt] = [
    .init(name: "list", permission: CasesPermission.read, path: "/staff/cases", belongsToCase: false, allowed: .ok),
    .init(
      name: "csv", permission: CasesPermission.export, path: "/staff/cases/export.csv", belongsToCase: false,
      allowed: .ok),
    .init(
      name: "xlsx", permission: CasesPermission.export, path: "/staff/cases/export.xlsx", belongsToCase: false,
      allowed: .ok),
    .init(name: "case", permission: CasesPermission.read, path: "", allowed: .ok),
    .init(name: "copy", permission: CasesPermission.read, path: "/copy.pdf", allowed: .ok),
    .init(name: "file", permission: CasesPermission.read, path: "/files/none", allowed: .notFound),
    .init(
      name: "document", permission: CasesPermission.read, path: "/documents/01900000-0000-7000-8000-00000000000f",
      allowed: .notFound),
    .init(name: "correction form", permission: CasesPermission.work, path: "/correction", allowed: .ok),
    .init(name: "handover form", permission: CasesPermission.work, path: "/handover", allowed: .ok),
    .init(
      name: "revocation form", permission: CasesPermission.revoke,
      path: "/documents/01900000-0000-7000-8000-00000000000f/revocation", allowed: .notFound),
    .init(
      name: "revocation", permission: CasesPermission.revoke,
      path: "/documents/01900000-0000-7000-8000-00000000000f/revocation",
      fields: [("reason", "other"), ("words", "誤り"), ("step", "revoke")], allowed: .notFound),
    .init(
      name: "reissue form", permission: CasesPermission.revoke,
      path: "/documents/01900000-0000-7000-8000-00000000000f/reissue", allowed: .notFound),
    .init(
      name: "reissue", permission: CasesPermission.revoke,
      path: "/documents/01900000-0000-7000-8000-00000000000f/reissue", fields: [("_step", "issue")], allowed: .notFound
    ),
    .init(name: "decision form", permission: CasesPermission.decide, path: "/decision", allowed: .ok),
    .init(
      name: "note", permission: CasesPermission.work, path: "/notes", fields: [("note", "電話で確認")], allowed: .seeOther),
    .init(name: "take", permission: CasesPermission.work, path: "/assignment", fields: [], allowed: .seeOther),
    .init(
      name: "correction", permission: CasesPermission.work, path: "/correction",
      fields: [("mark", "dogs"), ("words.dogs", "数を確かめてください")], allowed: .seeOther),
    .init(
      name: "handover", permission: CasesPermission.work, path: "/handover",
      fields: [("department", "disaster-prevention")],
      allowed: .seeOther),
    .init(
      name: "decision", permission: CasesPermission.decide, path: "/decision",
      fields: [("_outcome", "refused"), ("_reason", "要件を満たしません"), ("_step", "decide")], allowed: .seeOther),
    .init(
      name: "preview", permission: CasesPermission.decide, path: "/decision/preview",
      fields: [("_outcome", "refused"), ("_reason", "要件を満たしません"), ("_paper", "0")], allowed: .ok),
    .init(
      name: "delivery of what is not decided", permission: CasesPermission.work, path: "/delivery", fields: [],
      allowed: .conflict),
  ]
}

@Suite("Who may do what with a case") struct StaffPermissionTests {
  @Test("each role can do in its department what its permission says, and nothing in another", arguments: Attempt.all)
  fileprivate func matrix(attempt: Attempt) async throws {
    try await withStaffTown { staff in
      for role in Web.Role.allCases {
        for department in ["citizens", "long-term-care", Officer.everyDepartment] {
          let value = try await staff.add()
          let isAllowed = attempt.permission.roles.contains(role)
          let reaches = !attempt.belongsToCase || department != "long-term-care"
          let expected = isAllowed && reaches ? attempt.allowed : .forbidden
          try await staff.browse(as: .sample([department: [role]])) { client in
            let status = try await Self.send(attempt, value, client)
            #expect(status == expected, "\(role) in \(department)")
          }
        }
      }
    }
  }

  private static func send(_ attempt: Attempt, _ value: Case, _ client: TestClient) async throws -> HTTPResponse.Status
  {
    let path = attempt.belongsToCase ? "/staff/cases/\(value.id)\(attempt.path)" : attempt.path
    guard let fields = attempt.fields else { return try await client.get(path).status }
    // Any page with a form of this browser's gives the guard.
    _ = try await client.get("/resume")
    _ = try await client.get("/staff/cases")
    return try await client.post(path, fields + [("revision", "1"), ("seen", "1")]).status
  }

  @Test("nobody gets in without signing in")
  func signedOut() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.browse(as: nil) { client in
        for path in ["/staff/cases", "/staff/cases/\(value.id)", "/staff/cases/export.csv"] {
          let answer = try await client.get(path)
          #expect(answer.status == .seeOther && answer.location.hasPrefix("/staff/sign-in"))
        }
      }
      #expect(staff.audit.entries.isEmpty)
    }
  }

  @Test(
    "a form without its guard changes nothing",
    arguments: ["assignment", "notes", "handover", "correction", "decision", "readiness", "delivery"])
  func forged(step: String) async throws {
    try await withStaffTown { staff in
      let value = try await staff.add()
      try await staff.browse { client in
        _ = try await client.get("/staff/cases/\(value.id)")
        let fields = [("revision", "1"), ("note", "x"), ("_outcome", "refused"), ("_reason", "x"), ("_step", "decide")]
        let answer = try await client.post("/staff/cases/\(value.id)/\(step)", fields, guarded: false)
        #expect(answer.status == .forbidden)
      }
      #expect(try await staff.kinds(value.id) == [.submitted])
    }
  }

  @Test("a case of another department tells nothing about itself")
  func otherDepartment() async throws {
    try await withStaffTown { staff in
      let value = try await staff.add(SampleCase(department: "long-term-care"))
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)")
        #expect(
          page.status == .forbidden && !page.text.contains("織部") && !page.text.contains(value.receipt.description))
        #expect(try await client.get("/staff/cases/export.csv").text.contains("織部") == false)
      }
    }
  }
}
