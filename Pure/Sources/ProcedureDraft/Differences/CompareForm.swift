import Kernel

/// Sections, questions, options and checks, with what was moved or renamed.
extension DifferenceReader {
  mutating func readForm(_ file: String) {
    let path = DraftPath(file)
    guard !JSONValue.saySame(old[path], new[path]) else { return }
    if old[path] == nil || new[path] == nil {
      note(new[path] == nil ? .removed : .added, .file(file), named: file, at: path)
    }
    let sections = path.key("sections")
    let before = old.items(sections), after = new.items(sections)
    let pairs = ItemPairs(before, after)
    for (path, value) in before where pairs.new[path] == nil {
      note(.removed, .section(value.itemID ?? ""), named: value.label, at: path)
    }
    for (path, value) in after {
      let id = value.itemID ?? ""
      guard let was = pairs.old[path] else {
        note(.added, .section(id), named: value.label, at: path)
        continue
      }
      if pairs.moved.contains(path) { note(.moved, .section(id), named: value.label, at: path) }
      if was.value.itemID != id {
        note(.renamed, .section(id), named: value.label, from: was.value.itemID, to: id, at: path)
      }
      compare(.section(id), named: value.label, was.value, value, at: path, except: ["id", "questions"])
    }
    readQuestions(
      before.flatMap { old.items($0.path.key("questions")) }, after.flatMap { new.items($0.path.key("questions")) })
    readChecks(path.key("checks"))
  }

  /// The questions of one list, as of a group or a row.
  mutating func readItems(_ before: DraftPath, _ after: DraftPath) {
    readQuestions(old.items(before), new.items(after))
  }

  private mutating func readQuestions(_ before: [DraftItem], _ after: [DraftItem]) {
    let pairs = ItemPairs(before, after)
    for (path, value) in before where pairs.new[path] == nil {
      note(.removed, value.thing, named: value.label, at: path)
    }
    for item in after {
      guard let was = pairs.old[item.path] else {
        note(.added, item.value.thing, named: item.value.label, at: item.path)
        continue
      }
      compare(was, item, isMoved: pairs.moved.contains(item.path))
    }
  }

  private mutating func compare(_ was: DraftItem, _ now: DraftItem, isMoved: Bool) {
    let thing = now.value.thing, name = now.value.label
    if isMoved {
      note(.moved, thing, named: name, from: old.sectionTitle(was.path), to: new.sectionTitle(now.path), at: now.path)
    }
    guard !was.value.saysTheSame(as: now.value) else { return }
    let id = now.value.itemID ?? ""
    if was.value.itemID != id { note(.renamed, thing, named: name, from: was.value.itemID, to: id, at: now.path) }
    compare(
      thing, named: name, was.value, now.value, at: now.path,
      except: ["id", "as", "use", "options", "questions", "checks"])
    readOptions(was, now, question: id)
    if was.value["questions"] != nil || now.value["questions"] != nil {
      readItems(was.path.key("questions"), now.path.key("questions"))
    }
    readChecks(was.path.key("checks"), now.path.key("checks"))
  }

  private mutating func readOptions(_ was: DraftItem, _ now: DraftItem, question: String) {
    let before = old.items(was.path.key("options")), after = new.items(now.path.key("options"))
    let pairs = ItemPairs(before, after)
    for (path, value) in before where pairs.new[path] == nil {
      note(.removed, .option(value.itemID ?? "", question: question), named: value.label, to: now.value.label, at: path)
    }
    for (path, value) in after {
      let id = value.itemID ?? "", thing = DraftChange.Thing.option(id, question: question)
      guard let was = pairs.old[path] else {
        note(.added, thing, named: value.label, to: now.value.label, at: path)
        continue
      }
      if pairs.moved.contains(path) { note(.moved, thing, named: value.label, at: path) }
      if was.value.itemID != id { note(.renamed, thing, named: value.label, from: was.value.itemID, to: id, at: path) }
      compare(thing, named: value.label, was.value, value, at: path, except: ["id"])
    }
  }

  mutating func readChecks(_ path: DraftPath) { readChecks(path, path) }

  private mutating func readChecks(_ was: DraftPath, _ now: DraftPath) {
    let before = old.items(was), after = new.items(now)
    let pairs = ItemPairs(before, after)
    for (path, value) in before where pairs.new[path] == nil {
      note(.removed, .check(value.itemID ?? ""), named: value["message"]?.written ?? "", at: path)
    }
    for (path, value) in after {
      let id = value.itemID ?? "", name = value["message"]?.written ?? id
      guard let was = pairs.old[path] else {
        note(.added, .check(id), named: name, at: path)
        continue
      }
      compare(.check(id), named: name, was.value, value, at: path, except: ["id"])
    }
  }
}

typealias DraftItem = (path: DraftPath, value: JSONValue)

/// Which item of one list is which of another: by id, else as the one that only got another id.
struct ItemPairs {
  /// By the path in the newer list.
  private(set) var old: [DraftPath: DraftItem] = [:]
  /// By the path in the older list.
  private(set) var new: [DraftPath: DraftItem] = [:]
  /// Paths in the newer list of those whose neighbours are others, though these are still there.
  private(set) var moved: Set<DraftPath> = []

  init(_ before: [DraftItem], _ after: [DraftItem]) {
    let byID = Dictionary(before.map { ($0.value.itemID ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    for item in after {
      guard let id = item.value.itemID, !id.isEmpty, let was = byID[id], new[was.path] == nil else { continue }
      pair(was, item)
    }
    var lost = Dictionary(grouping: before.filter { new[$0.path] == nil }) { Self.withoutID($0.value) }
    lost[nil] = nil
    for item in after where old[item.path] == nil {
      // The same in all but the id: it was renamed.
      let rest = Self.withoutID(item.value)
      guard let was = lost[rest]?.first else { continue }
      lost[rest]?.removeFirst()
      pair(was, item)
    }
    findMoved(before, after)
  }

  private mutating func pair(_ was: DraftItem, _ now: DraftItem) {
    old[now.path] = was
    new[was.path] = now
  }

  /// Everything else that is written of an item; `nil` where there is nothing else.
  private static func withoutID(_ item: JSONValue) -> [UInt8]? {
    let rest = (item.members ?? []).filter { $0.key != "id" && $0.key != "as" }
    return rest.isEmpty ? nil : JSONValue.object(rest).canonicalBytes
  }

  /// As few as possible are called moved: those outside the longest run that kept its order.
  private mutating func findMoved(_ before: [DraftItem], _ after: [DraftItem]) {
    let places = Dictionary(before.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    let kept = after.compactMap { item in old[item.path].flatMap { places[$0.path] }.map { (item.path, $0) } }
    let stays = Self.longestRun(kept.map(\.1))
    for (index, item) in kept.enumerated() where !stays.contains(index) { moved.insert(item.0) }
    for item in after {
      guard let was = old[item.path] else { continue }
      if was.path.sectionID != item.path.sectionID { moved.insert(item.path) }
    }
  }

  /// The places of a longest increasing run of numbers.
  /// - Complexity: O(n log n).
  static func longestRun(_ numbers: [Int]) -> Set<Int> {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var low = 0, high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: Set<Int> = []
    var place = ends.last ?? -1
    while place >= 0 {
      run.insert(place)
      place = before[place]
    }
    return run
  }
}

extension DraftPath {
  /// The id of the section it stands in.
  var sectionID: String? {
    guard steps.count > 1, steps[0] == .key("sections"), case .item(let id) = steps[1] else { return nil }
    return id
  }
}

extension DraftFolder {
  /// What the section is called that something stands in.
  fileprivate func sectionTitle(_ path: DraftPath) -> String? {
    path.sectionID.flatMap { self[DraftPath(path.file).key("sections").item($0)]?.label }
  }
}

extension JSONValue {
  /// What a person calls an item: its label or title, else its id.
  var label: String {
    ["label", "title", "text", "statement"].lazy.compactMap { self[$0]?.written }.first { !$0.isEmpty } ?? itemID ?? ""
  }

  var thing: DraftChange.Thing {
    self["use"] == nil ? .question(itemID ?? "") : .groupUse(itemID ?? "")
  }
}
