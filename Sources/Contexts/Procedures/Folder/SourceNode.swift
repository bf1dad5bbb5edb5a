import FormSchema
import Kernel

/// A piece of a file with the place it stands at.
indirect enum SourceNode {
  case scalar(String, SourceMark)
  case list([SourceNode], SourceMark)
  case map([Entry], SourceMark)
  /// Nothing stands behind the key.
  case nothing(SourceMark)

  struct Entry {
    let key: String
    let mark: SourceMark
    let value: SourceNode
  }

  var mark: SourceMark {
    switch self {
    case .scalar(_, let mark), .list(_, let mark), .map(_, let mark), .nothing(let mark): mark
    }
  }

  /// The same from a stored definition; it stands nowhere in particular.
  init(_ json: JSONValue, file: String) {
    let mark = SourceMark(file: file)
    switch json {
    case .null: self = .nothing(mark)
    case .flag(let flag): self = .scalar(flag ? "true" : "false", mark)
    case .number(let number): self = .scalar(String(number), mark)
    case .fraction(let digits): self = .scalar(digits, mark)
    case .text(let text): self = .scalar(text, mark)
    case .list(let items): self = .list(items.map { SourceNode($0, file: file) }, mark)
    case .object(let members):
      self = .map(
        members.map { Entry(key: $0.key, mark: mark, value: SourceNode($0.value, file: file)) }, mark)
    }
  }
}
