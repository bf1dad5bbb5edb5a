import DMN
import FormSchema
import Kernel

/// Walks two folders side by side and notes what differs.
struct DifferenceReader {
  let old: DraftFolder
  let new: DraftFolder
  var changes: [DraftChange] = []

  init(old: DraftFolder, new: DraftFolder) { (self.old, self.new) = (old, new) }

  mutating func readAll() {
    read("procedure.yaml") { $0.readFacts() }
    for file in ["form.yaml", "decision.yaml"] { read(file) { $0.readForm(file) } }
    for name in names(in: "groups") { read("groups/\(name).yaml") { $0.readGroup(name) } }
    for kind in DecisionKind.allCases { readDecision(kind) }
    for name in names(in: "tables", ending: ".csv") { readTable(name) }
    for name in names(in: "documents") { read("documents/\(name).yaml") { $0.readDocument(name) } }
    read("messages.yaml") { $0.readMessages() }
    for language in Language.allCases where language != .japanese {
      read("text/\(language.rawValue).yaml") { $0.readTranslations(language) }
    }
    for name in names(in: "examples") { readExample(name) }
    readOthers()
  }

  /// Reads a file; what differs in it and has no words of its own is told as a change of the file.
  private mutating func read(_ file: String, _ body: (inout DifferenceReader) -> Void) {
    let path = DraftPath(file), count = changes.count
    guard !JSONValue.saySame(old[path], new[path]) else { return }
    body(&self)
    if changes.count == count { note(.changed, .file(file), named: file, at: path) }
  }

  mutating func note(
    _ kind: DraftChange.Kind, _ thing: DraftChange.Thing, named name: String = "", key: String? = nil,
    from old: String? = nil, to new: String? = nil, at path: DraftPath
  ) {
    changes.append(DraftChange(kind, thing, named: name, key: key, from: old, to: new, at: path))
  }

  /// `receipt` for `documents/receipt.yaml`, of both folders.
  private func names(in folder: String, ending: String = ".yaml") -> [String] {
    Set(old.files.keys).union(new.files.keys).filter { $0.hasPrefix("\(folder)/") && $0.hasSuffix(ending) }
      .map { String($0.dropFirst(folder.utf8.count + 1).dropLast(ending.utf8.count)) }.sorted()
  }

  /// Every key of two objects, in the order of the newer one.
  static func keys(_ old: JSONValue?, _ new: JSONValue?) -> [String] {
    let first = (new?.members ?? []).map(\.key)
    let known = Set(first)
    return first + (old?.members ?? []).map(\.key).filter { !known.contains($0) }
  }

  /// A value as a reader sees it: texts as they are, lists with commas, objects by what is in them.
  static func shown(_ value: JSONValue?) -> String? {
    guard let value, !value.isNothing else { return nil }
    if let written = value.written { return written }
    switch value {
    case .list(let items): return items.compactMap(shown).joined(separator: "、")
    case .object(let members):
      return members.compactMap { member in shown(member.value).map { "\(member.key): \($0)" } }.joined(separator: ", ")
    default: return nil
    }
  }

  /// Settings of a thing that differ; those in `except` are told in another way.
  mutating func compare(
    _ thing: DraftChange.Thing, named name: String, _ before: JSONValue?, _ after: JSONValue?, at path: DraftPath,
    except: Set<String> = []
  ) {
    for key in Self.keys(before, after) where !except.contains(key) {
      let was = before?[key], now = after?[key]
      guard !JSONValue.saySame(was, now) else { continue }
      note(.changed, thing, named: name, key: key, from: Self.shown(was), to: Self.shown(now), at: path.key(key))
    }
  }

  private mutating func readFacts() {
    let path = DraftPath("procedure.yaml")
    let before = old[path], after = new[path]
    compare(.procedure, named: new.title, before, after, at: path, except: ["reasons"])
    let reasons = path.key("reasons")
    for key in Self.keys(old[reasons], new[reasons]) {
      let was = old.text(reasons.key(key)), now = new.text(reasons.key(key))
      guard was != now else { continue }
      let kind: DraftChange.Kind = was == nil ? .added : now == nil ? .removed : .changed
      note(kind, .reason(key), named: now ?? was ?? key, from: was, to: now, at: reasons.key(key))
    }
  }

  private mutating func readGroup(_ name: String) {
    let path = DraftPath("groups/\(name).yaml")
    switch (old[path], new[path]) {
    case (nil, _?): note(.added, .group(name), named: name, at: path)
    case (_?, nil): note(.removed, .group(name), named: name, at: path)
    case (let before?, let after?):
      guard !before.saysTheSame(as: after) else { return }
      readItems(path.key("questions"), path.key("questions"))
      readChecks(path.key("checks"))
      compare(.group(name), named: name, before, after, at: path, except: ["questions", "checks"])
    case (nil, nil): return
    }
  }

  private mutating func readDocument(_ name: String) {
    let path = DraftPath("documents/\(name).yaml")
    let before = old[path], after = new[path]
    let title = (after ?? before)?["title"]?.written ?? name
    guard let before, let after else {
      return note(before == nil ? .added : .removed, .document(name), named: title, at: path)
    }
    guard !before.saysTheSame(as: after) else { return }
    compare(.document(name), named: title, before, after, at: path, except: ["blocks"])
    readBlocks(before["blocks"]?.list ?? [], after["blocks"]?.list ?? [], name, title, path.key("blocks"))
  }

  /// Blocks have no ids: what is alike at both ends stays, what is between was changed.
  private mutating func readBlocks(
    _ before: [JSONValue], _ after: [JSONValue], _ name: String, _ title: String, _ path: DraftPath
  ) {
    let span = ChangedSpan(before, after) { $0.saysTheSame(as: $1) }
    for offset in 0..<max(span.old.count, span.new.count) {
      let was = offset < span.old.count ? before[span.old.lowerBound + offset] : nil
      let now = offset < span.new.count ? after[span.new.lowerBound + offset] : nil
      let kind: DraftChange.Kind = was == nil ? .added : now == nil ? .removed : .changed
      let index = (now == nil ? span.old : span.new).lowerBound + offset
      note(
        kind, .block(index + 1, document: name), named: title, from: Self.words(of: was), to: Self.words(of: now),
        at: path.index(index))
    }
  }

  /// The sentence of a block of a document.
  private static func words(of block: JSONValue?) -> String? {
    guard let members = block?.members else { return nil }
    return members.compactMap { shown($0.value) }.joined(separator: " / ")
  }

  private mutating func readMessages() {
    let path = DraftPath("messages.yaml")
    for moment in Self.keys(old[path], new[path]) {
      let before = old[path.key(moment)], after = new[path.key(moment)]
      guard let before, let after else {
        note(before == nil ? .added : .removed, .message(moment), at: path.key(moment))
        continue
      }
      compare(.message(moment), named: moment, before, after, at: path.key(moment))
    }
  }

  private mutating func readTranslations(_ language: Language) {
    let path = DraftPath("text/\(language.rawValue).yaml")
    guard !JSONValue.saySame(old[path], new[path]) else { return }
    let before = Dictionary((old[path]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    let after = Dictionary((new[path]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    for key in Self.keys(old[path], new[path]) {
      let was = before[key]?.written, now = after[key]?.written
      guard was != now else { continue }
      let kind: DraftChange.Kind = was == nil ? .added : now == nil ? .removed : .changed
      note(kind, .translation(language, key: key), named: key, from: was, to: now, at: path.key(key))
    }
  }

  private mutating func readExample(_ name: String) {
    let path = DraftPath("examples/\(name).yaml")
    let before = old[path], after = new[path]
    guard !JSONValue.saySame(before, after) else { return }
    let kind: DraftChange.Kind = before == nil ? .added : after == nil ? .removed : .changed
    note(kind, .example(name), named: (after ?? before)?["title"]?.written ?? name, at: path)
  }

  /// Files of no kind that is known.
  private mutating func readOthers() {
    let known = ["procedure.yaml", "form.yaml", "decision.yaml", "messages.yaml", "text/en.yaml", "text/easy-ja.yaml"]
    let folders = ["groups/", "documents/", "examples/", "decisions/", "tables/"]
    for file in Set(old.files.keys).union(new.files.keys).sorted()
    where !known.contains(file) && !folders.contains(where: file.hasPrefix) {
      let path = DraftPath(file)
      guard !JSONValue.saySame(old[path], new[path]) else { continue }
      let kind: DraftChange.Kind = old[path] == nil ? .added : new[path] == nil ? .removed : .changed
      note(kind, .file(file), named: file, at: path)
    }
  }
}

/// What lies between the parts that two lists have in common at their beginnings and ends.
struct ChangedSpan {
  let old: Range<Int>
  let new: Range<Int>

  init<Item>(_ before: [Item], _ after: [Item], isSame: (Item, Item) -> Bool) {
    let most = min(before.count, after.count)
    let head = (0..<most).first { !isSame(before[$0], after[$0]) } ?? most
    let rest = most - head
    let tail = (0..<rest).first { !isSame(before[before.count - 1 - $0], after[after.count - 1 - $0]) } ?? rest
    old = head..<(before.count - tail)
    new = head..<(after.count - tail)
  }
}
