/// What an import changes.
struct ImportDifference: Sendable, Equatable {
  let before: Int
  let added: Int
  let removed: Int

  init(from old: Set<String>, to new: Set<String>) {
    before = old.count
    added = new.subtracting(old).count
    removed = old.subtracting(new).count
  }

  var text: String { "\(before) before, \(added) new, \(removed) gone" }
}
