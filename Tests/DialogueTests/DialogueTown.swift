import FormSchema
import Kernel
import Nihongo
import Ports
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Dialogue

/// A town whose form can be talked through.
struct DialogueTown: Sendable {
  static let talk = "/talk/dog-registration"
  static let officer = Officer(
    id: ID("01900000-0000-7000-8000-000000000001") ?? World.live.newID(), name: "織田　藍", roles: ["citizens": [.clerk]])
  static let registrar = Officer(
    id: ID("01900000-0000-7000-8000-000000000002") ?? World.live.newID(), name: "紺野　茜",
    roles: ["citizens": [.clerk, .registrar]])

  let town: Town
  let clock: TestClock
  let applications: SampleApplications
  let audit: RecordingAudit
  let notes: RecordingNotes
  let feature: DialogueFeature

  /// Runs `body` with a resident's browser, signed in when `resident` is given.
  func browse(
    as resident: Resident? = nil, _ body: @escaping @Sendable (TestClient) async throws -> Void
  ) async throws {
    try await withSite(town, features: [feature], residents: resident.map { FixedResident($0) }, body)
  }

  /// Runs `body` with an officer's browser.
  func answer(
    as officer: Officer = DialogueTown.officer, _ body: @escaping @Sendable (TestClient) async throws -> Void
  ) async throws {
    try await withSite(town, features: [feature], officers: FixedOfficer(officer), body)
  }

  var only: OpenApplication {
    get throws { try #require(applications.all.first) }
  }
}

func withDialogue(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (DialogueTown) async throws -> Void
) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: DialogueFeature.migrations) { town in
    let procedures = SampleProcedures([.talkSample])
    let applications = SampleApplications(procedures: procedures, world: town.world)
    let person = ResidentFacts(
      id: "1", name: NameAnswer(family: "髙﨑", given: "花子"), birthDate: CivilDate("1970-03-02"),
      address: Address(
        postalCode: PostalCode("2540041"), prefecture: "神奈川県", city: "平塚市", town: "浅間町", street: "9-1"))
    let drafts = SampleDrafts(applications: applications, facts: PrefillFacts(applicant: person))
    let (audit, notes) = (RecordingAudit(), RecordingNotes())
    let feature = DialogueFeature(
      town: town, procedures: procedures, applications: applications, drafts: drafts, notes: notes,
      reference: SampleReference(), audit: audit)
    try await body(
      DialogueTown(
        town: town, clock: clock, applications: applications, audit: audit, notes: notes, feature: feature))
  }
}

extension ProcedureDefinition {
  static var talkSample: ProcedureDefinition {
    let dog = RepeatedGroup(
      questions: [Question(id: "call", type: .text(minLength: 1, maxLength: 20, isShort: true), label: "呼び名")],
      atLeast: 0, atMost: 3, itemTitle: "犬")
    return ProcedureDefinition(
      procedure: Procedure(
        id: "dog-registration", title: "犬の登録", summary: "届出です。", department: "citizens", whoMayApply: "飼い主",
        cost: "300円", expectedDays: 3, deadlineDays: 5, whatHappensNext: ["鑑札をお渡しします。"],
        otherWays: OtherWays(counter: "市民課"), retentionYears: 5),
      form: Form(sections: [
        Section(
          id: "owner", title: "飼い主",
          questions: [
            Question(id: "home", type: .address, label: "住所", role: .applicantAddress),
            Question(
              id: "birth", type: .date(earliest: nil, latest: .today(plus: 0), isBirth: true), label: "生年月日",
              role: .applicantBirthDate),
          ]),
        Section(
          id: "dogs", title: "犬",
          questions: [
            Question(id: "dogs", type: .rows(dog), label: "飼っている犬"),
            Question(
              id: "photo", type: .files(accept: [.photo], atLeast: 0, atMost: 1), label: "犬の写真", isOptional: true),
          ]),
      ]))
  }
}

extension TestClient {
  /// The step a page asks.
  static func step(of page: String) -> String {
    page.firstMatch(of: /name="step" value="([^"]*)"/).map { String($0.1) } ?? ""
  }

  /// Answers the step that is on the page.
  func say(_ text: String, at path: String) async throws -> Answer {
    let step = Self.step(of: try await get(path).text)
    return try await post(path, [("step", step), ("say", text), ("choice", "")])
  }

  /// - Returns: the last answer.
  @discardableResult func talk(_ texts: [String], at path: String) async throws -> Answer? {
    var last: Answer?
    for text in texts { last = try await say(text, at: path) }
    return last
  }

  /// Begins a conversation in this browser.
  func beginTalk() async throws {
    _ = try await get(DialogueTown.talk)
    _ = try await post(DialogueTown.talk, [("begin", "1")])
  }

  /// Takes a call.
  /// - Returns: the page of the call.
  func beginCall() async throws -> String {
    _ = try await get("/staff/talk")
    let begun = try await post("/staff/talk/applications", [("procedure", "dog-registration")])
    return String(begun.location.dropLast("/caller".count))
  }
}

/// Everything that is said from the first question to the last but the readings.
let whole = ["254-0041", "1", "9-1", "とばす", "昭和45年3月2日", "1頭", "ポチ", "とばす"]
