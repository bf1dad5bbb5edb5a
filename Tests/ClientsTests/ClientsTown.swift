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

@testable import Clients

/// つむぎ市 with one open procedure and everything in memory that other contexts would do.
struct ClientsTown: Sendable {
  static let engineer = Officer.sample([.engineer])

  let town: Town
  let clock: TestClock
  let procedures: SampleProcedures
  let applications: KeptApplications
  let engineers: SampleEngineers
  let mail: RecordingMail
  let audit: RecordingAudit
  let feature: ClientsFeature

  var register: ClientRegister { ClientRegister(desk: feature.desk) }

  /// Registers a program and gives what it calls with.
  func register(
    _ name: String = "窓口システム", _ procedures: AllowedProcedures = .all, days: Int = 90, callsAMinute: Int = 600
  ) async throws -> (client: Client, token: ClientToken) {
    let draft = ClientDraft(
      name: name, department: "citizens", procedures: procedures, days: days, callsAMinute: callsAMinute)
    return try await town.database.write { tx in try register.add(draft, by: .system("command"), in: tx) }
  }

  func revoke(_ client: Client) async throws {
    try await town.database.write { tx in try register.revoke(client.id, by: .system("command"), in: tx) }
  }

  /// How many keys are tied to something.
  func usedKeys() async throws -> Int {
    try await town.database.read { tx in try tx.count("SELECT count(*) AS n FROM clients_submission") }
  }

  func find(_ token: ClientToken) async throws -> Client? {
    let now = town.world.now
    return try await town.database.read { tx in try feature.desk.clients.lookUp(token, at: now, in: tx) }
  }

  func serve(
    as officer: Officer? = nil, _ body: @escaping @Sendable (TestClient) async throws -> Void
  ) async throws {
    try await withSite(
      town, features: [feature], catalogues: [Self.sentences], officers: FixedOfficer(officer), body)
  }

  /// Those of other contexts that answers are told with.
  private static let sentences = TextCatalogue(sentences: [
    .japanese: [
      "procedures.answer.missing": "{label}を入力してください", "cases.status.in-review": "審査中です",
      "cases.status.withdrawn": "取り下げました",
    ],
    .english: [
      "procedures.answer.missing": "Enter {label}", "cases.status.in-review": "Under review",
      "cases.status.withdrawn": "Withdrawn",
    ],
  ])
}

/// The place is closed when `body` ends.
func withClients(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (ClientsTown) async throws -> Void
) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: ClientsFeature.migrations) { town in
    let version = try #require(ProcedureVersionID(String(repeating: "0", count: 64)))
    let published = PublishedProcedure(version: version, number: 1, definition: .dogs)
    let applications = KeptApplications(published, world: town.world)
    try await town.database.write { tx in try tx.run(KeptApplications.table) }
    let (engineers, mail, audit) = (SampleEngineers(), RecordingMail(), RecordingAudit())
    let procedures = SampleProcedures(published)
    let feature = ClientsFeature(
      town: town, procedures: procedures, applications: applications, sent: applications, engineers: engineers,
      mail: mail, audit: audit)
    try await body(
      ClientsTown(
        town: town, clock: clock, procedures: procedures, applications: applications, engineers: engineers,
        mail: mail, audit: audit, feature: feature))
  }
}

extension Officer {
  static func sample(_ roles: Set<Web.Role>) -> Officer {
    Officer(id: ID(UUID()), name: "織田　藍", roles: [everyDepartment: roles])
  }
}

extension ProcedureDefinition {
  /// How many dogs, and a picture of them when one likes.
  static var dogs: ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: "dog-registration", title: "犬の登録", summary: "届出です。", department: "citizens", whoMayApply: "飼い主",
        cost: "300円", expectedDays: 3, deadlineDays: 5, whatHappensNext: ["鑑札をお渡しします。"],
        otherWays: OtherWays(counter: "市民課"), retentionYears: 5),
      form: Form(sections: [
        Section(
          id: "dogs", title: "犬",
          questions: [
            Question(id: "count", type: .number(min: 1, max: 9, unit: "頭"), label: "頭数"),
            Question(
              id: "picture", type: .files(accept: [.photo], atLeast: 1, atMost: 2), label: "写真", isOptional: true),
          ])
      ]), translations: [.english: ["procedure.title": "Registering a dog"]])
  }
}

/// A call as a program makes it.
struct Call: Sendable {
  static let path = "/api/procedures/dog-registration/applications"
  static let good = #"{"answers":{"count":2}}"#

  var token: String?
  var key: String? = "a-1"
  var body = Self.good
  var type = "application/json"
  var path = Self.path
  var language = "ja"

  init(_ token: ClientToken?) { self.token = token?.text }

  func send(_ client: TestClient) async throws -> TestClient.Answer {
    var headers: HTTPFields = [.contentType: type, .acceptLanguage: language]
    if let token { headers[.authorization] = "Bearer \(token)" }
    if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
    return try await client.call(.post, path, headers: headers, body: Array(body.utf8))
  }

  func keyed(_ key: String) -> Call { with { $0.key = key } }

  /// The same with something else in it.
  func with(_ change: (inout Call) -> Void) -> Call {
    var call = self
    change(&call)
    return call
  }
}

extension TestClient.Answer {
  var json: JSONValue { (try? JSONReader.read(text.utf8, takesFractions: true)) ?? .null }

  /// The code of a problem, when it is told as one should be.
  var problem: String? {
    guard headers[.contentType] == "application/problem+json", json["status"]?.number == status.code,
      json["type"]?.text == "https://tsumugi.example.jp/api/problems/\(json["code"]?.text ?? "")",
      json["title"]?.text?.isEmpty == false, json["detail"]?.text?.isEmpty == false
    else { return nil }
    return json["code"]?.text
  }
}
