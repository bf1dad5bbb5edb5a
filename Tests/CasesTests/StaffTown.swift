import FormSchema
import Foundation
import HTTPTypes
import Kernel
import NIOCore
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Cases

/// A town with cases already in it, and officers who come and go.
struct StaffTown: Sendable {
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit
  let mail: RecordingMail
  let certificates: SampleCertificates
  let feature: CasesFeature

  var desk: CaseDesk { feature.desk }

  /// Runs `body` with a browser that `officer` is signed in to.
  func browse(as officer: Officer? = CaseSite.officer, _ body: @escaping @Sendable (TestClient) async throws -> Void)
    async throws
  {
    try await withSite(town, features: [feature], officers: FixedOfficer(officer), body)
  }

  func actions() -> [String] { audit.entries.map(\.action) }

  func find(_ id: ID<Case>) async throws -> Case {
    try await town.database.read { tx in try desk.cases.find(id, in: tx) }
  }

  func kinds(_ id: ID<Case>) async throws -> [CaseEvent.Kind] {
    try await town.database.read { tx in try desk.cases.events(of: id, in: tx).map(\.kind) }
  }
}

func withStaffTown(
  _ engine: Engine = .sqlite, _ definition: ProcedureDefinition = .sample(),
  _ body: @escaping @Sendable (StaffTown) async throws -> Void
) async throws {
  let clock = TestClock()
  let (audit, mail, certificates) = (RecordingAudit(), RecordingMail(), SampleCertificates())
  try await withTown(engine, clock: clock, migrations: CasesFeature.migrations) { town in
    let feature = CasesFeature(
      town: town, procedures: SampleProcedures(definition), audit: audit, mail: mail, certificates: certificates,
      staff: SampleStaff(), reference: SampleReference())
    try await body(StaffTown(
        town: town, clock: clock, audit: audit, mail: mail, certificates: certificates, feature: feature))
  }
}

/// A case to be put into the town. A test names only what it is about.
struct SampleCase: Sendable {
  var name = ("織部", "花子")
  var kana = ("おりべ", "はなこ")
  var department = "citizens"
  var procedure = "dog-registration"
  var status = CaseStatus.submitted
  var assignee: String?
  var receivedAt: Instant?
  var dueInDays = 5
  var extra: [(String, String)] = [("dogs", "1"), ("kind", "shiba"), ("bites", "false")]
  var photos: [FormSchema.Attachment] = []
  var language = Language.japanese
  var channel = Channel.web

  var typed: TypedAnswers {
    var typed = TypedAnswers([
      "owner-name.family": [name.0], "owner-name.given": [name.1], "owner-name.family-kana": [kana.0],
      "owner-name.given-kana": [kana.1], "owner-email": ["hana@example.jp"], "owner-email.again": ["hana@example.jp"],
    ])
    for (field, value) in extra { typed[field] = [value] }
    typed["photo"] = photos.map(\.field)
    return typed
  }
}

extension StaffTown {
  @discardableResult func add(_ sample: SampleCase = SampleCase()) async throws -> Case {
    let published = SampleProcedures().published
    let reading = published.definition.form.read(sample.typed, today: town.world.today)
    let record = try #require(
      ApplicationRecord(reading, of: published.definition, version: published.version, appliedOn: town.world.today))
    return try await town.database.write { tx in
      let isDecided = [.granted, .refused, .delivered].contains(sample.status)
      let new = Case(
        id: town.world.newID(), receipt: ReceiptNumber(in: town.world), procedure: sample.procedure,
        version: published.version, department: sample.department, status: sample.status, assignee: sample.assignee,
        receivedAt: sample.receivedAt ?? town.world.now, dueOn: town.world.today.adding(days: sample.dueInDays),
        decidedAt: isDecided ? town.world.now : nil, language: sample.language, fee: Yen(3000), revision: 1,
        serial: 0)
      var draft = Draft(
        id: town.world.newID(), procedure: new.procedure, version: new.version, typed: sample.typed, language: new.language,
        createdAt: town.world.now, expiresAt: town.world.now.adding(seconds: Draft.lifetimeSeconds), submittedCase: nil)
      draft.channel = sample.channel
      try desk.drafts.insert(draft, in: tx)
      draft = try desk.drafts.find(draft.id, in: tx)
      try desk.cases.insert(NewCaseRow(new, draft: draft, record: record, town: town), in: tx)
      return try desk.cases.find(new.id, in: tx)
    }
  }

  /// Stores bytes as an applicant's attachment.
  func attach(_ bytes: [UInt8], name: String) throws -> FormSchema.Attachment {
    let file = try town.files.store(bytes)
    return FormSchema.Attachment(id: file.name, name: name, byteCount: file.bytes, kind: .photo, sha256: file.sha256)
  }
}

extension Officer {
  /// An officer of the tests with these posts; 織田 unless told.
  static func sample(_ roles: [String: Set<Web.Role>], id: String = CaseSite.officer.id.description) -> Officer {
    Officer(id: ID(id) ?? World.live.newID(), name: "織田　藍", roles: roles)
  }
}

extension TestClient.Answer {
  /// Every error of the summary links to something that is on the page.
  var errorsHaveTargets: Bool {
    let links = text.matches(of: /href="#([^"]+)"/).map { String($0.1) }.filter { $0 != "main" }
    return !links.isEmpty && links.allSatisfy { text.contains("id=\"\($0)\"") }
  }

  /// The receipt numbers of a page of the inbox, in order.
  var receipts: [String] { text.matches(of: /href="\/staff\/cases\/[0-9a-f-]{36}">([0-9A-Z-]+)</).map { String($0.1) } }

  var isPDF: Bool { bytes.starts(with: Array("%PDF-".utf8)) }
  var bytes: [UInt8] { Array(buffer: body) }

  func hidden(_ name: String) -> String? { text.between("name=\"\(name)\" value=\"", "\"") }
}

/// A small repeatable source of randomness (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
