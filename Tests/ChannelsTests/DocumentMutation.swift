import FormSamples
import Kernel

/// Changes a document of an application in one place, as programs that are wrong would.
struct DocumentMutation {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  mutating func mutant(_ document: JSONValue) -> JSONValue {
    var steps = below(Self.count(document))
    return change(document, &steps)
  }

  /// How many values there are in it.
  private static func count(_ value: JSONValue) -> Int {
    switch value {
    case .object(let members): 1 + members.reduce(0) { $0 + count($1.value) }
    case .list(let items): 1 + items.reduce(0) { $0 + count($1) }
    default: 1
    }
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<max(1, limit), using: &random) }

  /// Changes the value that is reached after so many steps.
  private mutating func change(_ value: JSONValue, _ steps: inout Int) -> JSONValue {
    if steps == 0 {
      steps = -1
      return changed(value)
    }
    steps -= 1
    switch value {
    case .object(var members):
      for index in members.indices where steps >= 0 { members[index].value = change(members[index].value, &steps) }
      return .object(members)
    case .list(var items):
      for index in items.indices where steps >= 0 { items[index] = change(items[index], &steps) }
      return .list(items)
    default: return value
    }
  }

  private mutating func changed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members): changed(members)
    case .list(let items):
      [.list(items + items), .list(Array(items.dropLast())), .list(items + [7]), ["list": value]][below(4)]
    case .text(let text):
      [
        .text(""), .text(text + "×"), .text(String(repeating: "\(text)長", count: 900)), 5, .null, .list([value]),
      ][below(6)]
    case .number(let number):
      [.number(-1), .number(Int.max), .fraction("\(number).5"), .fraction("\(number).0"), .text("\(number)")][below(5)]
    case .fraction: [.fraction("0.5"), .fraction("500.5"), "35.5"][below(3)]
    case .flag(let flag): [.flag(!flag), .text("\(flag)"), .null][below(3)]
    case .null: true
    }
  }

  private mutating func changed(_ members: [JSONValue.Member]) -> JSONValue {
    guard !members.isEmpty else { return ["extra": true] }
    var members = members
    let place = below(members.count)
    switch below(4) {
    case 0: members[place].key += "x"
    case 1: members.remove(at: place)
    case 2: members.append(.init("extra", true))
    default: return .list([.object(members)])
    }
    return .object(members)
  }
}
