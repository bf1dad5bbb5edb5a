public import FormSchema
import Foundation
public import Kernel
public import Ports
public import Storage

/// The verbs of `tsumugi procedures`, as functions that print nothing themselves.
public struct ProcedureCommands: Sendable {
  private let texts: Texts

  /// - Parameter language: of the report; Japanese or English.
  public init(language: Language = .japanese) { texts = ProceduresFeature.catalogue.texts(in: language) }

  /// `check FOLDER`: one procedure's folder, or a folder of them. Runs the examples of those without mistakes.
  public func check(_ path: String, for town: TownFacts? = nil) -> CommandReport {
    let read = read(path, for: town)
    return CommandReport(lines: read.lines, status: read.status)
  }

  /// `import FOLDER`: checks everything, then opens all of it at once, or nothing.
  public func `import`(
    _ path: String, for town: TownFacts?, publisher: ProcedurePublisher, dryRun: Bool
  ) async throws -> CommandReport {
    var report = read(path, for: town)
    guard report.status == .done else { return CommandReport(lines: report.lines, status: report.status) }
    if dryRun {
      report.lines += report.definitions.map { definition in
        say("would-publish", ["id": definition.id, "version": short(ProcedureHash.version(of: definition))])
      }
    } else {
      let published = try await publisher.publish(report.definitions, by: .system("procedures-import"))
      report.lines += published.map { publication in
        say(publication.isNew ? "published" : "unchanged", [
          "id": publication.procedure, "number": "\(publication.number)", "version": short(publication.version),
        ])
      }
    }
    return CommandReport(lines: report.lines, status: .done)
  }

  /// `export ID FOLDER`: writes the open version as a folder under `parent`.
  public func export(
    _ procedure: String, under parent: String, from database: any Database
  ) async throws -> CommandReport {
    let found = try await database.read { tx in
      try ProcedureStore.currentVersion(of: procedure, in: tx).map { try ProcedureStore.find($0, in: tx) }
    }
    guard let found else {
      return CommandReport(lines: [say("no-such-procedure", ["id": procedure])], status: .notFound)
    }
    do {
      try ProcedureFolderWriter.write(found.definition, under: parent)
    } catch {
      return CommandReport(lines: [say("not-written", ["path": "\(parent)/\(procedure)"])], status: .notWritten)
    }
    let values = ["id": procedure, "number": "\(found.number)", "path": "\(parent)/\(procedure)"]
    return CommandReport(lines: [say("exported", values)], status: .done)
  }

  /// `list`: every version, a line each.
  public func list(_ database: any Database) async throws -> CommandReport {
    let versions = try await database.read { try ProcedureStore.listVersions(in: $0) }
    let lines = versions.map { version in
      say(version.closedAt == nil ? "listed-open" : "listed-closed", [
        "id": version.procedure, "number": "\(version.number)", "version": short(version.version),
        "on": version.publishedAt.dateInJapan.description, "closed": version.closedAt?.dateInJapan.description ?? "",
      ])
    }
    return CommandReport(lines: lines.isEmpty ? [say("none")] : lines, status: .done)
  }

  private struct ReadFolders {
    var lines: [String] = []
    var definitions: [ProcedureDefinition] = []
    var status = CommandReport.Status.done
  }

  private func read(_ path: String, for town: TownFacts?) -> ReadFolders {
    let folders = Self.folders(at: path)
    var read = ReadFolders()
    guard !folders.isEmpty else {
      return ReadFolders(lines: [say("no-folder", ["path": path])], status: .notFound)
    }
    for folder in folders {
      let name = URL(filePath: folder).standardizedFileURL.lastPathComponent
      let outcome = ProcedureFolderReader.read(folder, for: town)
      read.lines += outcome.findings.map { "\(name)/\($0.line(texts))" }
      guard let definition = outcome.definition else {
        read.lines.append(say("has-mistakes", ["id": name, "count": "\(outcome.findings.count)"]))
        read.status = .mistakes
        continue
      }
      read.definitions.append(definition)
      let examples = ExampleRunner.run(definition)
      for example in examples where !example.holds {
        read.status = .mistakes
        read.lines += example.differences.map { difference in
          "\(name)/examples/\(example.example).yaml: \(sentence(difference))"
        }
      }
      let held = examples.filter(\.holds).count
      read.lines.append(say("checked", [
        "id": name, "held": "\(held)", "examples": "\(examples.count)",
        "version": short(ProcedureHash.version(of: definition)),
      ]))
    }
    return read
  }

  /// The folder itself when it is a procedure's, or those in it that are.
  private static func folders(at path: String) -> [String] {
    let isProcedure = { (path: String) in FileManager.default.fileExists(atPath: "\(path)/procedure.yaml") }
    if isProcedure(path) { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().map { "\(path)/\($0)" }.filter(isProcedure)
  }

  private func sentence(_ difference: ExampleOutcome.Difference) -> String {
    switch difference {
    case .untypable(let question): say("example.untypable", ["question": question])
    case .problems(let found, let expected):
      say("example.problems", ["found": list(found), "expected": list(expected)])
    case .fee(let found, let expected): say("example.fee", ["found": "\(found)", "expected": "\(expected)"])
    case .shown(let question): say("example.shown", ["question": question])
    case .applicant: say("example.applicant")
    case .decision(let found): say("example.decision", ["found": list(found)])
    case .documents(let found, let expected):
      say("example.documents", ["found": list(found), "expected": list(expected)])
    case .placeholder(let name, let document): say("example.placeholder", ["placeholder": name, "document": document])
    }
  }

  private func list(_ items: [String]) -> String { items.isEmpty ? "–" : items.joined(separator: ", ") }

  private func short(_ version: ProcedureVersionID) -> String { String(version.hex.prefix(12)) }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    texts["procedures.staff.command.\(key)", values]
  }
}
