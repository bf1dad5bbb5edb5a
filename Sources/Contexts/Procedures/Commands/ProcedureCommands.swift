import FormSchema
import Foundation
import Kernel
import Ports
import SourceFiles
import Storage

/// `tsumugi procedures check | import | export | close | list`: what they do, without the command line around them.
public struct ProcedureCommands: Sendable {
  let texts: Texts
  /// What the folders may refer to; `nil` checks the folders alone.
  let town: TownFacts?
  /// The day for which paths through the forms are proven.
  let today: CivilDate

  public init(texts: Texts, town: TownFacts?, today: CivilDate) {
    self.texts = texts
    self.town = town
    self.today = today
  }

  /// Reads every folder, says what is wrong with it and runs its examples.
  ///
  /// A folder may name as related what is checked with it and what stands beside it.
  /// - Parameter facts: of the town a folder belongs to; `nil` when it belongs to none that is known.
  public func check(
    _ folders: [String], facts: (_ folder: String) throws -> TownFacts?
  ) rethrows -> CommandOutcome {
    let read = try folders.map { folder in
      try readFolder(folder, for: town ?? facts(folder), among: Set((folders + Self.beside(folder)).map(Self.name)))
    }
    return CommandOutcome(read.flatMap(\.lines), status: read.contains { $0.definition == nil } ? 1 : 0)
  }

  /// The same where no town is known.
  public func check(_ folders: [String]) -> CommandOutcome { check(folders) { _ in nil } }

  private static func name(_ folder: String) -> String {
    URL(filePath: folder).standardizedFileURL.lastPathComponent
  }

  /// The procedure folders that stand in the same folder.
  private static func beside(_ folder: String) -> [String] {
    let parent = URL(filePath: folder).standardizedFileURL.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    return names.map { parent.appending(path: $0).path }
      .filter { FileManager.default.fileExists(atPath: "\($0)/procedure.yaml") }
  }

  /// Publishes every folder, or none when one has a mistake.
  public func `import`(_ folders: [String], into feature: ProceduresFeature, dryRun: Bool) async throws
    -> CommandOutcome
  {
    guard !folders.isEmpty else { return CommandOutcome([say("nothing-there")]) }
    // What is open stays open, so a folder may name that, too.
    let set = Set(try await feature.port.listCurrent().map(\.id) + folders.map(Self.name))
    let read = folders.map { readFolder($0, for: town, among: set) }
    let definitions = read.compactMap(\.definition)
    guard definitions.count == folders.count else {
      return CommandOutcome(read.flatMap(\.lines) + [say("nothing-imported")], status: 1)
    }
    guard !dryRun else {
      return CommandOutcome(
        definitions.map { definition in
          say("would-publish", ["id": definition.id, "version": Self.short(ProcedureHash.version(of: definition))])
        })
    }
    let outcome = try await feature.publish(definitions)
    return CommandOutcome(
      outcome.map { published, isNew in
        say(
          isNew ? "published" : "unchanged",
          [
            "id": published.id, "number": "\(published.number)", "version": Self.short(published.version),
          ])
      })
  }

  /// Writes the open version of a procedure as a folder under `parent`.
  public func export(_ procedure: String, from feature: ProceduresFeature, to parent: String, dryRun: Bool) async throws
    -> CommandOutcome
  {
    guard let found = try await feature.port.current(procedure) else {
      return CommandOutcome([say("no-such-procedure", ["id": procedure])], status: 1)
    }
    let files = ProcedureFolderWriter.files(found.definition)
    if !dryRun { try ProcedureFolderWriter.write(found.definition, under: parent) }
    return CommandOutcome(
      files.map { file in
        say(dryRun ? "would-write" : "written", ["path": "\(parent)/\(procedure)/\(file.path)"])
      })
  }

  /// Closes a procedure for new applications; its cases go on.
  public func close(_ procedure: String, in feature: ProceduresFeature, dryRun: Bool) async throws -> CommandOutcome {
    guard try await feature.port.current(procedure) != nil else {
      return CommandOutcome([say("no-such-procedure", ["id": procedure])], status: 1)
    }
    if !dryRun { try await feature.close(procedure) }
    return CommandOutcome([say(dryRun ? "would-close" : "closed", ["id": procedure])])
  }

  /// The open procedures: id, number, version, title.
  public func list(_ feature: ProceduresFeature) async throws -> CommandOutcome {
    let open = try await feature.port.listCurrent()
    return CommandOutcome(
      open.map {
        "\($0.id)\t\($0.number)\t\(Self.short($0.version))\t\($0.definition.words(in: texts.language).title)"
      })
  }

  private func readFolder(
    _ folder: String, for town: TownFacts?, among set: Set<String>
  ) -> (definition: ProcedureDefinition?, lines: [String]) {
    let read = ProcedureFolderReader.read(folder, for: town, among: set).proven(on: today)
    let (outcome, examples) = read.tried()
    let findings = lines(outcome.findings, in: folder)
    guard let definition = read.definition else { return (nil, findings) }
    let counts = ["held": "\(examples.count(where: \.holds))", "examples": "\(examples.count)"]
    return (outcome.definition, findings + [say("checked", counts.merging(["id": definition.id]) { $1 })])
  }

  /// What has to be mended, then what may be looked at.
  private func lines(_ findings: [FolderFinding], in folder: String) -> [String] {
    guard !findings.isEmpty else { return [] }
    let mistakes = findings.filter { $0.severity == .mistake }
    let hints = findings.filter { $0.severity == .advice }
    let told = [mistakes, hints].map { $0.map { "\(folder)/\($0.line(texts))" } }
    let counts = ["id": Self.name(folder), "mistakes": "\(mistakes.count)", "hints": "\(hints.count)"]
    let heading = say(mistakes.isEmpty ? "hints" : "hints.only")
    return told[0] + (hints.isEmpty ? [] : [heading]) + told[1] + [say("found", counts)]
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    texts["procedures.staff.command.\(key)", values]
  }

  private static func short(_ version: ProcedureVersionID) -> String { String(version.hex.prefix(12)) }
}
