import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Certificates

@Suite("The list of certificates") struct CertificateListTests {
  /// Posts that have nothing to do with certificates.
  private static let strangers: Set<Role> = [.auditor, .registrar, .engineer, .author]

  @Test(
    "numbers are found and sorted as people read them",
    arguments: [
      ("12", "つ防 第12号", true), ("12", "つ防 第112号", false), ("１２", "つ防 第12号", true), ("第12号", "つ防 第12号", true),
      ("つ防第12", "つ防 第12号", true), ("ツ防", "つ防 第12号", true), ("012", "つ防 第12号", true), ("0", "つ防 第12号", false),
      ("K3-9Q2", "A7K3-9Q2M", true), ("k3", "A7K3-9Q2M", true), ("%", "つ防 第12号", false), ("_", "つ防 第12号", false),
      ("9%", "9%!_", true), ("!_", "9%!_", true),
    ])
  func numbers(typed: String, number: String, isFound: Bool) async throws {
    try await withCertificates { certificates in
      try await certificates.issue(number: number)
      let found = try await certificates.feature.list(CertificateQuery(number: typed))
      #expect(!found.isEmpty == isFound)
    }
  }

  @Test("each order gives every certificate once, page by page", arguments: Engine.available)
  func pages(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      for number in [10, 2, 9, 1, 100, 3, 11] {
        try await certificates.issue(number: "つ防 第\(number)号")
        certificates.clock.advance(seconds: 1)
        if number == 9 { certificates.clock.advance(seconds: 86_400) }
      }
      let expected: [CertificateQuery.Order: [Int]] = [
        .newest: [11, 3, 100, 1, 9, 2, 10], .oldest: [10, 2, 9, 1, 100, 3, 11], .number: [1, 2, 3, 9, 10, 11, 100],
      ]
      for (order, numbers) in expected {
        var after: CertificateCursor?
        var seen: [String] = []
        repeat {
          let start = after
          let page = try await certificates.town.database.read { tx in
            try CertificateList.page(CertificateQuery(order: order), after: start, limit: 2, in: tx)
          }
          #expect(page.rows.count <= 2)
          seen += page.rows.map(\.number)
          after = page.next
        } while after != nil
        #expect(seen == numbers.map { "つ防 第\($0)号" }, "\(order)")
      }
    }
  }

  @Test("states are told apart in the list, its counts and the file", arguments: Engine.available)
  func states(_ engine: Engine) async throws {
    try await withCertificates(engine) { certificates in
      try await certificates.issue(number: "第1号")
      try await certificates.revoke(try await certificates.issue(number: "第2号"))
      let third = try await certificates.issue(number: "第3号")
      try await certificates.revoke(third, reason: .replaced)
      try await certificates.issue(number: "第4号", replacing: third)
      let site = (certificates.town, [certificates.feature])
      try await withSite(site.0, features: site.1, officers: FixedOfficer(.list(["disaster-prevention": [.clerk]]))) {
        client in
        let expected = [
          "": ["第1号", "第2号", "第3号", "第4号"], "standing": ["第1号", "第4号"], "revoked": ["第2号"], "replaced": ["第3号"],
        ]
        for (state, numbers) in expected {
          let page = try await client.get("/staff/certificates?state=\(state)")
          #expect(page.status == .ok && page.text.contains("\(numbers.count)件"))
          for number in ["第1号", "第2号", "第3号", "第4号"] {
            // The successor of a replaced certificate is named in its row.
            let isNamed = numbers.contains(number) || (state == "replaced" && number == "第4号")
            #expect(page.text.contains(number) == isNamed, "\(state) \(number)")
          }
          #expect(!page.text.contains("紡木さん") && !page.text.contains("certificates.staff"))
        }
        let file = try await client.get("/staff/certificates/export.csv?state=revoked")
        let lines = file.text.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("第2号,罹災証明書,2026-11-21,防災課,取消済み,"))
        #expect(!file.text.contains("紡木さん"))
        let none = try await client.get("/staff/certificates?number=%25")
        #expect(none.status == .ok && none.text.contains("あてはまる証明書はありません"))
      }
      #expect(certificates.audit.entries.last?.action == "certificates.exported")
      #expect(certificates.audit.entries.last?.details["certificates"] == "1")
    }
  }

  @Test("officers look it up, the auditor does not; a case is linked where the officer's posts reach")
  func permissions() async throws {
    try await withCertificates { certificates in
      try await certificates.issue()
      for role in Role.allCases {
        for department in ["disaster-prevention", "citizens", Officer.everyDepartment] {
          let officers = FixedOfficer(.list([department: [role]]))
          try await withSite(certificates.town, features: [certificates.feature], officers: officers) { client in
            for path in ["/staff/certificates", "/staff/certificates/export.csv"] {
              #expect(try await client.get(path).status == (Self.strangers.contains(role) ? .forbidden : .ok))
            }
            guard !Self.strangers.contains(role) else { return }
            let page = try await client.get("/staff/certificates")
            #expect(page.text.contains("/staff/cases/\(CertificateTown.caseID)") == (department != "citizens"))
          }
        }
      }
    }
  }

  @Test("the command lists, and finds what to revoke only when it is one that stands")
  func command() async throws {
    try await withCertificates { certificates in
      let code = try await certificates.issue()
      certificates.clock.advance(seconds: 400 * 86_400)
      try await certificates.issue()
      let feature = certificates.feature
      let all = try await CertificateCommands.list(feature, CertificateQuery(order: .oldest))
      #expect(
        all.lines.map { $0.split(separator: "\t").dropFirst().joined(separator: "|") } == [
          "つ防 第12号|罹災証明書|2026-11-21|standing", "つ防 第12号|罹災証明書|2027-12-26|standing",
        ])
      // Numbers begin anew each fiscal year.
      let several = try await CertificateCommands.toRevoke("つ防第１２号", in: feature)
      #expect(
        several
          == .failure(
            CommandRefusal(
              lines: ["Several certificates have the number “つ防第１２号”. Name one by its id:"] + all.lines.reversed())))
      let id = try #require(feature.id(of: code))
      let one = try await CertificateCommands.toRevoke(id.description, in: feature)
      guard case .success(let found) = one else {
        Issue.record("\(one)")
        return
      }
      #expect(found.id == id)
      try await certificates.revoke(code)
      for wrong in [id.description, "第99号"] {
        let refused = try await CertificateCommands.toRevoke(wrong, in: feature)
        guard case .failure = refused else {
          Issue.record("\(refused)")
          return
        }
      }
    }
  }
}

extension Officer {
  fileprivate static func list(_ roles: [String: Set<Role>]) -> Officer {
    Officer(id: World.live.newID(), name: "織田　藍", roles: roles)
  }
}
