import Foundation
import LifeEvents
import Municipality
import Ports
import Web

/// The town in whose folder a procedure or a guide stands, as `Examples/TsumugiCity/procedures/…`.
struct TownFolder {
  let url: URL
  let profile: TownProfile

  /// - Returns: `nil` when the folder stands in no town's.
  /// - Throws: when what should be a `town.yaml` there has a mistake.
  init?(around folder: String) throws(TownFile.Mistake) {
    url = URL(filePath: folder).standardizedFileURL.deletingLastPathComponent().deletingLastPathComponent()
    guard let profile = try TownFile.lookUp(in: url) else { return nil }
    self.profile = profile
  }

  /// What `work` says; a mistake in a `town.yaml` it came upon is said in its place, as one found.
  static func reporting(_ work: () throws -> CommandOutcome) rethrows -> CommandOutcome {
    do {
      return try work()
    } catch let mistake as TownFile.Mistake {
      return CommandOutcome(["\(mistake)"], status: 1)
    }
  }
}

extension GuideFacts {
  init(_ town: TownFolder) {
    let procedures = try? FileManager.default.contentsOfDirectory(atPath: town.url.appending(path: "procedures").path)
    self.init(procedures: Set(procedures ?? []), lifeEvents: Set(town.profile.lifeEvents.map(\.id)))
  }
}
