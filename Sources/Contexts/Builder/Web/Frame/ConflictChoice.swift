import Kernel
import ProcedureDraft

/// An edit that met another one, and what a person makes of it: for each place mine or theirs.
struct ConflictChoice: Sendable {
  let edit: DraftEdit
  let conflicts: [DraftConflict]
  /// Where it goes on once it is written.
  let then: String

  /// The edit as it is to be sent again.
  /// - Parameter mine: the places where mine counts; everywhere else theirs stays.
  /// - Returns: `nil` when nothing of it is left.
  func resolved(mine: Set<DraftPath>) -> DraftEdit? {
    let left = Self.parts(of: edit).compactMap { resolved($0, mine) }
    return left.isEmpty ? nil : left.count == 1 ? left[0] : .all(left)
  }

  private static func parts(of edit: DraftEdit) -> [DraftEdit] {
    if case .all(let edits) = edit { edits.flatMap(parts) } else { [edit] }
  }

  private func conflicts(of edit: DraftEdit) -> [DraftConflict] {
    conflicts.filter { conflict in edit.paths.contains { conflict.path.isWithin($0) } }
  }

  private func resolved(_ edit: DraftEdit, _ mine: Set<DraftPath>) -> DraftEdit? {
    let met = conflicts(of: edit)
    guard !met.isEmpty else { return edit }
    switch edit {
    case .set(let path, let value, let was, let place): return set(path, value, was, place, met, mine)
    case .insert(let value, let list, _):
      guard let conflict = met.first(where: { $0.kind == .taken }), mine.contains(conflict.path) else { return nil }
      return .set(value.itemID.map(list.item) ?? list, to: value, was: conflict.theirs)
    case .remove(let path, _):
      guard mine.contains(path), let theirs = met[0].theirs else { return nil }
      return .remove(path, was: theirs)
    case .setText(let file, let text, _):
      guard mine.contains(DraftPath(file)), let theirs = met[0].theirs?.text else { return nil }
      return .setText(file: file, to: text, was: theirs)
    // Where it was to go, nothing is any more, or something else has its name.
    case .move, .addFile, .removeFile, .all: return nil
    }
  }

  /// Members that met another one are taken into `was` where mine counts, and out of the value where theirs does.
  private func set(
    _ path: DraftPath, _ value: JSONValue?, _ was: JSONValue?, _ place: Int?, _ met: [DraftConflict],
    _ mine: Set<DraftPath>
  ) -> DraftEdit? {
    var value = value, was = was
    for conflict in met {
      guard conflict.kind == .changed else { return nil }
      let isMine = mine.contains(conflict.path)
      let steps = conflict.path.steps.dropFirst(path.steps.count)
      if steps.isEmpty {
        guard isMine else { return nil }
        was = conflict.theirs
      } else if isMine {
        was = was?.replacing(steps, with: conflict.theirs)
      } else {
        value = value?.replacing(steps, with: conflict.was)
      }
    }
    return .set(path, to: value, was: was, at: place)
  }
}

extension JSONValue {
  /// The same with another value behind some keys; `nil` takes the last of them away.
  fileprivate func replacing(_ steps: ArraySlice<DraftStep>, with value: JSONValue?) -> JSONValue {
    guard case .key(let key)? = steps.first, var members else { return self }
    let inner = steps.count == 1 ? value : self[key]?.replacing(steps.dropFirst(), with: value)
    if let place = members.firstIndex(where: { $0.key == key }) {
      if let inner { members[place].value = inner } else { members.remove(at: place) }
    } else if let inner {
      members.append(Member(key, inner))
    }
    return .object(members)
  }
}
