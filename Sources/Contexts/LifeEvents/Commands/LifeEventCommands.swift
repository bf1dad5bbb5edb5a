import Foundation
import Kernel
import LifePlan
import Ports

/// `tsumugi life-events check | import | list`: what they do, without the command line around them.
public struct LifeEventCommands: Sendable {
  let texts: Texts

  public init(texts: Texts) { self.texts = texts }

  /// Reads every folder, says what is wrong with it, and compares its examples with the plans they give.
  /// - Parameter facts: of the town a folder belongs to; `nil` when it belongs to none that is known.
  public func check(
    _ folders: [String], facts: (_ folder: String) throws -> GuideFacts?
  ) rethrows -> CommandOutcome {
    let read = try folders.map { try self.read($0, for: facts($0)) }
    return CommandOutcome(read.flatMap(\.lines), status: read.contains { $0.files == nil } ? 1 : 0)
  }

  /// The same where no town is known.
  public func check(_ folders: [String]) -> CommandOutcome { check(folders) { _ in nil } }

  /// Publishes every folder, or none when one has a mistake.
  public func `import`(_ folders: [String], into feature: LifeEventsFeature, dryRun: Bool) async throws
    -> CommandOutcome
  {
    guard !folders.isEmpty else { return CommandOutcome([say("nothing-there")]) }
    let facts = try await feature.facts
    let read = folders.map { self.read($0, for: facts) }
    let guides = read.compactMap { one in one.files.map { (id: one.id, files: $0) } }
    guard guides.count == folders.count else {
      return CommandOutcome(read.flatMap(\.lines) + [say("nothing-imported")], status: 1)
    }
    guard !dryRun else { return CommandOutcome(guides.map { say("would-publish", ["id": $0.id]) }) }
    return CommandOutcome(
      try await feature.publish(guides).map { say($0.isNew ? "published" : "unchanged", ["id": $0.id]) })
  }

  /// The published guides: id, number of steps, title.
  public func list(_ feature: LifeEventsFeature) async throws -> CommandOutcome {
    CommandOutcome(
      try await feature.shelf.list().map { "\($0.id)\t\($0.steps.count)\t\($0.words(in: texts.language).title)" })
  }

  private func read(_ folder: String, for facts: GuideFacts?) -> (id: String, files: StoredGuide?, lines: [String]) {
    let id = URL(filePath: folder).standardizedFileURL.lastPathComponent
    guard let content = GuideFolder.content(of: folder) else {
      return (id, nil, ["\(folder): \(say("no-such-folder"))"])
    }
    let outcome = GuideReader.read(content.files, named: id, for: facts, findings: content.findings)
    guard let guide = outcome.guide else {
      let findings = outcome.findings.map { "\(folder)/\($0.line(texts))" }
      return (id, nil, findings + [say("found", ["id": id, "n": "\(findings.count)"])])
    }
    let counts = ["id": id, "steps": "\(guide.steps.count)", "examples": "\(outcome.examples.count)"]
    return (id, StoredGuide(content.files), [say("checked", counts)])
  }

  private func say(_ key: String, _ values: [String: String] = [:]) -> String {
    texts["lifeevents.staff.command.\(key)", values]
  }
}
