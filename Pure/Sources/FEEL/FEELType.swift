/// A type of FEEL (DMN 1.5 §10.3.2.9).
public indirect enum FEELType: Sendable, Hashable {
  /// Every value.
  case any
  /// Only null.
  case null
  case boolean
  case number
  case string
  case date
  case time
  case dateTime
  case daysDuration
  case monthsDuration
  case list(FEELType)
  case range(FEELType)
  case context(ContextType)
  case function(FunctionType)

  /// The members of a context, in their order.
  public struct ContextType: Sendable, Hashable {
    public struct Member: Sendable, Hashable {
      public let name: String
      public let type: FEELType

      public init(_ name: String, _ type: FEELType) {
        self.name = name
        self.type = type
      }
    }

    public let members: [Member]

    public init(_ members: [Member]) {
      self.members = members
    }

    /// The type of a member; nil where there is none of that name.
    public func type(of name: String) -> FEELType? {
      members.first { Text.isSame($0.name, name) }?.type
    }
  }

  /// What a function takes and gives; parameter names do not matter for the type.
  public struct FunctionType: Sendable, Hashable {
    public let parameters: [FEELType]
    public let result: FEELType

    public init(_ parameters: [FEELType], _ result: FEELType) {
      self.parameters = parameters
      self.result = result
    }
  }
}

extension FEELType {
  /// The built-in type of a name as a `typeRef` or `instance of` writes it; nil for other names.
  ///
  /// Knows the names of DMN 1.5 §7.3.2 and the ones of DMN 1.1 and 1.2 (`dateTime`, `dayTimeDuration`).
  public static func builtIn(_ name: String) -> FEELType? {
    switch name {
    case "Any", "any": .any
    case "Null": .null
    case "boolean": .boolean
    case "number": .number
    case "string": .string
    case "date": .date
    case "time": .time
    case "date and time", "dateTime": .dateTime
    case "days and time duration", "dayTimeDuration": .daysDuration
    case "years and months duration", "yearMonthDuration": .monthsDuration
    case "list": .list(.any)
    case "context": .context(ContextType([]))
    case "range": .range(.any)
    default: nil
    }
  }

  /// Whether every value of this type is one of the other (§10.3.2.9.3).
  public func conforms(to other: FEELType) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (_, .any), (.null, _): return true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.conforms(to: b)
    case (.context(let a), .context(let b)):
      return b.members.allSatisfy { member in
        a.type(of: member.name)?.conforms(to: member.type) ?? false
      }
    case (.function(let a), .function(let b)):
      // Of a body whose type nobody knows it cannot be said that it does not fit.
      return a.parameters.count == b.parameters.count && (a.result == .any || a.result.conforms(to: b.result))
        && zip(a.parameters, b.parameters).allSatisfy { mine, theirs in theirs.conforms(to: mine) }
    default: return false
    }
  }

  /// The narrowest type this library knows that holds the values of both.
  func joined(with other: FEELType) -> FEELType {
    if self == other { return self }
    switch (self, other) {
    case (.null, let type), (let type, .null): return type
    case (.list(let a), .list(let b)): return .list(a.joined(with: b))
    case (.range(let a), .range(let b)): return .range(a.joined(with: b))
    case (.context(let a), .context(let b)): return a.joined(with: b)
    default: return .any
    }
  }

  /// The type of one item when the value is walked through as a list.
  var element: FEELType {
    switch self {
    case .list(let element): element
    case .range(let element): element
    case .null: .any
    default: self
    }
  }

  /// Whether a value of this type can only be a scalar that is neither list nor context.
  var isScalar: Bool {
    switch self {
    case .boolean, .number, .string, .date, .time, .dateTime, .daysDuration, .monthsDuration: true
    default: false
    }
  }
}

extension FEELType.ContextType {
  fileprivate func joined(with other: FEELType.ContextType) -> FEELType {
    guard members.count == other.members.count else { return .any }
    var joined: [Member] = []
    for member in members {
      guard let type = other.type(of: member.name) else { return .any }
      joined.append(Member(member.name, member.type.joined(with: type)))
    }
    return .context(FEELType.ContextType(joined))
  }
}

extension FEELType: CustomStringConvertible {
  /// As FEEL writes it: `list<number>`, `context<名前: string>`.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .daysDuration: "days and time duration"
    case .monthsDuration: "years and months duration"
    case .list(let element): "list<\(element)>"
    case .range(let element): "range<\(element)>"
    case .context(let type):
      "context<" + type.members.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .function(let type):
      "function<" + type.parameters.map(\.description).joined(separator: ", ") + "> -> \(type.result)"
    }
  }
}
