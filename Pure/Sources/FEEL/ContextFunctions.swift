/// Contexts (DMN 1.5 §10.3.4.9).
enum ContextFunctions {
  static let all: [BuiltIn] = [
    Declare.function("get value", [("m", .any), ("key", .string)], .any) { arguments in
      guard let context = arguments.context(0), let key = arguments.string(1) else {
        return arguments.null(expected: "a context and a text")
      }
      return context[key] ?? arguments.null(.unknownMember, expected: key)
    },
    Declare.function("get entries", [("m", .any)], .list(.any)) { arguments in
      guard let context = arguments.context(0), let shape = entryShape else {
        return arguments.null(expected: "a context")
      }
      let entries = context.members.map { member -> Value in
        ContextValue(shape: shape, values: [.string(member.name), member.value]).map { .context($0) } ?? .null
      }
      return arguments.evaluation.list(entries, at: arguments.range)
    },
    Declare.function("context", [("entries", .list(.any))], .any) { fromEntries($0) },
    Declare.function(
      "context put",
      [
        Declare.signature([("context", .any), ("keys", .list(.string)), ("value", .any)], .any) { put($0) },
        Declare.signature([("context", .any), ("key", .string), ("value", .any)], .any) { arguments in
          guard arguments.string(1) != nil else { return arguments.null(expected: "a key that is a text") }
          return put(arguments)
        },
      ]),
    Declare.function("context merge", [("contexts", .list(.any))], .any) { merge($0) },
  ]

  private static let entryShape = ContextShape(["key", "value"])

  private static func fromEntries(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0), arguments.charge(list.count) else {
      return arguments.null(expected: "a list of entries")
    }
    var members: [(String, Value)] = []
    for item in list.items {
      guard case .context(let entry) = item, case .string(let key)? = entry["key"],
        let value = entry["value"]
      else { return arguments.null(expected: "entries with a key and a value") }
      members.append((key, value))
    }
    guard let context = ContextValue(members) else {
      return arguments.null(.repeatedName, expected: "each key once")
    }
    return .context(context)
  }

  private static func put(_ arguments: Arguments) -> Value {
    guard let context = arguments.context(0) else { return arguments.null(expected: "a context") }
    var keys: [String] = []
    switch arguments[1] {
    case .string(let key): keys = [key]
    case .list(let list):
      for item in list.items {
        guard case .string(let key) = item else { return arguments.null(expected: "keys that are texts") }
        keys.append(key)
      }
    default: break
    }
    guard !keys.isEmpty, arguments.charge(context.count) else { return arguments.null(expected: "a key") }
    guard let changed = put(keys[...], arguments[2], context) else {
      return arguments.null(expected: "contexts along the keys")
    }
    return .context(changed)
  }

  private static func put(
    _ keys: ArraySlice<String>, _ value: Value, _ context: ContextValue
  ) -> ContextValue? {
    guard keys.count <= ListValue.deepest, let key = keys.first else { return nil }
    if keys.count == 1 { return context.setting(key, to: value) }
    guard case .context(let inner)? = context[key], let changed = put(keys.dropFirst(), value, inner)
    else { return nil }
    return context.setting(key, to: .context(changed))
  }

  private static func merge(_ arguments: Arguments) -> Value {
    guard let list = arguments.list(0) else { return arguments.null(expected: "contexts") }
    var names: [String] = []
    var values: [Value] = []
    var positions: [Text.Key: Int] = [:]
    for item in list.items {
      guard case .context(let context) = item, arguments.charge(context.count) else {
        return arguments.null(expected: "contexts")
      }
      for (name, value) in context.members {
        if let position = positions[Text.Key(name)] {
          values[position] = value
        } else {
          positions[Text.Key(name)] = names.count
          names.append(name)
          values.append(value)
        }
      }
    }
    guard let shape = ContextShape(names), let merged = ContextValue(shape: shape, values: values) else {
      return arguments.null(.limitReached, expected: "values of allowed depth")
    }
    return .context(merged)
  }
}
