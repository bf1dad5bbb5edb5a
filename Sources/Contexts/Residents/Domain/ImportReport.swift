import Kernel

/// What an extract changes in the registry, or would.
struct ImportReport: Sendable, Equatable {
  /// In the extract.
  var people = 0
  /// Who lived here before.
  var before = 0
  var added = 0
  var changed = 0
  /// How many people each item changed for.
  var changedItems: [ResidentItem: Int] = [:]
  /// Who is not in the extract any more, or has left by its own words.
  var removed = 0
  /// Who had been removed and is back.
  var returned = 0
  /// In the extract, and as before.
  var unchanged = 0

  var changesNothing: Bool { added == 0 && changed == 0 && removed == 0 && returned == 0 }

  /// More than one in ten gone at once is rather half an extract than a town that moves away.
  var losesMany: Bool { before >= 20 && removed * 10 > before }

  mutating func add(_ kind: Change) {
    switch kind {
    case .added: added += 1
    case .changed(let items):
      changed += 1
      for item in items { changedItems[item, default: 0] += 1 }
    case .removed: removed += 1
    case .returned: returned += 1
    }
  }

  enum Change: Sendable, Equatable {
    case added, removed, returned
    case changed(Set<ResidentItem>)

    /// For lines about single people.
    var word: String {
      switch self {
      case .added: "new"
      case .changed(let items): "changed (\(Self.list(items)))"
      case .removed: "gone"
      case .returned: "back"
      }
    }

    private static func list(_ items: Set<ResidentItem>) -> String {
      ResidentItem.allCases.filter(items.contains).map(\.heading).joined(separator: ", ")
    }
  }

  /// `2 new, 1 changed (町字 1, 番地以下 1), 1 gone, 96 as before`
  var text: String {
    let items = ResidentItem.allCases.compactMap { item in changedItems[item].map { "\(item.heading) \($0)" } }
    let changes = changed == 0 ? "0 changed" : "\(changed) changed (\(items.joined(separator: ", ")))"
    let back = returned == 0 ? "" : ", \(returned) back"
    return "\(added) new, \(changes), \(removed) gone\(back), \(unchanged) as before"
  }
}
