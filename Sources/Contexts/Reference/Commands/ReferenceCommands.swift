import Crypto
import Foundation
import Kernel
import Ports
import Storage
import Vault
import Web

/// `tsumugi reference import`: what it does, without the command line around it.
public struct ReferenceCommands: Sendable {
  let feature: ReferenceFeature

  public init(_ feature: ReferenceFeature) { self.feature = feature }

  /// Reads a file and puts it in the place of the former data, in one transaction.
  /// - Parameters:
  ///   - source: where the data comes from, recorded with it.
  ///   - dataOn: the day the data is of.
  ///   - dryRun: reads and compares, and changes nothing.
  /// - Returns: lines for a person, and 0; or 1 with the line that cannot be used.
  public func `import`(
    _ kind: ReferenceData.Kind, file: String, source: String, dataOn: CivilDate, dryRun: Bool
  ) async throws -> CommandOutcome {
    guard let contents = FileManager.default.contents(atPath: file) else {
      return CommandOutcome(["\(file): cannot be read"], status: 1)
    }
    let bytes = Array(contents)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      return CommandOutcome(["\(file): is not UTF-8. Convert it first: iconv -f CP932 -t UTF-8 \(file)"], status: 1)
    }
    let data: ReferenceData
    do {
      data = try ReferenceData(kind, csv: bytes)
    } catch {
      return CommandOutcome(["\(file):\(error.line): cannot be used; expected \(error.wouldBeRight)"], status: 1)
    }
    let origin = ImportOrigin(source: source, dataOn: dataOn, sha256: hexadecimal(SHA256.hash(data: bytes)))
    let difference = dryRun ? try await compare(data) : try await replace(with: data, origin)
    let verb = dryRun ? "would import" : "imported"
    return CommandOutcome(["\(verb) \(data.count) \(kind.rawValue) of \(dataOn) from \(source): \(difference.text)"])
  }

  private var store: ReferenceStore { ReferenceStore(world: feature.town.world) }

  private func compare(_ data: ReferenceData) async throws -> ImportDifference {
    try await feature.town.database.read { [store] tx in try store.difference(to: data, in: tx) }
  }

  private func replace(with data: ReferenceData, _ origin: ImportOrigin) async throws -> ImportDifference {
    try await feature.town.database.write { [store, feature] tx in
      let difference = try store.difference(to: data, in: tx)
      try store.replace(with: data, origin, in: tx)
      try feature.audit.record(
        AuditEntry(
          actor: .system("command"), action: "reference.imported", subject: "reference:\(data.kind.rawValue)",
          details: [
            "entries": "\(data.count)", "added": "\(difference.added)", "removed": "\(difference.removed)",
            "sha256": origin.sha256,
          ]), in: tx)
      return difference
    }
  }
}
