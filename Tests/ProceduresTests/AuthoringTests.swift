import FEEL
import FormSchema
import Foundation
import Kernel
import Ports
import ProcedureDraft
@testable import Procedures
import SourceFiles
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

/// The draft of an example procedure.
private func draft(_ folder: String) throws -> DraftFolder {
  DraftFolder(definition: try #require(ProcedureFolderReader.read(folder).definition))
}

@Suite("A draft of a published procedure", .serialized) struct DraftOfVersionTests {
  @Test("is the version it was made of", arguments: exampleFolders)
  func version(folder: String) throws {
    let definition = try #require(ProcedureFolderReader.read(folder).definition)
    let reading = DraftReading(DraftFolder(definition: definition))
    #expect(reading.isReadable && reading.outcome.findings.isEmpty)
    #expect(ProcedureHash.version(of: try #require(reading.definition)) == ProcedureHash.version(of: definition))
  }

  @Test("is written as a folder, read again and written alike", arguments: exampleFolders)
  func stable(folder: String) async throws {
    let draft = try draft(folder)
    try await withTown(migrations: proceduresMigrations) { town in
      let desk = ProceduresFeature(town: town, audit: SilentAudit()).authoring
      let written = desk.files(of: draft)
      let files = Dictionary(uniqueKeysWithValues: written.map { ("a-folder/\($0.path)", $0.bytes) })
      let brought = desk.folder(of: files)
      #expect(brought.findings.isEmpty && brought.folder == draft)
      let again = desk.files(of: brought.folder)
      #expect(again.map(\.path) == written.map(\.path) && again.map(\.bytes) == written.map(\.bytes))
      #expect(desk.version(of: brought.folder) == desk.version(of: draft))
    }
  }

  @Test("keeps the wrong places of what is brought, and says what could not be read")
  func broken() throws {
    let brought = BroughtFiles([
      "procedure.yaml": Array("id: small\ntitle: [".utf8), "form.yaml": Array("sections: 7".utf8), "run.sh": [0x23],
    ]).brought
    #expect(brought.folder.paths == ["form.yaml"])
    #expect(Set(brought.findings.map(\.code)) == ["not-yaml", "unexpected-file"])
  }
}

@Suite("What is wrong with a draft") struct DraftFindingTests {
  @Test("is told at its place, in both languages")
  func places() async throws {
    let example = exampleFolders.first { $0.contains("TsumugiCity/procedures/resident-record-copy") }
    var folder = try draft(try #require(example))
    let question = DraftPath("form.yaml").key("sections").item("applicant").key("questions").item("stay-place")
    try folder.apply(.set(question.key("when"), to: .text("residence = "), was: folder[question.key("when")]))
    try folder.apply(.set(question.key("max-length"), to: .text("many"), was: folder[question.key("max-length")]))
    let block = DraftPath("documents/receipt.yaml").key("blocks").index(0).key("paragraph")
    try folder.apply(.set(block, to: .text("{answer.nobody}"), was: folder[block]))
    try await withTown(migrations: proceduresMigrations) { town in
      let found = try await ProceduresFeature(town: town, audit: SilentAudit()).authoring.findings(of: folder)
      #expect(found.first { $0.code == "not-a-number" }?.path == question.key("max-length"))
      #expect(found.contains { $0.path == question.key("when") && $0.severity == .mistake })
      #expect(found.first { $0.code == "unknown-placeholder" }?.path == block)
      for finding in found {
        #expect(!finding.sentence(in: .japanese).isEmpty && !finding.sentence(in: .english).isEmpty)
        #expect(finding.sentence(in: .japanese) != finding.sentence(in: .english))
      }
    }
  }

  @Test("of a new procedure is only what a person has to say")
  func starter() async throws {
    try await withTown(migrations: proceduresMigrations) { town in
      let desk = ProceduresFeature(town: town, audit: SilentAudit()).authoring
      let starter = DraftStarter(
        id: "dog-registration", title: "犬の登録", department: "citizens", categories: ["certificates"],
        lifeEvents: ["moving"], counter: "市民課 1番窓口")
      let library = try Data(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
          .appending(path: "../../Examples/Groups/applicant.yaml"))
      let group = JSONValue(try YAMLSource.read(Array(library), file: "groups/applicant.yaml"))
      for folder in [starter.folder(), starter.folder(applicant: group)] {
        let found = try await desk.check(folder, .quick)
        #expect(Set(found.findings.filter { $0.severity == .mistake }.map(\.code)) == ["missing-translation"])
        let mistakes = found.findings.filter { $0.severity == .mistake }
        #expect(mistakes.allSatisfy { $0.sentence(in: .japanese).contains("procedure.") }, "\(mistakes)")
      }
      var folder = starter.folder()
      for language in ["en", "easy-ja"] {
        let text = DraftPath("text/\(language).yaml")
        for key in ["procedure.title", "procedure.summary"] {
          try folder.apply(.set(text.key(key), to: .text("Dogs"), was: nil))
        }
      }
      let checked = try await desk.check(folder, .full)
      #expect(checked.procedure != nil, "\(checked.findings)")
    }
  }
}

@Suite("The conditions of the shipped procedures", .serialized) struct RealConditionTests {
  /// Every condition of a draft's forms and documents.
  static func conditions(_ folder: DraftFolder) -> [(path: DraftPath, text: String)] {
    func walk(_ json: JSONValue, _ path: DraftPath) -> [(DraftPath, String)] {
      switch json {
      case .object(let members):
        return members.flatMap { member -> [(DraftPath, String)] in
          if ["when", "must"].contains(member.key), let text = member.value.text {
            return [(path.key(member.key), text)]
          }
          return walk(member.value, path.key(member.key))
        }
      case .list(let items): return zip(DraftFolder.steps(of: items), items).flatMap { walk($1, path.appending($0)) }
      default: return []
      }
    }
    return folder.paths.filter { !$0.hasPrefix("examples/") && !$0.hasPrefix("text/") }.flatMap { file in
      folder[DraftPath(file)].map { walk($0, DraftPath(file)) } ?? []
    }
  }

  @Test("can be taken apart and put together, and mean the same", arguments: exampleFolders)
  func roundTrip(folder: String) throws {
    let draft = try draft(folder)
    let names = DraftNames(DraftOutline(draft))
    let conditions = Self.conditions(draft)
    #expect(!conditions.isEmpty)
    for (path, text) in conditions {
      let known = names.names(at: path)
      let sentence = try ConditionSentence(text, known)
      #expect(try ConditionSentence(sentence.feel, known) == sentence, "\(text)")
      #expect(try Condition(sentence.feel, known).questions == Condition(text, known).questions, "\(text)")
    }
    let guided = try conditions.count { try ConditionSentence($0.text, names.names(at: $0.path)).isGuided }
    #expect(guided * 2 > conditions.count, "\(guided) of \(conditions.count)")
  }

  @Test("written from their parts leave a procedure whose examples hold", arguments: thoroughFolders)
  func rewritten(folder: String) throws {
    var draft = try draft(folder)
    let names = DraftNames(DraftOutline(draft))
    for (path, text) in Self.conditions(draft) {
      let sentence = try ConditionSentence(text, names.names(at: path))
      try draft.apply(.set(path, to: .text(sentence.feel), was: .text(text)))
    }
    let definition = try #require(DraftReading(draft).outcome.definition)
    for example in ExampleRunner.run(definition) { #expect(example.holds, "\(example)") }
  }
}

@Suite("A question of a shipped procedure", .serialized) struct RealQuestionTests {
  @Test("can have another id, and every example still holds", arguments: thoroughFolders)
  func rename(folder: String) throws {
    let original = try draft(folder)
    let questions = DraftOutline(original).questions.filter { $0.type != "information" }
    // Some of them, always the same.
    let some = questions.filter { $0.fullID.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) % 1009 }.isMultiple(of: 16) }
    for question in some {
      var draft = original
      try draft.apply(try original.renaming(question: question.fullID, to: "renamed"))
      let reading = DraftReading(draft)
      let mistakes = reading.outcome.findings.filter { $0.severity == .mistake }
      #expect(mistakes.isEmpty, "\(question.fullID): \(mistakes.prefix(3))")
      guard let definition = reading.outcome.definition else { continue }
      for example in ExampleRunner.run(definition) { #expect(example.holds, "\(question.fullID): \(example)") }
    }
  }

  @Test("is used where its name stands, and nowhere else", arguments: thoroughFolders)
  func uses(folder: String) throws {
    let draft = try draft(folder)
    let uses = DraftUses(draft)
    for (path, text) in RealConditionTests.conditions(draft) {
      let names = DraftNames(DraftOutline(draft)).names(at: path)
      for id in try Condition(text, names).questions where !path.steps.contains(.key("checks")) || path.steps.count < 4 {
        let isFound = uses.uses(of: .question(id)).contains { $0.path == path }
        #expect(isFound || path.file.hasPrefix("groups/") || DraftOutline(draft).question(id) == nil, "\(id) \(path)")
      }
    }
  }
}

@Suite("A planned publication") struct PublicationPlanTests {
  @Test("opens on its first day and closes after its last one", arguments: Engine.available)
  func plan(engine: Engine) async throws {
    let clock = TestClock()
    try await withTown(engine, clock: clock, migrations: proceduresMigrations) { town in
      let audit = RecordingAudit()
      let feature = ProceduresFeature(town: town, audit: audit), desk = feature.authoring
      let folder = try #require(exampleFolders.first { $0.contains("TsumugiCity/procedures/resident-record-copy") })
      let definition = try #require(ProcedureFolderReader.read(folder).definition)
      let procedure = CheckedProcedure(version: ProcedureHash.version(of: definition), definition: definition)
      let period = OpenPeriod(from: CivilDate("2026-11-23"), to: CivilDate("2026-11-25"))
      try await town.database.write { try desk.publish(procedure, in: period, by: .officer("a"), in: $0) }
      for (day, isOpen) in [(21, false), (22, false), (23, true), (24, true), (25, true), (26, false), (27, false)] {
        try await feature.carryOutPlans()
        try await feature.carryOutPlans()
        await desk.noticePublications()
        let isThere = try await feature.port.current(definition.id) != nil
        #expect(isThere == isOpen, "\(day)")
        clock.advance(seconds: 86_400)
      }
      #expect(audit.actions == ["procedures.planned", "procedures.published", "procedures.closed"])
      let entries = try await desk.listAll()
      #expect(entries.map(\.state) == [.closed] && entries.first?.planned == nil)
    }
  }

  @Test("is forgotten when something else is published", arguments: Engine.available)
  func replaced(engine: Engine) async throws {
    try await withTown(engine, migrations: proceduresMigrations) { town in
      let feature = ProceduresFeature(town: town, audit: SilentAudit()), desk = feature.authoring
      let folder = try #require(exampleFolders.first { $0.contains("TsumugiCity/procedures/resident-record-copy") })
      let definition = try #require(ProcedureFolderReader.read(folder).definition)
      let procedure = CheckedProcedure(version: ProcedureHash.version(of: definition), definition: definition)
      let later = OpenPeriod(from: CivilDate("2027-01-01"))
      try await town.database.write { try desk.publish(procedure, in: later, by: .officer("a"), in: $0) }
      try await town.database.write { try desk.publish(procedure, in: OpenPeriod(), by: .officer("a"), in: $0) }
      let entries = try await desk.listAll()
      #expect(entries.map(\.state) == [.open] && entries.first?.planned == nil)
      let versions = try await desk.versions(of: definition.id)
      #expect(versions.map(\.isOpen) == [true] && versions.map(\.number) == [1])
    }
  }

  @Test("is told with its version, and can be cancelled while what is open stays open", arguments: Engine.available)
  func cancelled(engine: Engine) async throws {
    try await withTown(engine, migrations: proceduresMigrations) { town in
      let audit = RecordingAudit()
      let feature = ProceduresFeature(town: town, audit: audit), desk = feature.authoring
      let folder = try #require(exampleFolders.first { $0.contains("TsumugiCity/procedures/seal-certificate") })
      let definition = try #require(ProcedureFolderReader.read(folder).definition)
      let procedure = CheckedProcedure(version: ProcedureHash.version(of: definition), definition: definition)
      let later = OpenPeriod(from: CivilDate("2027-01-01"), to: CivilDate("2027-12-31"))
      try await town.database.write { try desk.publish(procedure, in: later, by: .officer("a"), in: $0) }
      let planned = try await desk.plans()
      #expect(planned == [definition.id: PlannedPublication(version: procedure.version, period: later)])
      try await town.database.write { try desk.cancelPlan(of: definition.id, by: .officer("a"), in: $0) }
      let nothing = try await desk.plans()
      #expect(nothing.isEmpty)
      await #expect(throws: ProceduresProblem.notFound) {
        try await town.database.write { try desk.cancelPlan(of: definition.id, by: .officer("a"), in: $0) }
      }
      let end = OpenPeriod(to: CivilDate("2027-12-31"))
      try await town.database.write { try desk.publish(procedure, in: end, by: .officer("a"), in: $0) }
      let closing = try await desk.plans()
      #expect(closing == [definition.id: PlannedPublication(version: nil, period: end)])
      try await town.database.write { try desk.cancelPlan(of: definition.id, by: .officer("a"), in: $0) }
      let entries = try await desk.listAll()
      #expect(entries.map(\.state) == [.open] && entries.first?.planned == nil)
      #expect(audit.actions == [
        "procedures.planned", "procedures.plan-cancelled", "procedures.published", "procedures.plan-cancelled",
      ])
    }
  }

  @Test("finds the open procedures that have a group of questions, each with its copy")
  func groups() async throws {
    try await withTown(migrations: proceduresMigrations) { town in
      let feature = ProceduresFeature(town: town, audit: SilentAudit()), desk = feature.authoring
      for name in ["seal-certificate", "moving-out"] {
        let folder = try #require(exampleFolders.first { $0.contains("TsumugiCity/procedures/\(name)") })
        let definition = try #require(ProcedureFolderReader.read(folder).definition)
        let procedure = CheckedProcedure(version: ProcedureHash.version(of: definition), definition: definition)
        try await town.database.write { try desk.publish(procedure, in: OpenPeriod(), by: .officer("a"), in: $0) }
      }
      await desk.noticePublications()
      let holders = try await desk.procedures(withGroup: "applicant")
      #expect(holders.map(\.procedure).contains("seal-certificate"))
      #expect(holders.allSatisfy { $0.group.id == "applicant" && !$0.title.isEmpty })
      let nobody = try await desk.procedures(withGroup: "nobody")
      #expect(nobody.isEmpty)
    }
  }
}
