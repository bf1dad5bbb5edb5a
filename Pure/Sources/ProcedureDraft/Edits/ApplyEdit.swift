import Kernel

extension DraftFolder {
  /// Does an edit, or nothing of it.
  ///
  /// - Returns: the edit that undoes it: applied next, it gives this folder again, byte for byte.
  /// - Throws: ``DraftProblem`` when the place is gone, holds something else, or the value cannot be kept.
  /// - Complexity: linear in the lists and objects on the way to the place.
  @discardableResult
  public mutating func apply(_ edit: DraftEdit) throws(DraftProblem) -> DraftEdit {
    switch edit {
    case .set(let path, let value, let was, let place): return try set(path, value, was, place)
    case .insert(let value, let list, let place): return try insert(value, list, place)
    case .remove(let path, let was): return try remove(path, was)
    case .move(let path, let list, let place): return try move(path, list, place)
    case .setText(let file, let text, let was): return try write(file, text, was)
    case .addFile(let file, let content): return try add(file, content)
    case .removeFile(let file, let was): return try takeAway(file, was)
    case .all(let edits):
      guard edit.count <= DraftLimits.edits else { throw .tooLarge }
      var folder = self
      var inverses: [DraftEdit] = []
      for edit in edits { inverses.append(try folder.apply(edit)) }
      self = folder
      return .all(inverses.reversed())
    }
  }

  private mutating func set(
    _ path: DraftPath, _ value: JSONValue?, _ was: JSONValue?, _ place: Int?
  ) throws(DraftProblem) -> DraftEdit {
    if let value, !value.isKeepable() { throw .unfitValue(path) }
    guard let step = path.last, let parent = path.parent else { return try setFile(path, value, was) }
    let before = indexed(path)
    let inverse = try change(parent) { (around: inout JSONValue) throws(DraftProblem) -> DraftEdit in
      switch around {
      case .object(var members):
        guard case .key(let key) = step else { throw .unfitPlace(path) }
        let index = members.firstIndex { $0.key == key }
        let found = index.map { members[$0].value }
        guard JSONValue.saySame(found, was) else { throw .changed(path) }
        if let index {
          if let value { members[index].value = value } else { members.remove(at: index) }
        } else if let value {
          members.insert(.init(key, value), at: min(max(place ?? members.count, 0), members.count))
        }
        around = .object(members)
        return .set(path, to: found, was: value, at: index)
      case .list(var items):
        guard let index = around.position(of: step) else { throw .noPlace(path) }
        guard let value else { throw .unfitPlace(path) }
        let found = items[index]
        guard JSONValue.saySame(found, was) else { throw .changed(path) }
        items[index] = value
        around = .list(items)
        return .set(path, to: found, was: value)
      default: throw .unfitPlace(path)
      }
    }
    // An item that has another id now is found by that one.
    guard case .set(_, let found, let now, let index) = inverse else { return inverse }
    return .set(named(before), to: found, was: now, at: index)
  }

  private mutating func setFile(
    _ path: DraftPath, _ value: JSONValue?, _ was: JSONValue?
  ) throws(DraftProblem) -> DraftEdit {
    guard case .tree(let tree) = files[path.file] else { throw .noFile(path.file) }
    guard let value else { throw .unfitPlace(path) }
    guard JSONValue.saySame(tree, was) else { throw .changed(path) }
    files[path.file] = .tree(value)
    return .set(path, to: tree, was: value)
  }

  private mutating func insert(
    _ value: JSONValue, _ list: DraftPath, _ place: DraftPlace
  ) throws(DraftProblem) -> DraftEdit {
    guard value.isKeepable() else { throw .unfitValue(list) }
    guard let found = self[list], !found.isNothing else {
      return try set(list, .list([value]), nil, nil)
    }
    return try change(list) { (around: inout JSONValue) throws(DraftProblem) -> DraftEdit in
      guard case .list(var items) = around else { throw .unfitPlace(list) }
      let index = try around.position(of: place, in: list)
      items.insert(value, at: index)
      around = .list(items)
      return .remove(list.appending(JSONValue.steps(of: items)[index]), was: value)
    }
  }

  private mutating func remove(_ path: DraftPath, _ was: JSONValue) throws(DraftProblem) -> DraftEdit {
    guard let found = self[path] else { throw .noPlace(path) }
    guard found.saysTheSame(as: was) else { throw .changed(path) }
    let (list, value, place) = try taken(path)
    return .insert(value, into: list, place)
  }

  /// Takes an item out.
  /// - Returns: its list, and where it goes back to.
  private mutating func taken(
    _ path: DraftPath
  ) throws(DraftProblem) -> (list: DraftPath, value: JSONValue, place: DraftPlace) {
    guard let step = path.last, let list = path.parent else { throw .unfitPlace(path) }
    return try change(list) {
      (around: inout JSONValue) throws(DraftProblem) -> (list: DraftPath, value: JSONValue, place: DraftPlace) in
      guard case .list(var items) = around else { throw .unfitPlace(path) }
      guard let index = around.position(of: step) else { throw .noPlace(path) }
      let value = items.remove(at: index)
      around = .list(items)
      return (list, value, index == 0 ? .first : .after(JSONValue.steps(of: items)[index - 1]))
    }
  }

  private mutating func move(
    _ path: DraftPath, _ list: DraftPath, _ place: DraftPlace
  ) throws(DraftProblem) -> DraftEdit {
    guard path.file == list.file, !indexed(list).isWithin(indexed(path)) else { throw .unfitPlace(list) }
    guard self[path] != nil else { throw .noPlace(path) }
    var folder = self
    let from = indexed(path)
    // Taking an item out moves those behind it, putting it in others.
    let target = indexed(list).shifted(by: -1, from: from)
    let (source, value, back) = try folder.taken(from)
    guard case .remove(let moved, _) = try folder.insert(value, target, place) else { throw .unfitPlace(list) }
    let left = source.shifted(by: 1, from: folder.indexed(moved))
    self = folder
    return .move(named(folder.indexed(moved)), into: named(left), back)
  }

  /// The same place, by the places of all items.
  func indexed(_ path: DraftPath) -> DraftPath {
    guard case .tree(var value) = files[path.file] else { return path }
    var steps: [DraftStep] = []
    for step in path.steps {
      let position = value.position(of: step)
      if case .list(let items) = value, let position {
        steps.append(.index(position))
        value = items[position]
      } else {
        steps.append(step)
        value = position.flatMap { value.members?[$0].value } ?? .null
      }
    }
    return DraftPath(path.file, steps)
  }

  /// The same place, by ids wherever there are any.
  func named(_ path: DraftPath) -> DraftPath {
    var named: [DraftStep] = []
    for step in path.steps {
      guard case .index(let index) = step, let items = self[DraftPath(path.file, named)]?.list,
        items.indices.contains(index)
      else {
        named.append(step)
        continue
      }
      named.append(JSONValue.steps(of: items)[index])
    }
    return DraftPath(path.file, named)
  }

  private mutating func write(_ file: String, _ text: String, _ was: String) throws(DraftProblem) -> DraftEdit {
    guard case .text(let found) = files[file] else { throw .noFile(file) }
    guard JSONValue.isKeepable(text) else { throw .unfitValue(DraftPath(file)) }
    guard found.utf8.elementsEqual(was.utf8) else { throw .changed(DraftPath(file)) }
    files[file] = .text(text)
    return .setText(file: file, to: found, was: text)
  }

  private mutating func add(_ file: String, _ content: File) throws(DraftProblem) -> DraftEdit {
    guard Self.isFileName(file) else { throw .unfitFile(file) }
    guard files[file] == nil else { throw .fileExists(file) }
    guard files.count < DraftLimits.files else { throw .tooLarge }
    switch content {
    case .tree(let tree):
      guard !Self.isText(file) else { throw .unfitFile(file) }
      guard tree.isKeepable() else { throw .unfitValue(DraftPath(file)) }
    case .text(let text):
      guard Self.isText(file) else { throw .unfitFile(file) }
      guard JSONValue.isKeepable(text) else { throw .unfitValue(DraftPath(file)) }
    }
    files[file] = content
    return .removeFile(file, was: content)
  }

  private mutating func takeAway(_ file: String, _ was: File) throws(DraftProblem) -> DraftEdit {
    guard let found = files[file] else { throw .noFile(file) }
    guard found.saysTheSame(as: was) else { throw .changed(DraftPath(file)) }
    files[file] = nil
    return .addFile(file, found)
  }

  /// Changes what stands at a place of a tree.
  private mutating func change<Result>(
    _ path: DraftPath, _ body: (inout JSONValue) throws(DraftProblem) -> Result
  ) throws(DraftProblem) -> Result {
    guard case .tree(var tree) = files[path.file] else { throw .noFile(path.file) }
    let result = try tree.change(path.steps[...], of: path, body)
    files[path.file] = .tree(tree)
    return result
  }
}

extension DraftPath {
  /// Where the same piece stands when an item of a list comes or goes before it. All items are meant by their places.
  fileprivate func shifted(by distance: Int, from item: DraftPath) -> DraftPath {
    guard let list = item.parent, isWithin(list), steps.count > list.steps.count,
      case .index(let own) = steps[list.steps.count], case .index(let other)? = item.last, own >= other
    else { return self }
    var steps = steps
    steps[list.steps.count] = .index(own + distance)
    return DraftPath(file, steps)
  }
}

extension DraftFolder.File {
  func saysTheSame(as other: DraftFolder.File) -> Bool {
    switch (self, other) {
    case (.tree(let mine), .tree(let theirs)): mine.saysTheSame(as: theirs)
    case (.text(let mine), .text(let theirs)): mine.utf8.elementsEqual(theirs.utf8)
    default: false
    }
  }
}

extension JSONValue {
  fileprivate mutating func change<Result>(
    _ steps: ArraySlice<DraftStep>, of path: DraftPath, _ body: (inout JSONValue) throws(DraftProblem) -> Result
  ) throws(DraftProblem) -> Result {
    guard let step = steps.first else { return try body(&self) }
    guard let position = position(of: step) else { throw .noPlace(path) }
    let result: Result
    switch self {
    case .object(var members):
      result = try members[position].value.change(steps.dropFirst(), of: path, body)
      self = .object(members)
    case .list(var items):
      result = try items[position].change(steps.dropFirst(), of: path, body)
      self = .list(items)
    default: throw .noPlace(path)
    }
    return result
  }

  /// Where an item comes to stand in this list.
  fileprivate func position(of place: DraftPlace, in list: DraftPath) throws(DraftProblem) -> Int {
    switch place {
    case .first: return 0
    case .last: return self.list?.count ?? 0
    case .after(let step), .before(let step):
      guard let index = position(of: step) else { throw .noPlace(list.appending(step)) }
      if case .after = place { return index + 1 }
      return index
    }
  }
}
