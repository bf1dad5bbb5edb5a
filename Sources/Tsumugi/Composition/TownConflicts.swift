import Foundation
import Municipality
import Storage
import StoragePostgres
import Web

/// What two towns of one configuration may not share, noted town by town.
struct TownConflicts {
  private var ids: [String: Int] = [:]
  private var hosts: [String: Int] = [:]
  private var addresses: [String: Int] = [:]
  private var databases: [PostgresPlace: Int] = [:]

  /// Says in `source` what the town at `index` has in common with an earlier one, or cannot be used at all.
  mutating func note(_ index: Int, _ place: Configuration.TownPlace, in source: inout SettingSource) {
    noteTown(index, place.folder, &source)
    noteDatabase(index, place.database, &source)
    if let earlier = Self.claim(place.address.lowercased(), index, in: &addresses) {
      source.refuse(
        "towns.\(index).address", "is the address of towns.\(earlier) already; every town is reached at its own")
    }
  }

  /// A folder that is not there is told when the town is opened: a backup is restored without it.
  private mutating func noteTown(_ index: Int, _ folder: String, _ source: inout SettingSource) {
    let key = "towns.\(index).folder"
    do {
      guard let town = try TownFile.lookUp(in: URL(filePath: folder)) else { return }
      if let earlier = Self.claim(town.id, index, in: &ids) {
        source.refuse(
          key,
          "holds the town “\(town.id)”, which towns.\(earlier) is already; the id is its folder of data and its path")
        return
      }
      for host in town.hosts {
        guard let earlier = Self.claim(host, index, in: &hosts), earlier != index else { continue }
        source.refuse(
          key, "holds a town with the host “\(host)”, which leads to towns.\(earlier) already: “hosts” in town.yaml")
      }
    } catch {
      source.refuse(key, "holds a town.yaml that cannot be used: \(error)")
    }
  }

  private mutating func noteDatabase(_ index: Int, _ database: String, _ source: inout SettingSource) {
    guard database.hasPrefix("postgres") else { return }
    let key = source.databaseKey(index)
    do {
      if let earlier = Self.claim(try PostgresPlace(url: database), index, in: &databases) {
        source.refuse(key, "leads to the database and schema of towns.\(earlier) already; every town has its own")
      }
    } catch .unsuitable(let sentence) {
      source.refuse(key, "cannot be used: \(sentence)")
    } catch {
      source.refuse(key, "cannot be used")
    }
  }

  /// - Returns: who has `value` already; `nil` when it is the town's at `index` from now on.
  private static func claim<Value: Hashable>(_ value: Value, _ index: Int, in owners: inout [Value: Int]) -> Int? {
    if let earlier = owners[value] { return earlier }
    owners[value] = index
    return nil
  }
}
