@testable import Cases
import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

/// A town with cases and sample neighbours, and a browser in front of it.
struct CaseSite: Sendable {
  let client: TestClient
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit
  let mail: RecordingMail

  static let officer = Officer(
    id: ID("01900000-0000-7000-8000-000000000001") ?? World.live.newID(), name: "織田　藍", roles: ["citizens": [.clerk, .decider]])

  var desk: CaseDesk {
    CaseDesk(
      town: town, procedures: SampleProcedures(), audit: audit, mail: mail, certificates: SampleCertificates(),
      staff: SampleStaff(), reference: SampleReference())
  }
}

func withCases(
  _ engine: Engine = .sqlite, officer: Officer? = CaseSite.officer, residents: (any ResidentSessions)? = nil,
  accounts: (any AccountPort)? = nil, registry: (any ResidentPort)? = nil,
  paper: (any PaperPort)? = nil, procedures: (any ProcedurePort)? = nil,
  definition: ProcedureDefinition = .sample(), _ body: @escaping @Sendable (CaseSite) async throws -> Void
) async throws {
  let clock = TestClock()
  let (audit, mail) = (RecordingAudit(), RecordingMail())
  try await withTown(engine, clock: clock, migrations: CasesFeature.migrations) { town in
    let feature = CasesFeature(
      town: town, procedures: procedures ?? SampleProcedures(definition), audit: audit, mail: mail,
      certificates: SampleCertificates(), staff: SampleStaff(), reference: SampleReference(), accounts: accounts, residents: registry, paper: paper)
    try await withSite(town, features: [feature], officers: FixedOfficer(officer), residents: residents) { client in
      try await body(CaseSite(client: client, town: town, clock: clock, audit: audit, mail: mail))
    }
  }
}

extension CaseSite {
  static let owner = [
    ("owner-name.family", "髙﨑"), ("owner-name.given", "花子"), ("owner-name.family-kana", "たかさき"),
    ("owner-name.given-kana", "ﾊﾅｺ"), ("owner-email", "hanako@example.jp"), ("owner-email.again", "hanako@example.jp"),
  ]
  static let dog = [("dogs", "２"), ("kind", "other"), ("kind.other", "紀州犬"), ("bites", "false")]

  /// Presses the button of a page with these answers.
  func post(_ section: String, _ fields: [(String, String)], shown: String, action: String = "next") async throws -> TestClient.Answer {
    try await client.post("/apply/dog-registration/pages/\(section)", fields + [("shown", shown), ("action", action)])
  }

  /// Fills in everything up to the review.
  func fillIn() async throws {
    _ = try await client.get("/apply/dog-registration")
    _ = try await client.post("/apply/dog-registration")
    _ = try await client.get("/apply/dog-registration/pages/owner")
    let owner = try await post("owner", Self.owner, shown: "owner-name,owner-email")
    #expect(owner.location == "/apply/dog-registration/pages/dog")
    let dog = try await post("dog", Self.dog, shown: "dogs,kind,bites,photo")
    #expect(dog.location == "/apply/dog-registration/review")
    _ = try await client.get("/apply/dog-registration/review")
  }

  /// Applies, and gives the receipt page.
  func apply() async throws -> (page: String, receipt: String, secret: String) {
    try await fillIn()
    let submitted = try await client.post("/apply/dog-registration/review")
    #expect(submitted.location == "/apply/dog-registration/receipt")
    let page = try await client.get("/apply/dog-registration/receipt").text
    return (page, try #require(page.between("id=\"receipt-number\">", "<")), try #require(page.between("id=\"case-secret\">", "<")))
  }

  func onlyCase() async throws -> Case {
    let rows = try await town.database.read { tx in try tx.rows("SELECT " + CaseStore.columns + " FROM cases_case") }
    let row = try #require(rows.first)
    return try Case(row: row)
  }
}

extension String {
  func between(_ start: String, _ end: String) -> String? {
    guard let from = range(of: start), let to = self[from.upperBound...].range(of: end) else { return nil }
    return String(self[from.upperBound..<to.lowerBound])
  }
}
