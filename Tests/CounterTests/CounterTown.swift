import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Nihongo
import NIOCore
import Ports
import Storage
import Synchronization
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Counter

/// A town with a counter, and officers who come and go.
struct CounterTown: Sendable {
  let town: Town
  let clock: TestClock
  let audit: RecordingAudit
  let applications: SampleApplications
  let procedures: SampleProcedures
  let feature: CounterFeature

  static let officer = Officer.sample("01900000-0000-7000-8000-000000000001")
  static let colleague = Officer.sample("01900000-0000-7000-8000-000000000002")
  static let registrar = Officer.sample("01900000-0000-7000-8000-000000000003", [.clerk, .registrar])

  /// Runs `body` with a browser that `officer` is signed in to.
  func browse(
    as officer: Officer = CounterTown.officer, _ body: @escaping @Sendable (TestClient) async throws -> Void
  ) async throws {
    try await withSite(town, features: [feature], officers: FixedOfficer(officer), body)
  }

  func actions() -> [String] { audit.entries.map(\.action) }

  /// What is kept of an application.
  func kept(_ id: String, by officer: Officer = CounterTown.officer) async throws -> OpenApplication {
    try await applications.open(id, of: officer.keeper)
  }
}

func withCounter(
  _ engine: Engine = .sqlite, _ definition: ProcedureDefinition = .counterSample(),
  _ body: @escaping @Sendable (CounterTown) async throws -> Void
) async throws {
  let clock = TestClock()
  try await withTown(engine, clock: clock, migrations: CounterFeature.migrations) { town in
    let audit = RecordingAudit()
    let procedures = SampleProcedures([definition, .counterSample(id: "cat-registration", title: "猫の登録")])
    let applications = SampleApplications(procedures: procedures, world: town.world)
    let feature = CounterFeature(
      town: town, procedures: procedures, applications: applications, residents: SampleResidents(),
      reference: SampleReference(), staff: SampleStaff(), audit: audit, paper: PaperForms(town: town))
    try await body(
      CounterTown(
        town: town, clock: clock, audit: audit, applications: applications, procedures: procedures, feature: feature))
  }
}

extension Officer {
  static func sample(_ id: String, _ roles: Set<Web.Role> = [.clerk]) -> Officer {
    Officer(id: ID(id) ?? World.live.newID(), name: "織田　藍", roles: ["citizens": roles])
  }
}

extension TestClient {
  /// Begins an application and gives its id.
  func begin(_ channel: String = "counter", _ procedure: String = "dog-registration") async throws -> String {
    _ = try await get("/staff/counter")
    let begun = try await post(
      "/staff/counter/applications", [("language", "ja"), ("begin", "\(channel):\(procedure)")])
    #expect(begun.status == .seeOther)
    return begun.location.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Opens the interview and presses one of its buttons with these answers in their fields, all others as they are.
  func answer(
    _ id: String, _ fields: [(String, String)], press: (String, String) = ("_action", "save")
  ) async throws -> Answer {
    let page = try await get("/staff/counter/applications/\(id)")
    return try await post("/staff/counter/applications/\(id)", page.fields.merged(fields) + [press])
  }
}

extension TestClient.Answer {
  /// What a browser would send of the interview as it stands: hidden fields, typed fields, chosen options.
  var fields: [(String, String)] {
    let lists = text.matches(of: /(<select[^>]*>)(.*?)<\/select>/.dotMatchesNewlines()).compactMap { list in
      String(list.1).value("name").map { name in
        (name, list.2.firstMatch(of: /<option value="([^"]*)" selected/).map { String($0.1) } ?? "")
      }
    }
    return (inputs + lists).filter { !["csrf", "once", "q", "language"].contains($0.0) }
  }

  private var inputs: [(String, String)] {
    text.matches(of: /<input[^>]*>/).compactMap { found in
      let tag = String(found.0)
      guard let name = tag.value("name"), tag.value("type") != "file" else { return nil }
      let isChoice = ["radio", "checkbox"].contains(tag.value("type"))
      return isChoice && !tag.contains(" checked") ? nil : (name, tag.value("value") ?? "")
    }
  }

  func hidden(_ name: String) -> String? { fields.first { $0.0 == name }?.1 }

  /// Every error of the summary links to something that is on the page.
  var errorsHaveTargets: Bool {
    let links = text.matches(of: /href="#([^"]+)"/).map { String($0.1) }.filter { $0 != "main" }
    return !links.isEmpty && links.allSatisfy { text.contains("id=\"\($0)\"") }
  }

  var isPDF: Bool { Array(buffer: body).starts(with: Array("%PDF-".utf8)) }
}

extension [(String, String)] {
  /// With other values for the named fields; those that are not there come behind.
  func merged(_ others: [(String, String)]) -> [(String, String)] {
    let names = Set(others.map(\.0))
    return filter { !names.contains($0.0) } + others
  }
}

extension String {
  fileprivate func value(_ attribute: String) -> String? {
    guard let from = range(of: " \(attribute)=\"") else { return nil }
    return String(self[from.upperBound...].prefix { $0 != "\"" })
  }
}

extension ProcedureDefinition {
  /// 犬の登録 with every kind of field that an interview treats in a way of its own.
  static func counterSample(id: String = "dog-registration", title: String = "犬の登録") -> ProcedureDefinition {
    let hasDogs = Question(id: "has-dogs", type: .yesNo, label: "犬を飼っていますか")
    let price = Question(id: "copies", type: .number(min: 1, max: 5, unit: "枚"), label: "枚数")
    let names = RuleNames([hasDogs, price])
    let isOwner = try? Condition("has-dogs", names)
    let dogs = RepeatedGroup(
      questions: [
        Question(id: "dog-name", type: .text(minLength: 1, maxLength: 20, isShort: true), label: "犬の名前"),
        Question(id: "photo", type: .files(accept: [.photo], atLeast: 0, atMost: 1), label: "写真", isOptional: true),
      ], atLeast: 1, atMost: 3, itemTitle: "犬", outer: [hasDogs])
    let kinds = [Option(id: "shiba", label: "柴犬"), Option(id: "mixed", label: "雑種")]
    return ProcedureDefinition(
      procedure: Procedure(
        id: id, title: title, summary: "飼い始めたときの届出です。", department: "citizens", whoMayApply: "飼い主", needed: [],
        cost: "300円", expectedDays: 3, deadlineDays: 5, whatHappensNext: ["鑑札をお渡しします。"],
        otherWays: OtherWays(counter: "市民課"), retentionYears: 5),
      form: Form(
        sections: [
          Section(
            id: "owner", title: "飼い主",
            questions: [
              Question(id: "owner-name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName),
              Question(
                id: "owner-birth", type: .date(earliest: nil, latest: .today(plus: 0), isBirth: true), label: "生年月日",
                role: .applicantBirthDate),
              Question(id: "owner-home", type: .address, label: "住所", role: .applicantAddress),
              Question(id: "owner-email", type: .email, label: "メール", isOptional: true, role: .applicantEmail),
            ]),
          Section(
            id: "dogs", title: "犬",
            questions: [
              hasDogs,
              Question(id: "dog", type: .rows(dogs), label: "犬について", when: isOwner),
              Question(id: "kind", type: .choice(options: kinds, hasOther: true), label: "犬種", when: isOwner),
              price,
            ] + ((try? Formula("copies * 300", names)).map {
              [Question(id: "total", type: .computed(Computation(.yen, $0)), label: "合計")]
            } ?? [])),
        ], names: names), names: names)
  }
}
