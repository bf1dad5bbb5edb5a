import Kernel

/// Edits as they are stored and sent.
extension DraftEdit {
  /// Read again by ``init(_:)``.
  public var json: JSONValue {
    switch self {
    case .set(let path, let value, let was, let place):
      Self.object([
        ("do", .text("set")), ("path", .text(path.description)), ("to", value), ("was", was),
        ("at", place.map { .number($0) }),
      ])
    case .insert(let value, let list, let place):
      Self.object([
        ("do", .text("insert")), ("value", value), ("into", .text(list.description)), ("place", .text(place.word)),
      ])
    case .remove(let path, let was):
      Self.object([("do", .text("remove")), ("path", .text(path.description)), ("was", was)])
    case .move(let path, let list, let place):
      Self.object([
        ("do", .text("move")), ("path", .text(path.description)), ("into", .text(list.description)),
        ("place", .text(place.word)),
      ])
    case .setText(let file, let text, let was):
      Self.object([("do", .text("set-text")), ("file", .text(file)), ("to", .text(text)), ("was", .text(was))])
    case .addFile(let file, let content):
      Self.object([("do", .text("add-file")), ("file", .text(file)), ("value", content.json)])
    case .removeFile(let file, let was):
      Self.object([("do", .text("remove-file")), ("file", .text(file)), ("was", was.json)])
    case .all(let edits): Self.object([("do", .text("all")), ("edits", .list(edits.map(\.json)))])
    }
  }

  /// - Returns: `nil` when `json` is none that ``json`` gives.
  public init?(_ json: JSONValue) { self.init(json, depth: 0) }

  private init?(_ json: JSONValue, depth: Int) {
    guard depth < 8, let word = json["do"]?.text else { return nil }
    func place(of key: String) -> DraftPath? { json[key]?.text.flatMap { DraftPath(written: $0) } }
    func place() -> DraftPlace? { json["place"]?.text.flatMap { DraftPlace($0) } }
    switch word {
    case "set":
      guard let path = place(of: "path") else { return nil }
      self = .set(path, to: json["to"], was: json["was"], at: json["at"]?.number)
    case "insert":
      guard let value = json["value"], let list = place(of: "into"), let place = place() else { return nil }
      self = .insert(value, into: list, place)
    case "remove":
      guard let path = place(of: "path"), let was = json["was"] else { return nil }
      self = .remove(path, was: was)
    case "move":
      guard let path = place(of: "path"), let list = place(of: "into"), let place = place() else { return nil }
      self = .move(path, into: list, place)
    case "set-text":
      guard let file = json["file"]?.text, let text = json["to"]?.text, let was = json["was"]?.text else { return nil }
      self = .setText(file: file, to: text, was: was)
    case "add-file":
      guard let file = json["file"]?.text, let content = DraftFolder.File(json["value"], of: file) else { return nil }
      self = .addFile(file, content)
    case "remove-file":
      guard let file = json["file"]?.text, let content = DraftFolder.File(json["was"], of: file) else { return nil }
      self = .removeFile(file, was: content)
    case "all":
      guard let items = json["edits"]?.list else { return nil }
      var edits: [DraftEdit] = []
      for item in items {
        guard let edit = DraftEdit(item, depth: depth + 1) else { return nil }
        edits.append(edit)
      }
      self = .all(edits)
    default: return nil
    }
  }

  private static func object(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { JSONValue.Member(key, $0) } })
  }
}

extension DraftFolder.File {
  fileprivate init?(_ json: JSONValue?, of file: String) {
    guard let json else { return nil }
    guard DraftFolder.isText(file) else {
      self = .tree(json)
      return
    }
    guard let text = json.text else { return nil }
    self = .text(text)
  }
}

extension DraftPlace {
  fileprivate var word: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .after(let step): "after \(step)"
    case .before(let step): "before \(step)"
    }
  }

  fileprivate init?(_ word: String) {
    switch word {
    case "first": self = .first
    case "last": self = .last
    default:
      let parts = word.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let step = DraftStep(parts[1]) else { return nil }
      switch parts[0] {
      case "after": self = .after(step)
      case "before": self = .before(step)
      default: return nil
      }
    }
  }
}
