import Kernel

/// A piece of a file with the place it stands at.
public indirect enum SourceNode: Sendable {
  case scalar(String, SourceMark)
  case list([SourceNode], SourceMark)
  case map([Entry], SourceMark)
  /// Nothing stands behind the key.
  case nothing(SourceMark)

  /// A key with what stands behind it.
  public struct Entry: Sendable {
    public let key: String
    public let mark: SourceMark
    public let value: SourceNode

    public init(key: String, mark: SourceMark, value: SourceNode) {
      (self.key, self.mark, self.value) = (key, mark, value)
    }
  }

  /// Where it begins.
  public var mark: SourceMark {
    switch self {
    case .scalar(_, let mark), .list(_, let mark), .map(_, let mark), .nothing(let mark): mark
    }
  }

  /// The same from a stored definition; it stands nowhere in particular.
  public init(_ json: JSONValue, file: String) {
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
