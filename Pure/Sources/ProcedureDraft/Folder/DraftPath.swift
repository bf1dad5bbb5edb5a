/// One step from a piece of a draft's file to a piece inside it.
public enum DraftStep: Sendable, Hashable {
  /// The value behind a key of an object.
  case key(String)
  /// The first item of a list with this id; for the use of a group, what its ids begin with.
  case item(String)
  /// An item of a list by its place, from zero; for lists whose items have no ids.
  case index(Int)
}

/// A place in a draft: a file, and the steps to a piece of it.
///
/// Items with an id are found by it, so a path stays right when other items move. As text, for storage and addresses:
/// `form.yaml:sections/@applicant/questions/@phone/label`, `procedure.yaml:needed/*2`.
public struct DraftPath: Sendable, Hashable, CustomStringConvertible {
  /// Path within the folder, as `documents/receipt.yaml`.
  public let file: String
  public let steps: [DraftStep]

  public init(_ file: String, _ steps: [DraftStep] = []) { (self.file, self.steps) = (file, steps) }

  /// Reads ``description``.
  /// - Returns: `nil` when `text` is none that ``description`` gives.
  public init?(written text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let file = parts.first, !file.isEmpty else { return nil }
    let written = parts.count > 1 ? parts[1].split(separator: "/", omittingEmptySubsequences: false) : []
    guard written.count <= DraftLimits.depth else { return nil }
    var steps: [DraftStep] = []
    for word in written {
      guard let step = DraftStep(word) else { return nil }
      steps.append(step)
    }
    self.init(file, steps)
  }

  public var description: String {
    steps.isEmpty ? file : file + ":" + steps.map(\.description).joined(separator: "/")
  }

  public func appending(_ step: DraftStep) -> DraftPath { DraftPath(file, steps + [step]) }
  public func key(_ key: String) -> DraftPath { appending(.key(key)) }
  public func item(_ id: String) -> DraftPath { appending(.item(id)) }
  public func index(_ index: Int) -> DraftPath { appending(.index(index)) }

  /// The piece around it; `nil` for a whole file.
  public var parent: DraftPath? { steps.isEmpty ? nil : DraftPath(file, Array(steps.dropLast())) }
  public var last: DraftStep? { steps.last }

  /// Whether it is this piece or one inside it.
  public func isWithin(_ other: DraftPath) -> Bool { file == other.file && steps.starts(with: other.steps) }
}

extension DraftStep: CustomStringConvertible {
  /// `~` begins a sign that would mean something else.
  public var description: String {
    switch self {
    case .key(let key): Self.escaped(key, isKey: true)
    case .item(let id): "@" + Self.escaped(id, isKey: false)
    case .index(let index): "*\(index)"
    }
  }

  /// Reads ``description``.
  init?(_ word: Substring) {
    switch word.first {
    case "@":
      guard let id = Self.unescaped(word.dropFirst()) else { return nil }
      self = .item(id)
    case "*":
      guard let index = Int(word.dropFirst()), index >= 0, "*\(index)" == word else { return nil }
      self = .index(index)
    default:
      guard let key = Self.unescaped(word) else { return nil }
      self = .key(key)
    }
  }

  private static func escaped(_ text: String, isKey: Bool) -> String {
    var escaped = ""
    for (place, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      case "@" where isKey && place == 0: escaped += "~2"
      case "*" where isKey && place == 0: escaped += "~3"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func unescaped(_ text: Substring) -> String? {
    var plain = String.UnicodeScalarView()
    var isSign = false
    for scalar in text.unicodeScalars {
      guard isSign else {
        isSign = scalar == "~"
        if !isSign { plain.append(scalar) }
        continue
      }
      guard let meant: Unicode.Scalar = ["0": "~", "1": "/", "2": "@", "3": "*"][scalar] else { return nil }
      plain.append(meant)
      isSign = false
    }
    return isSign ? nil : String(plain)
  }
}
