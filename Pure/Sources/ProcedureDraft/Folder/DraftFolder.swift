import Kernel

/// A procedure's folder while somebody works on it: whatever can be typed, right or wrong.
///
/// Files of YAML are trees, decisions (`.dmn`) and tables (`.csv`) texts. A copy costs nothing; an edit copies the
/// lists and objects on the way to its place, and nothing else.
public struct DraftFolder: Sendable, Equatable {
  public enum File: Sendable, Equatable {
    case tree(JSONValue)
    case text(String)
  }

  /// By their path within the folder.
  public internal(set) var files: [String: File]

  public init(_ files: [String: File] = [:]) { self.files = files }

  /// Files as a stored version has them: one object, its keys the paths.
  /// - Returns: `nil` when a member's value is not what its path ends in.
  public init?(_ json: JSONValue) {
    guard let members = json.members else { return nil }
    files = [:]
    for member in members {
      if Self.isText(member.key) {
        guard let text = member.value.text else { return nil }
        files[member.key] = .text(text)
      } else {
        files[member.key] = .tree(member.value)
      }
    }
  }

  /// Read again by ``init(_:)``.
  public var json: JSONValue {
    .object(paths.map { path in
      switch files[path] {
      case .tree(let tree): JSONValue.Member(path, tree)
      case .text(let text): JSONValue.Member(path, .text(text))
      case nil: JSONValue.Member(path, .null)
      }
    })
  }

  /// The paths of its files, in order.
  public var paths: [String] { files.keys.sorted() }

  /// Whether a file of this name is kept as text.
  public static func isText(_ file: String) -> Bool { file.hasSuffix(".dmn") || file.hasSuffix(".csv") }

  /// Whether a procedure could have a file of this name: lower-case words, at most one folder deep.
  public static func isFileName(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), file.utf8.count <= 200,
      [".yaml", ".dmn", ".csv"].contains(where: file.hasSuffix)
    else { return false }
    return parts.allSatisfy { part in
      part.utf8.first.map { (0x61...0x7A).contains($0) } == true
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
    }
  }

  /// What stands at a place; `nil` when nothing does.
  public subscript(path: DraftPath) -> JSONValue? {
    switch files[path.file] {
    case .text(let text): path.steps.isEmpty ? .text(text) : nil
    case .tree(let tree): tree[path.steps]
    case nil: nil
    }
  }

  /// What is written at a place, numbers and flags as they are written.
  public func text(_ path: DraftPath) -> String? { self[path]?.written }

  /// The items of a list with their paths; none when there is no list.
  public func items(_ list: DraftPath) -> [(path: DraftPath, value: JSONValue)] {
    guard let items = self[list]?.list else { return [] }
    let steps = JSONValue.steps(of: items)
    return zip(steps, items).map { (list.appending($0), $1) }
  }

  /// The steps to each of some items: by id where it is the first of that id, else by place.
  public static func steps(of items: [JSONValue]) -> [DraftStep] { JSONValue.steps(of: items) }

  /// The trees of a sub-folder, in order: `receipt` for `documents/receipt.yaml`.
  public func trees(in folder: String) -> [(name: String, path: DraftPath, tree: JSONValue)] {
    paths.compactMap { path in
      guard path.hasPrefix("\(folder)/"), path.hasSuffix(".yaml"), case .tree(let tree) = files[path] else {
        return nil
      }
      return (String(path.dropFirst(folder.utf8.count + 1).dropLast(5)), DraftPath(path), tree)
    }
  }

  /// The id of the procedure; empty while nobody has written it.
  public var procedure: String { text(DraftPath("procedure.yaml").key("id")) ?? "" }
  public var title: String { text(DraftPath("procedure.yaml").key("title")) ?? "" }
}
