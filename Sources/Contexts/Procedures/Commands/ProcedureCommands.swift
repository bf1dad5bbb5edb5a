import FormSchema
import Foundation
import Kernel
import Ports
import Storage

/// `tsumugi procedures check | import | export | list`: what they do, without the command line around them.
public struct ProcedureCommands: Sendable {
  let texts: Texts
  /// What the folders may refer to; `nil` checks the folders alone.
  let town: TownFacts?

  public init(texts: Texts, town: TownFacts?) {
    self.texts = texts
    self.town = town
  }

  /// Reads every folder, says what is wrong with it and runs its examples.
  public func check(_ folders: [String]) -> CommandOutcome {
    let read = folders.map(readFolder)
    return CommandOutcome(lines: read.flatMap(\.lines), status: read.contains { $0.definition == nil } ? 1 : 0)
  }

  /// Publishes every folder, or none when one has a mistake.
  public func `import`(_ folders: [String], into feature: ProceduresFeature, dryRun: Bool) async throws -> CommandOutcome {
    let read = folders.map(readFolder)
    let definitions = read.compactMap(\.definition)
    guard definitions.count == folders.count else {
      return CommandOutcome(lines: read.flatMap(\.lines) + ["nothing was imported"], status: 1)
    }
    guard !dryRun else {
      return CommandOutcome(lines: definitions.map { "would import \($0.id) (\(ProcedureHash.version(of: $0).hex.prefix(12)))" })
    }
    let outcome = try await feature.publish(definitions)
    return CommandOutcome(lines: outcome.map { published, isNew in
      "\(isNew ? "published" : "unchanged") \(published.id) number \(published.number) (\(published.version.hex.prefix(12)))"
    })
  }

  /// Writes the open version of a procedure as a folder under `parent`.
  public func export(_ procedure: String, from feature: ProceduresFeature, to parent: String, dryRun: Bool) async throws -> CommandOutcome {
    guard let found = try await feature.port.current(procedure) else {
      return CommandOutcome(lines: ["\(procedure): no such open procedure"], status: 1)
    }
    let files = ProcedureFolderWriter.files(found.definition)
    if !dryRun { try ProcedureFolderWriter.write(found.definition, under: parent) }
    return CommandOutcome(lines: files.map { "\(dryRun ? "would write " : "")\(parent)/\(procedure)/\($0.path)" })
  }

  /// The open procedures: id, number, version, title.
  public func list(_ feature: ProceduresFeature) async throws -> CommandOutcome {
    let open = try await feature.port.listCurrent()
    return CommandOutcome(lines: open.map {
      "\($0.id)\t\($0.number)\t\($0.version.hex.prefix(12))\t\($0.definition.words(in: texts.language).title)"
    })
  }

  private func readFolder(_ folder: String) -> (definition: ProcedureDefinition?, lines: [String]) {
    let outcome = ProcedureFolderReader.read(folder, for: town)
    let findings = outcome.findings.map { "\(folder)/\($0.line(texts))" }
    guard let definition = outcome.definition else { return (nil, findings) }
    let examples = ExampleRunner.run(definition)
    let broken = examples.filter { !$0.holds }
    let lines = broken.map { "\(folder)/examples/\($0.example).yaml: \($0.title): \(Self.text($0.differences))" }
    let summary = "\(definition.id): \(examples.count - broken.count) of \(examples.count) examples hold"
    return (broken.isEmpty ? definition : nil, findings + lines + [summary])
  }

  private static func text(_ differences: [ExampleOutcome.Difference]) -> String {
    differences.map { "\($0)" }.joined(separator: "; ")
  }
}
