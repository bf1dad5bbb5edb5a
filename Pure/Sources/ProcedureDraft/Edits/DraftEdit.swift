import Kernel

/// Where in a list an item is put.
public enum DraftPlace: Sendable, Hashable {
  case first
  case last
  case after(DraftStep)
  case before(DraftStep)
}

/// One change of a draft, with what it expects to find: small enough to be sent and kept for every keystroke's end.
public indirect enum DraftEdit: Sendable, Equatable {
  /// Writes what stands behind a key, in place of an item, or as a whole file of YAML; `nil` takes a key away.
  ///
  /// - `at`: the place of a new key among the others, from zero; `nil` puts it last.
  case set(DraftPath, to: JSONValue?, was: JSONValue?, at: Int? = nil)
  /// Puts an item into a list. A list that is not there yet is made.
  case insert(JSONValue, into: DraftPath, DraftPlace)
  /// Takes an item out of its list.
  case remove(DraftPath, was: JSONValue)
  /// Moves an item within its list, or into another one of the same file.
  case move(DraftPath, into: DraftPath, DraftPlace)
  /// Writes a decision or a table anew.
  case setText(file: String, to: String, was: String)
  case addFile(String, DraftFolder.File)
  case removeFile(String, was: DraftFolder.File)
  /// All of them in order, or none.
  case all([DraftEdit])

  /// The places it touches.
  public var paths: [DraftPath] {
    switch self {
    case .set(let path, _, _, _), .remove(let path, _): [path]
    case .insert(let value, let list, _): [value.itemID.map(list.item) ?? list]
    case .move(let path, let list, _): [path, list]
    case .setText(let file, _, _), .addFile(let file, _), .removeFile(let file, _): [DraftPath(file)]
    case .all(let edits): edits.flatMap(\.paths)
    }
  }

  /// How many changes it is made of.
  public var count: Int {
    if case .all(let edits) = self { edits.reduce(0) { $0 + $1.count } } else { 1 }
  }

  /// `text` behind a key: an empty one takes the key away.
  public static func setText(_ path: DraftPath, to text: String, in folder: DraftFolder) -> DraftEdit {
    .set(path, to: text.isEmpty ? nil : .text(text), was: folder[path])
  }
}
