import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("Applications by every channel") struct ApplicationTests {
  private static let officer = CaseSite.officer.id.description
  private static let keepers: [(Channel, ApplicationKeeper)] = [
    (.counter, .officer(officer)), (.phone, .officer(officer)), (.paper, .officer(officer)), (.api, .client("c1")),
    (.chat, .browser),
  ]
  static let typed = TypedAnswers([
    "owner-name.family": ["髙﨑"], "owner-name.given": ["花子"], "owner-name.family-kana": ["たかさき"],
    "owner-name.given-kana": ["ﾊﾅｺ"], "owner-email": ["hanako@example.jp"], "owner-email.again": ["hanako@example.jp"],
    "dogs": ["２"], "kind": ["other"], "kind.other": ["紀州犬"], "bites": ["false"],
  ])

  private static func begin(
    _ site: PortSite, _ channel: Channel, _ keeper: ApplicationKeeper, key: String = "key-1"
  ) async throws -> OpenApplication {
    try await site.port.begin(
      "dog-registration", version: nil, language: .japanese, channel: channel, keeper: keeper, key: key)
  }

  @Test("each channel ends in a case of its own with the same record", arguments: Engine.available)
  func channels(engine: Engine) async throws {
    try await withPort(engine) { site in
      var records: Set<[UInt8]> = []
      for (channel, keeper) in Self.keepers {
        var application = try await Self.begin(site, channel, keeper, key: channel.rawValue)
        application.typed = Self.typed
        application.provenance = ["owner-name": .prefilled(.residents), "dogs": .changed(.profile)]
        try await site.port.save(application)
        let outcome = try await site.port.submit(application.id, of: keeper, by: .officer(Self.officer))
        let accepted = try #require(outcome.accepted)
        let (value, record, provenance, events) = try await site.read(accepted)
        #expect(value.channel == channel && value.fee == Yen(6000) && accepted.fee == Yen(6000))
        #expect(accepted.receipt == value.receipt.description)
        #expect(provenance == application.provenance)
        #expect(events == [keeper.text ?? "applicant"])
        records.insert(record.canonicalBytes)
      }
      #expect(records.count == 1 && site.mail.mails.count == Self.keepers.count)
      let submitted = site.audit.entries.filter { $0.action == "cases.submitted" }
      #expect(submitted.map { $0.details["channel"] } == Self.keepers.map(\.0.rawValue))
      #expect(submitted.allSatisfy { $0.actor == .officer(Self.officer) })
    }
  }

  @Test("beginning, saving and submitting again changes nothing", arguments: Engine.available)
  func repeated(engine: Engine) async throws {
    try await withPort(engine) { site in
      let keeper = ApplicationKeeper.client("c1")
      var first = try await Self.begin(site, .api, keeper)
      let again = try await Self.begin(site, .api, keeper)
      let other = try await Self.begin(site, .api, .client("c2"))
      #expect(first.id == again.id && first.id != other.id)
      first.typed = Self.typed
      try await site.port.save(first)
      let accepted = try #require(try await site.port.submit(first.id, of: keeper, by: .system("test")).accepted)
      let twice = try #require(try await site.port.submit(first.id, of: keeper, by: .system("test")).accepted)
      let reopened = try await Self.begin(site, .api, keeper)
      #expect(twice == accepted && reopened.submitted == accepted && reopened.typed == Self.typed)
      #expect(site.mail.mails.count == 1)
      await #expect(throws: CasesProblem.changedMeanwhile) { try await site.port.save(reopened) }
    }
  }

  @Test("twelve submissions at once make one case", arguments: Engine.available)
  func race(engine: Engine) async throws {
    try await withPort(engine) { site in
      var application = try await Self.begin(site, .counter, .officer(Self.officer))
      application.typed = Self.typed
      try await site.port.save(application)
      let id = application.id
      let cases = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 1...12 {
          group.addTask {
            try await site.port.submit(id, of: .officer(Self.officer), by: .officer(Self.officer)).accepted?.caseID
          }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(cases.count == 1 && cases.first != .some(nil))
    }
  }

  @Test("what was changed meanwhile is not overwritten", arguments: Engine.available)
  func overwritten(engine: Engine) async throws {
    try await withPort(engine) { site in
      let one = try await Self.begin(site, .counter, .officer("a"))
      let other = try await Self.begin(site, .counter, .officer("a"))
      var (mine, theirs) = (one, other)
      mine.typed["dogs"] = ["1"]
      theirs.typed["dogs"] = ["2"]
      let saved = try await site.port.save(mine)
      #expect(saved.revision == one.revision + 1 && saved.typed["dogs"] == ["1"])
      await #expect(throws: CasesProblem.changedMeanwhile) { try await site.port.save(theirs) }
      let kept = try await site.port.open(one.id, of: .officer("a"))
      #expect(kept.typed["dogs"] == ["1"])
      mine = saved
      mine.typed["dogs"] = ["3"]
      #expect(try await site.port.save(mine).typed["dogs"] == ["3"])
    }
  }

  @Test("nobody but its keeper opens, lists, saves or submits an application", arguments: Engine.available)
  func keeper(engine: Engine) async throws {
    try await withPort(engine) { site in
      let application = try await Self.begin(site, .counter, .officer("a"))
      for stranger in [ApplicationKeeper.officer("b"), .client("a"), .browser] {
        await #expect(throws: CasesProblem.draftNotFound) { _ = try await site.port.open(application.id, of: stranger) }
        await #expect(throws: CasesProblem.draftNotFound) {
          _ = try await site.port.submit(application.id, of: stranger, by: .visitor)
        }
        #expect(try await site.port.list(of: stranger).isEmpty)
      }
      #expect(try await site.port.list(of: .officer("a")).map(\.id) == [application.id])
      // The code that would open it at home is nobody's to have.
      let id = try #require(ID<Draft>(application.id))
      let code = ApplicantSecret.resumeCode(of: id, vault: site.town.vault)
      await #expect(throws: CasesProblem.draftNotFound) {
        try await site.town.database.read { tx in _ = try site.desk.drafts.find(resumeCode: code, in: tx) }
      }
      #expect(application.resumeCode == nil)
    }
  }

  @Test("a chat goes on in the browser's form with the code it gave")
  func chat() async throws {
    try await withPort { site in
      let application = try await Self.begin(site, .chat, .browser)
      let code = try SecretCode(reading: try #require(application.resumeCode))
      let draft = try await site.town.database.read { tx in try site.desk.drafts.find(resumeCode: code, in: tx) }
      #expect(draft.id.description == application.id)
    }
  }

  @Test("an officer's list holds what can be gone on with, the last changed first", arguments: Engine.available)
  func list(engine: Engine) async throws {
    try await withPort(engine) { site in
      var ids: [String] = []
      for key in ["1", "2", "3"] {
        ids.append(try await Self.begin(site, .counter, .officer("a"), key: key).id)
        site.clock.advance(seconds: 60)
      }
      var first = try await site.port.open(ids[0], of: .officer("a"))
      first.typed = Self.typed
      try await site.port.save(first)
      #expect(try await site.port.list(of: .officer("a")).map(\.id) == [ids[0], ids[2], ids[1]])
      _ = try await site.port.submit(ids[0], of: .officer("a"), by: .officer("a"))
      #expect(try await site.port.list(of: .officer("a")).map(\.id) == [ids[2], ids[1]])
      site.clock.advance(seconds: Draft.lifetimeSeconds)
      #expect(try await site.port.list(of: .officer("a")).isEmpty)
    }
  }

  @Test("answers that need mending come back and leave no case")
  func unfinished() async throws {
    try await withPort { site in
      var application = try await Self.begin(site, .counter, .officer("a"))
      application.typed["dogs"] = ["99"]
      try await site.port.save(application)
      let outcome = try await site.port.submit(application.id, of: .officer("a"), by: .officer("a"))
      guard case .unfinished(let reading) = outcome else { throw WrongOutcome() }
      #expect(!reading.problems(at: "dogs").isEmpty && !reading.problems(at: "owner-name").isEmpty)
      let count = try await site.town.database.read { try $0.count("SELECT count(*) AS n FROM cases_case") }
      #expect(count == 0)
    }
  }

  @Test("what cannot be applied for comes back with the reason")
  func notEligible() async throws {
    try await withPort(definition: .sample(rules: [.eligibility: RuleTests.notForCats])) { site in
      var application = try await Self.begin(site, .api, .client("c"))
      application.typed = Self.typed
      try await site.port.save(application)
      let outcome = try await site.port.submit(application.id, of: .client("c"), by: .system("test"))
      guard case .notEligible(let reading, let eligibility) = outcome else { throw WrongOutcome() }
      #expect(reading.isAccepted && eligibility.reason == "cats")
    }
  }

  private struct WrongOutcome: Error {}

  @Test("a stamp of arrival is the day that counts, and none may be yet to come", arguments: Engine.available)
  func stamp(engine: Engine) async throws {
    try await withPort(engine) { site in
      let keeper = ApplicationKeeper.officer("a")
      var application = try await Self.begin(site, .paper, keeper)
      application.typed = Self.typed
      application.receivedOn = site.town.world.today.adding(days: 1)
      application = try await site.port.save(application)
      let id = application.id
      await #expect(throws: CasesProblem.arrivalInFuture) {
        _ = try await site.port.submit(id, of: keeper, by: .officer("a"))
      }
      let stamp = try #require(CivilDate("2026-11-13"))
      application.receivedOn = stamp
      try await site.port.save(application)
      let accepted = try #require(try await site.port.submit(id, of: keeper, by: .officer("a")).accepted)
      let (value, record, _, _) = try await site.read(accepted)
      #expect(value.receivedAt.dateInJapan == stamp && record.appliedOn == stamp)
      // Five working days after a Friday.
      #expect(value.dueOn.description == "2026-11-20")
    }
  }

  @Test("paper keeps the version it was printed from, all else goes on with the open one", arguments: Engine.available)
  func versions(engine: Engine) async throws {
    try await withPort(engine) { site in
      let printed = try #require(try await site.procedures.current("dog-registration")).version
      var paper = try await Self.begin(site, .paper, .officer("a"), key: "paper")
      var counter = try await Self.begin(site, .counter, .officer("a"), key: "counter")
      let newer = site.procedures.publishAnew()
      for (channel, isOpen) in [(Channel.paper, true), (.api, false)] {
        let named = try? await site.port.begin(
          "dog-registration", version: printed, language: .japanese, channel: channel, keeper: .officer("a"),
          key: "named-\(channel)")
        #expect(named?.published.version == (isOpen ? printed : nil))
      }
      (paper.typed, counter.typed) = (Self.typed, Self.typed)
      try await site.port.save(paper)
      try await site.port.save(counter)
      for (application, version) in [(paper, printed), (counter, newer)] {
        #expect(try await site.port.open(application.id, of: .officer("a")).published.version == version)
        let outcome = try await site.port.submit(application.id, of: .officer("a"), by: .officer("a"))
        #expect(try await site.read(try #require(outcome.accepted)).0.version == version)
      }
    }
  }

  @Test("a procedure that was closed takes nothing more, but what arrived on paper before is entered")
  func closed() async throws {
    try await withPort { site in
      var paper = try await Self.begin(site, .paper, .officer("a"), key: "p")
      var counter = try await Self.begin(site, .counter, .officer("a"), key: "c")
      (paper.typed, counter.typed) = (Self.typed, Self.typed)
      try await site.port.save(paper)
      try await site.port.save(counter)
      site.procedures.close()
      let (paperID, counterID) = (paper.id, counter.id)
      await #expect(throws: CasesProblem.procedureClosed) {
        _ = try await site.port.submit(counterID, of: .officer("a"), by: .officer("a"))
      }
      await #expect(throws: CasesProblem.procedureClosed) { _ = try await Self.begin(site, .api, .client("x")) }
      #expect(try await site.port.submit(paperID, of: .officer("a"), by: .officer("a")).accepted != nil)
      #expect(try await site.port.list(of: .officer("a")).map(\.id) == [counterID])
    }
  }

  @Test("a key that began one procedure begins no other")
  func keyOfAnother() async throws {
    try await withPort { site in
      _ = try await Self.begin(site, .api, .client("c"))
      await #expect(throws: CasesProblem.keyUsedElsewhere) {
        _ = try await site.port.begin(
          "cat-registration", version: nil, language: .japanese, channel: .api, keeper: .client("c"), key: "key-1")
      }
    }
  }

  @Test("what was enclosed stands on the case, sealed, and is not collected as nobody's", arguments: Engine.available)
  func enclosed(engine: Engine) async throws {
    try await withPort(engine) { site in
      let file = try site.town.files.store(Array("signed".utf8))
      let signature = FormSchema.Attachment(
        id: file.name, name: "signature.png", byteCount: file.bytes, kind: .photo, sha256: file.sha256)
      var application = try await Self.begin(site, .counter, .officer("a"))
      (application.typed, application.enclosures) = (Self.typed, [signature])
      application = try await site.port.save(application)
      #expect(application.enclosures == [signature])
      let outcome = try await site.port.submit(application.id, of: .officer("a"), by: .officer("a"))
      let accepted = try #require(outcome.accepted)
      let id = try #require(ID<Case>(accepted.caseID))
      let kept = try await site.town.database.read { tx in try site.desk.cases.enclosures(of: id, in: tx) }
      #expect(kept == [signature])
      let columns = Set(CasesFeature.fileReferences.map(\.name))
      #expect(columns.isSuperset(of: ["cases_draft.enclosures", "cases_case.enclosures"]))
    }
  }
}

/// A town whose applications come by the port.
struct PortSite: Sendable {
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit
  let mail: RecordingMail
  let procedures: ChangingProcedures
  let feature: CasesFeature

  var desk: CaseDesk { feature.desk }
  var port: any ApplicationPort { feature.applications }

  func read(_ accepted: AcceptedApplication) async throws -> (Case, ApplicationRecord, [String: Provenance], [String]) {
    let id = try #require(ID<Case>(accepted.caseID))
    return try await town.database.read { tx in
      (
        try desk.cases.find(id, in: tx), try desk.cases.record(of: id, in: tx).record,
        try desk.cases.provenance(of: id, in: tx), try desk.cases.events(of: id, in: tx).map(\.actor)
      )
    }
  }
}

func withPort(
  _ engine: Engine = .sqlite, definition: ProcedureDefinition = .sample(),
  _ body: @escaping @Sendable (PortSite) async throws -> Void
) async throws {
  let clock = TestClock()
  let (audit, mail, procedures) = (RecordingAudit(), RecordingMail(), ChangingProcedures(definition))
  try await withTown(engine, clock: clock, migrations: CasesFeature.migrations) { town in
    let feature = CasesFeature(
      town: town, procedures: procedures, audit: audit, mail: mail, certificates: SampleCertificates(),
      staff: SampleStaff(), reference: SampleReference())
    try await body(
      PortSite(town: town, clock: clock, audit: audit, mail: mail, procedures: procedures, feature: feature))
  }
}

/// 犬の登録 and 猫の登録, which can be published anew and closed.
final class ChangingProcedures: ProcedurePort {
  private struct State {
    var number = 1
    var isOpen = true
  }

  private let definition: ProcedureDefinition
  private let state = Mutex(State())

  init(_ definition: ProcedureDefinition) { self.definition = definition }

  func publishAnew() -> ProcedureVersionID {
    state.withLock {
      $0.number += 1
      return Self.version($0.number)
    }
  }

  func close() { state.withLock { $0.isOpen = false } }

  private static func version(_ number: Int) -> ProcedureVersionID {
    guard let version = ProcedureVersionID(String(repeating: "0", count: 63) + "\(number)") else {
      preconditionFailure("64 digits")
    }
    return version
  }

  private func published(_ number: Int, _ id: String = "dog-registration") -> PublishedProcedure {
    var definition = definition
    definition.procedure.id = id
    return PublishedProcedure(version: Self.version(number), number: number, definition: definition)
  }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure { published(Int(id.hex.suffix(1)) ?? 0) }
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure {
    published(Int(id.hex.suffix(1)) ?? 0)
  }
  func current(_ procedure: String) async throws -> PublishedProcedure? {
    state.withLock { $0.isOpen ? $0.number : nil }.map { published($0, procedure) }
  }
  func listCurrent() async throws -> [PublishedProcedure] { try await current("dog-registration").map { [$0] } ?? [] }
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    state.withLock { $0.isOpen ? Self.version($0.number) : nil }
  }
}

extension ApplicationOutcome {
  var accepted: AcceptedApplication? {
    if case .accepted(let accepted) = self { accepted } else { nil }
  }
}
