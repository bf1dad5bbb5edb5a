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
  /// - Returns: lines for a person, and 0; or 1 with the line that cannot be used.
  public func `import`(
    _ kind: ReferenceData.Kind, file: String, source: String, dataOn: CivilDate, dryRun: Bool
  ) async throws -> (lines: [String], status: Int32) {
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8) else {
      return (["\(file): cannot be read as UTF-8"], 1)
    }
    let data: ReferenceData
    do {
      data = try ReferenceData(kind, csv: text)
    } catch {
      return (["\(file):\(error.line): cannot be used; expected \(error.wouldBeRight)"], 1)
    }
    guard !dryRun else { return (["would import \(data.count) \(kind.rawValue)"], 0) }
    let town = feature.town
    let sha256 = hexadecimal(SHA256.hash(data: bytes))
    let before = try await town.database.write { tx in
      try feature.audit.record(
        AuditEntry(
          actor: .system("command"), action: "reference.imported", subject: "reference:\(kind.rawValue)",
          details: ["entries": "\(data.count)", "sha256": sha256]), in: tx)
      return try ReferenceStore().replace(
        with: data, source: source, dataOn: dataOn, sha256: sha256, at: town.world.now, in: tx)
    }
    return (["imported \(data.count) \(kind.rawValue) of \(dataOn) from \(source); there were \(before) before"], 0)
  }
}
