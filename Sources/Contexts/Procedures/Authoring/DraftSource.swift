import DMN
import FormSchema
import Kernel
import ProcedureDraft
import SourceFiles

/// A draft as the readers of folders take it: each piece has a number for its line, and the number leads back to its
/// place in the draft.
struct DraftSource {
  private(set) var nodes: [String: SourceNode] = [:]
  private var places: [String: [DraftPath]] = [:]

  init(_ folder: DraftFolder) {
    for (file, content) in folder.files where FolderLayout.isExpected(file) {
      switch content {
      case .text(let text): nodes[file] = .scalar(text, SourceMark(file: file))
      case .tree(let tree): nodes[file] = node(tree, at: DraftPath(file))
      }
    }
  }

  /// Where something stands that a reader found.
  func path(of mark: SourceMark) -> DraftPath {
    path(file: mark.file, number: mark.line) ?? DraftPath(mark.file)
  }

  func path(file: String, number: Int) -> DraftPath? {
    guard let places = places[file], places.indices.contains(number - 1) else { return nil }
    return places[number - 1]
  }

  private mutating func node(_ json: JSONValue, at path: DraftPath) -> SourceNode {
    places[path.file, default: []].append(path)
    let mark = SourceMark(file: path.file, line: places[path.file]?.count ?? 1)
    switch json {
    case .null: return .nothing(mark)
    case .object(let members):
      return .map(
        members.map { member in
          let value = node(member.value, at: path.key(member.key))
          return .init(key: member.key, mark: value.mark, value: value)
        }, mark)
    case .list(let items):
      return .list(zip(DraftFolder.steps(of: items), items).map { node($1, at: path.appending($0)) }, mark)
    default: return .scalar(json.written ?? "", mark)
    }
  }
}
