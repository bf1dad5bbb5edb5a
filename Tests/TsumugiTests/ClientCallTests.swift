import Clients
import FormContract
import FormSchema
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import Nihongo
import NIOCore
import Ports
import Procedures
import Storage
import Testing
import Web

@testable import Cases
@testable import Tsumugi

/// The example towns behind HTTP, and a program that may call つむぎ市.
private struct CalledCity: Sendable {
  static let base = "/tsumugi-city"

  let client: any TestClientProtocol
  let assembly: TownAssembly
  let other: TownAssembly
  let token: String
  /// Of another program, which only tries: one alone may not call so often in a minute.
  let trying: String

  var cases: CaseDesk { assembly.features.cases.desk }

  /// - Parameter key: of a call that changes something.
  func call(
    _ method: HTTPRequest.Method, _ path: String, token: String? = nil, key: String? = nil,
    type: String = "application/json", _ body: [UInt8] = []
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.authorization: "Bearer \(token ?? self.token)", .contentType: type]
    if let key, let name = HTTPField.Name("Idempotency-Key") { headers[name] = key }
    return try await client.executeRequest(
      uri: path.hasPrefix("/api") ? Self.base + path : path, method: method, headers: headers,
      body: body.isEmpty ? nil : ByteBuffer(bytes: body))
  }

  func apply(_ procedure: String, _ body: [UInt8], key: String, dryRun: Bool = false) async throws -> TestResponse {
    let path = "/api/procedures/\(procedure)/applications"
    return try await call(
      .post, path + (dryRun ? "?dry-run" : ""), token: dryRun ? trying : token, key: key, body)
  }

  /// Returns an application with marks at these questions.
  func ask(_ questions: [String], of receipt: String) async throws {
    let id = try await record(receipt).value.id
    let officer = Officer(id: ID(UUID()), name: "x", roles: [Officer.everyDepartment: [.clerk]])
    let marks = questions.map { Correction.Mark(question: $0, words: "ここを直してください") }
    try await assembly.town.database.write { [cases] tx in
      let revision = try cases.cases.find(id, in: tx).revision
      try OfficerWork(desk: cases, officer: officer)
        .askCorrection(id, revision: revision, Correction(marks: marks, words: "お願い"), in: tx)
    }
  }

  func record(_ receipt: String) async throws -> (value: Case, record: ApplicationRecord) {
    try await assembly.town.database.read { [cases] tx in
      let number = try #require(ReceiptNumber(receipt))
      let value = try #require(try cases.cases.lookUp(receipt: number, in: tx))
      return (value, try cases.cases.record(of: value.id, in: tx).record)
    }
  }
}

extension TestResponse {
  fileprivate var json: JSONValue {
    (try? JSONReader.read(Array(body.readableBytesView), takesFractions: true)) ?? .null
  }
}

private func withCalledCity(_ body: @escaping @Sendable (CalledCity) async throws -> Void) async throws {
  try await withDemo { client, demo in
    let towns = demo.server.towns
    func register(_ name: String) async throws -> String {
      let draft = ClientDraft(name: name, department: "digital", procedures: .all, callsAMinute: 600)
      let added = try await ClientCommands(towns[0].features.clients).add(draft, dryRun: false)
      return try #require(added.lines.last?.split(separator: " ").last.map(String.init))
    }
    let token = try await register("窓口システム"), trying = try await register("試すシステム")
    try await body(CalledCity(client: client, assembly: towns[0], other: towns[1], token: token, trying: trying))
  }
}

/// An example of a procedure: as typed into the form, and as a program sends it.
private struct ExampleBoth {
  let typed: TypedAnswers
  let document: [UInt8]

  /// - Returns: `nil` when it cannot be applied for in this way today.
  init?(_ example: ProcedureExample, _ definition: ProcedureDefinition, _ town: Town) throws {
    guard case .accepted = example.expected else { return nil }
    var typed = try definition.form.typed(example.answers)
    var contents: [String: [UInt8]] = [:]
    for (field, values) in typed.fields {
      let files = values.compactMap(Attachment.init(field:))
      guard !files.isEmpty else { continue }
      typed[field] = try files.enumerated().map { index, file in
        let head: [UInt8] = file.kind == .pdf ? Array("%PDF-1.7 ".utf8) : [0xFF, 0xD8, 0xFF, 0xE0]
        let bytes = head + Array("\(field) \(index)".utf8)
        let stored = try town.files.store(bytes)
        contents[stored.name] = bytes
        return Attachment(
          id: stored.name, name: file.name, byteCount: stored.bytes, kind: file.kind, sha256: stored.sha256
        ).field
      }
    }
    let reading = definition.form.read(typed, today: town.world.today)
    guard reading.isAccepted,
      definition.determination(for: reading.answers, on: town.world.today).eligibility.outcome != .notEligible
    else { return nil }
    self.typed = typed
    document = ContractWriter(definition).write(reading.answers) { contents[$0.id] ?? [] }
  }
}

/// The first accepted example of a procedure in which somebody's name is asked, and the same with another family name.
private struct RenamedApplicant {
  static let family = "紡木"

  let question: String
  let document: [UInt8]
  let whole: [UInt8]
  let patch: [UInt8]

  /// - Returns: `nil` when there is none, or the form's own rules tie the name to another answer.
  init?(_ definition: ProcedureDefinition, _ town: Town) throws {
    guard let both = try definition.examples.lazy.compactMap({ try ExampleBoth($0, definition, town) }).first,
      let answers = try JSONReader.read(both.document, takesFractions: true)["answers"]?.members,
      let name = answers.first(where: { definition.form.question($0.key)?.type == .name(isOrganisation: false) })
    else { return nil }
    var renamed = both.typed
    renamed["\(name.key).family"] = [Self.family]
    guard definition.form.read(renamed, today: town.world.today).isAccepted else { return nil }
    (question, document) = (name.key, both.document)
    let parts = (name.value.members ?? []).filter { $0.key != "family" } + [.init("family", .text(Self.family))]
    let changed = answers.map { $0.key == name.key ? .init($0.key, .object(parts)) : $0 }
    whole = JSONValue.object([.init("answers", .object(changed))]).canonicalBytes
    let part = JSONValue.object([.init("family", .text(Self.family))])
    patch = JSONValue.object([.init("answers", .object([.init(name.key, part)]))]).canonicalBytes
  }
}

extension CalledCity {
  /// Hands an example in, and has it returned for the name.
  fileprivate func returned(_ procedure: String, _ renamed: RenamedApplicant, key: String) async throws -> String {
    let made = try await apply(procedure, renamed.document, key: "\(procedure)-\(key)")
    let receipt = try #require(made.json["receipt"]?.text, "\(procedure): \(String(buffer: made.body))")
    try await ask([renamed.question], of: receipt)
    return receipt
  }
}

@Suite("Applying by a program") struct ClientCallTests {
  @Test("gives the record that the form gives, byte for byte, for every example of every procedure")
  func sameRecord() async throws {
    try await withCalledCity { city in
      let applications = city.assembly.features.cases.applications
      var compared = 0
      for published in try await city.assembly.features.procedures.port.listCurrent() {
        for example in published.definition.examples {
          guard let both = try ExampleBoth(example, published.definition, city.assembly.town) else { continue }
          let name = "\(published.id) \(example.id)"
          var draft = try await applications.begin(
            published.id, version: nil, language: .japanese, channel: .web, keeper: .browser, key: name)
          draft.typed = both.typed
          try await applications.save(draft)
          let outcome = try await applications.submit(draft.id, of: .browser, by: .applicant)
          guard case .accepted(let byForm) = outcome else {
            Issue.record("\(name) is not accepted")
            continue
          }
          let tried = try await city.apply(published.id, both.document, key: "", dryRun: true)
          #expect(tried.status == .ok && tried.json["feeYen"]?.number == byForm.fee.amount, "\(name)")
          let answer = try await city.apply(published.id, both.document, key: "\(compared)")
          #expect(answer.status == .created, "\(name): \(String(buffer: answer.body).prefix(500))")
          guard let receipt = answer.json["receipt"]?.text else { continue }
          let (one, other) = (try await city.record(byForm.receipt), try await city.record(receipt))
          #expect(one.record.openBytes == other.record.openBytes, "\(name)")
          #expect(one.record.personalBytes == other.record.personalBytes, "\(name)")
          #expect(other.value.channel == .api && one.value.channel == .web)
          #expect(one.value.department == other.value.department && one.value.fee == other.value.fee)
          #expect(tried.json["department"]?["id"]?.text == one.value.department)
          compared += 1
        }
      }
      #expect(compared > 20, "only \(compared) examples were compared")
    }
  }

  @Test("is refused with the reason where the rules refuse it, and with the places where the form does")
  func refused() async throws {
    try await withCalledCity { city in
      var seen: (problems: Int, notEligible: Int) = (0, 0)
      for published in try await city.assembly.features.procedures.port.listCurrent() {
        let definition = published.definition
        for example in definition.examples {
          let typed = try definition.form.typed(example.answers)
          let reading = definition.form.read(typed, today: city.assembly.town.world.today)
          let body = ContractWriter(definition).write(reading.answers) { file in
            (file.kind == .pdf ? Array("%PDF-1.7 ".utf8) : [0xFF, 0xD8, 0xFF, 0xE0]) + Array(file.id.utf8)
          }
          // What could not be read is in no answer, and then in no document either.
          let codes = reading.problems.map(\.code.description)
          guard codes.allSatisfy({ $0 == "missing" || $0.hasPrefix("check:") }) else { continue }
          let outcome = definition.determination(for: reading.answers, on: city.assembly.town.world.today).eligibility
          let answer = try await city.apply(published.id, body, key: "", dryRun: true)
          if !reading.isAccepted {
            #expect(answer.status == .unprocessableContent && answer.json["code"]?.text == "clients.answers-refused")
            let errors = try #require(answer.json["errors"]?.list, "\(example.id)")
            #expect(errors.allSatisfy { $0["pointer"]?.text?.hasPrefix("/answers") == true })
            #expect(errors.allSatisfy { $0["detail"]?.text?.contains("procedures.") == false })
            seen.problems += 1
          } else if outcome.outcome == .notEligible {
            #expect(answer.json["code"]?.text == "clients.not-eligible")
            #expect(answer.json["detail"]?.text == outcome.reason.flatMap(definition.words(in: .japanese).reason))
            seen.notEligible += 1
          }
        }
      }
      #expect(seen.problems > 1 && seen.notEligible > 0, "\(seen)")
    }
  }

  @Test("can be followed: state, what is asked, papers; in the other town the token is unknown")
  func following() async throws {
    try await withCalledCity { city in
      let damage = try #require(
        try await city.assembly.features.procedures.port.current("disaster-damage-certificate"))
      let examples = damage.definition.examples
      let both = try #require(
        try examples.compactMap { try ExampleBoth($0, damage.definition, city.assembly.town) }.first)
      let made = try await city.apply(damage.id, both.document, key: "one")
      let receipt = try #require(made.json["receipt"]?.text), path = "/api/applications/\(receipt)"
      let first = try await city.call(.get, path)
      #expect(first.status == .ok && first.json["status"]?.text == "submitted" && first.json["correction"] == .null)
      let paper = try #require(first.json["papers"]?.list?.first?["href"]?.text.flatMap { URL(string: $0)?.path })
      let pdf = try await city.call(.get, paper)
      #expect(pdf.status == .ok && pdf.body.readableBytesView.starts(with: Array("%PDF-".utf8)))
      let question = try #require(damage.definition.form.questions.first).id
      try await city.ask([question], of: receipt)
      let asked = try await city.call(.get, path).json
      #expect(asked["status"]?.text == "returned" && asked["correction"]?["words"]?.text == "お願い")
      #expect(asked["correction"]?["fields"]?.list?.first?["pointer"]?.text == "/answers/\(question)")
      let looks = try await city.assembly.town.database.read { tx in
        try tx.rows("SELECT actor, action FROM audit_entry").map { "\(try $0.text("actor")) \(try $0.text("action"))" }
      }
      let actor = try #require(looks.first { $0.hasSuffix(" cases.submitted") }?.split(separator: " ").first)
      #expect(actor.hasPrefix("client:"))
      #expect(looks.filter { $0 == "\(actor) cases.status-viewed" }.count >= 2)
      #expect(looks.contains("\(actor) cases.document-downloaded"))
      let elsewhere = try await city.call(.get, "/\(city.other.town.id)" + path)
      #expect(elsewhere.status == .unauthorized && elsewhere.json["code"]?.text == "clients.token-unknown")
    }
  }

  @Test("corrects an application to the record that the applicant's page gives, whole or by a patch, everywhere")
  func corrected() async throws {
    try await withCalledCity { city in
      var compared = 0
      for published in try await city.assembly.features.procedures.port.listCurrent() {
        guard let renamed = try RenamedApplicant(published.definition, city.assembly.town) else { continue }
        var records: Set<[UInt8]> = []
        for (type, body) in [("application/json", renamed.whole), ("application/merge-patch+json", renamed.patch)] {
          let receipt = try await city.returned(published.id, renamed, key: "\(type.count)")
          let path = "/api/applications/\(receipt)/correction"
          let answer = try await city.call(.post, path, key: "correct-\(published.id)-\(type.count)", type: type, body)
          #expect(answer.status == .ok, "\(published.id) \(type): \(String(buffer: answer.body).prefix(500))")
          records.insert(try await city.record(receipt).record.canonicalBytes)
        }
        let receipt = try await city.returned(published.id, renamed, key: "page")
        let id = try await city.record(receipt).value.id
        let refused = try await city.assembly.town.database.write { [cases = city.cases] tx in
          var typed = try cases.cases.record(of: id, in: tx).typed
          typed["\(renamed.question).family"] = [RenamedApplicant.family]
          return try ApplicantWork(desk: cases).correct(id, published, typed: typed, in: tx)
        }
        #expect(refused == nil)
        records.insert(try await city.record(receipt).record.canonicalBytes)
        #expect(records.count == 1, "\(published.id)")
        compared += 1
      }
      #expect(compared >= 3, "only \(compared) procedures were compared")
    }
  }
}
