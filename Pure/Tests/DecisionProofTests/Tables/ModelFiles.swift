import DMN
import Foundation

/// Models in files: those of the example towns, and those of the compatibility kit where it is there.
enum ModelFiles {
  static let examples = models(
    in: URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../Examples").standardized)

  static let kitFolder = ProcessInfo.processInfo.environment["TSUMUGI_DMN_TCK"]

  static var kit: [DecisionModel] { kitFolder.map { models(in: URL(fileURLWithPath: $0)) } ?? [] }

  private static func models(in folder: URL) -> [DecisionModel] {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    let paths = files.compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".dmn") }.sorted()
    return paths.compactMap { path in
      FileManager.default.contents(atPath: path).flatMap { try? DecisionModel.read(xml: Array($0)) }
    }
  }

  /// The tables of models that brute force can look at, each once.
  static func tables(of models: [DecisionModel]) -> [TownTable] {
    var seen: Set<DecisionTable> = []
    return models.flatMap { model in
      model.decisions.compactMap { decision -> TownTable? in
        guard case .table(let table)? = decision.logic?.kind, seen.insert(table).inserted else { return nil }
        return TownTable(table, named: decision.name, of: model)
      }
    }
  }
}
