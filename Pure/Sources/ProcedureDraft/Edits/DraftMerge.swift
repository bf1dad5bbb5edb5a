import Kernel

/// Something two people changed differently: a person has to choose.
public struct DraftConflict: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    /// Both wrote something else there.
    case changed
    /// What one changed, the other took away; or where one wanted to put something.
    case gone
    /// Both put something of the same name there.
    case taken
  }

  public let kind: Kind
  public let path: DraftPath
  /// What both saw before; `nil` where nothing stood.
  public let was: JSONValue?
  /// What the one who comes later wants; `nil` for nothing.
  public let mine: JSONValue?
  /// What stands there now; `nil` for nothing.
  public let theirs: JSONValue?

  public init(_ kind: Kind, at path: DraftPath, was: JSONValue?, mine: JSONValue?, theirs: JSONValue?) {
    (self.kind, self.path, self.was, self.mine, self.theirs) = (kind, path, was, mine, theirs)
  }
}

/// What becomes of an edit that was made on an older revision of a draft.
///
/// The edit says itself what it saw, so nothing but the folder as it is now is needed.
public enum DraftMerge: Sendable, Equatable {
  /// It goes well with what others did: this edit, applied now, does it. The same edit, or one that says where its
  /// things stand now.
  case fits(DraftEdit)
  /// Somebody did the same already.
  case settled
  case conflict([DraftConflict])

  /// - Throws: ``DraftProblem`` for an edit that could not be done on any folder: unfit values, too many changes.
  public static func merge(_ edit: DraftEdit, into folder: DraftFolder) throws(DraftProblem) -> DraftMerge {
    var merge = Merging(folder: folder)
    try merge.take(edit)
    if !merge.conflicts.isEmpty { return .conflict(merge.conflicts) }
    if merge.edits.isEmpty { return .settled }
    return .fits(merge.edits.count == 1 ? merge.edits[0] : .all(merge.edits))
  }
}

/// One merge as it goes on: each part of an edit meets what the parts before it made.
private struct Merging {
  var folder: DraftFolder
  var edits: [DraftEdit] = []
  var conflicts: [DraftConflict] = []

  mutating func take(_ edit: DraftEdit) throws(DraftProblem) {
    switch edit {
    case .set(let path, let value, let was, let place): try set(found(path, was), value, was, place)
    case .insert(let value, let list, let place): try insert(value, list, place)
    case .remove(let path, let was): try remove(found(path, was), was)
    case .move(let path, let list, let place): try move(path, list, place)
    case .setText(let file, let text, let was): try write(file, text, was)
    case .addFile(let file, let content): try add(file, content)
    case .removeFile(let file, let was): try takeAway(file, was)
    case .all(let parts):
      guard edit.count <= DraftLimits.edits else { throw .tooLarge }
      for part in parts { try take(part) }
    }
  }

  private mutating func done(_ edit: DraftEdit) throws(DraftProblem) {
    try folder.apply(edit)
    edits.append(edit)
  }

  private mutating func conflict(
    _ kind: DraftConflict.Kind, _ path: DraftPath, _ was: JSONValue?, _ mine: JSONValue?, _ theirs: JSONValue?
  ) {
    conflicts.append(DraftConflict(kind, at: path, was: was, mine: mine, theirs: theirs))
  }

  /// Items without ids move when others come and go: the one that says what was seen, if there is just one.
  private func found(_ path: DraftPath, _ was: JSONValue?) -> DraftPath {
    guard case .index = path.last, let list = path.parent, let was, !was.saysTheSame(as: folder[path]),
      let items = folder[list]?.list
    else { return path }
    let alike = items.indices.filter { items[$0].saysTheSame(as: was) }
    return alike.count == 1 ? list.index(alike[0]) : path
  }

  private mutating func set(
    _ path: DraftPath, _ value: JSONValue?, _ was: JSONValue?, _ place: Int?
  ) throws(DraftProblem) {
    let now = folder[path]
    if JSONValue.saySame(now, value), now != nil || !isGone(path) { return }
    guard !isGone(path) else { return conflict(.gone, path, was, value, nil) }
    if JSONValue.saySame(now, was) { return try done(.set(path, to: value, was: was, at: place)) }
    guard case .object(let mine)? = value, case .object? = now, was?.members != nil || was == nil else {
      return conflict(.changed, path, was, value, now)
    }
    try merge(mine, was, path)
  }

  /// Members of an object one by one.
  private mutating func merge(_ mine: [JSONValue.Member], _ was: JSONValue?, _ path: DraftPath) throws(DraftProblem) {
    for member in mine where !JSONValue.saySame(was?[member.key], member.value) {
      try set(path.key(member.key), member.value, was?[member.key], nil)
    }
    for member in was?.members ?? [] where !mine.contains(where: { $0.key == member.key }) {
      try set(path.key(member.key), nil, member.value, nil)
    }
  }

  /// Whether what it stands in is not there any more.
  private func isGone(_ path: DraftPath) -> Bool {
    guard let parent = path.parent else { return folder.files[path.file] == nil }
    guard let around = folder[parent] else { return true }
    if case .key = path.last { return around.members == nil }
    return folder[path] == nil
  }

  private mutating func insert(_ value: JSONValue, _ list: DraftPath, _ place: DraftPlace) throws(DraftProblem) {
    if let id = value.itemID, !id.isEmpty, let theirs = folder[list.item(id)] {
      if !theirs.saysTheSame(as: value) { conflict(.taken, list.item(id), nil, value, theirs) }
      return
    }
    guard folder[list] != nil || !isGone(list) else { return conflict(.gone, list, nil, value, nil) }
    try done(.insert(value, into: list, near(place, in: list)))
  }

  /// The place, or the end of the list where its neighbour is gone.
  private func near(_ place: DraftPlace, in list: DraftPath) -> DraftPlace {
    switch place {
    case .after(let step), .before(let step): folder[list.appending(step)] == nil ? .last : place
    case .first, .last: place
    }
  }

  private mutating func remove(_ path: DraftPath, _ was: JSONValue) throws(DraftProblem) {
    guard let now = folder[path] else {
      // It went already; or what it stands in went, or is called otherwise.
      return path.parent.flatMap { folder[$0] } == nil ? conflict(.gone, path, was, nil, nil) : ()
    }
    guard now.saysTheSame(as: was) else { return conflict(.changed, path, was, nil, now) }
    try done(.remove(path, was: was))
  }

  private mutating func move(_ path: DraftPath, _ list: DraftPath, _ place: DraftPlace) throws(DraftProblem) {
    guard let value = folder[path] else { return conflict(.gone, path, nil, nil, nil) }
    guard folder[list] != nil else { return conflict(.gone, list, nil, value, nil) }
    if let id = value.itemID, path.parent != list, let theirs = folder[list.item(id)] {
      return conflict(.taken, list.item(id), nil, value, theirs)
    }
    try done(.move(path, into: list, near(place, in: list)))
  }

  private mutating func write(_ file: String, _ text: String, _ was: String) throws(DraftProblem) {
    guard case .text(let now) = folder.files[file] else {
      return conflict(.gone, DraftPath(file), .text(was), .text(text), nil)
    }
    if now.utf8.elementsEqual(text.utf8) { return }
    guard now.utf8.elementsEqual(was.utf8) else {
      // Rows of a table that lie apart are nobody's quarrel.
      if let both = LineMerge.merged(text, now, from: was) {
        return try done(.setText(file: file, to: both, was: now))
      }
      return conflict(.changed, DraftPath(file), .text(was), .text(text), .text(now))
    }
    try done(.setText(file: file, to: text, was: was))
  }

  private mutating func add(_ file: String, _ content: DraftFolder.File) throws(DraftProblem) {
    if let now = folder.files[file] {
      if !now.saysTheSame(as: content) { conflict(.taken, DraftPath(file), nil, content.json, now.json) }
      return
    }
    try done(.addFile(file, content))
  }

  private mutating func takeAway(_ file: String, _ was: DraftFolder.File) throws(DraftProblem) {
    guard let now = folder.files[file] else { return }
    guard now.saysTheSame(as: was) else { return conflict(.changed, DraftPath(file), was.json, nil, now.json) }
    try done(.removeFile(file, was: was))
  }
}

extension DraftFolder.File {
  /// The tree, or the text as one value.
  public var json: JSONValue {
    switch self {
    case .tree(let tree): tree
    case .text(let text): .text(text)
    }
  }
}
