/// Runs a pattern over one text. Keeps its own stack of choices, so nothing nests and everything is counted.
struct PatternMatcher {
  let pattern: Pattern
  let text: [UInt32]
  /// Steps that may still be taken.
  private(set) var budget: Int
  /// Beginnings and ends of the groups of the last match; -1 where a group took no part.
  private(set) var groups: [Int]
  private var marks: [Int]
  private var choices: [Choice] = []

  private struct Choice {
    enum Kind { case resume, group, mark }
    let kind: Kind
    /// Where to go on in the program, or which place to put back.
    let index: Int
    let value: Int
  }

  init(_ pattern: Pattern, _ text: String, budget: Int) {
    self.pattern = pattern
    self.text = text.unicodeScalars.map(\.value)
    self.budget = budget
    groups = Array(repeating: -1, count: (pattern.groupCount + 1) * 2)
    marks = Array(repeating: -1, count: pattern.loopCount)
  }

  /// The first match at or after a place.
  ///
  /// - Throws: ``PatternProblem/tooCostly``
  mutating func firstMatch(from start: Int) throws(PatternProblem) -> Range<Int>? {
    var at = start
    while at <= text.count {
      if let end = try match(at: at) {
        groups[0] = at
        groups[1] = end
        return at..<end
      }
      at += 1
    }
    return nil
  }

  /// The text of a group of the last match; empty where it took no part.
  func group(_ number: Int) -> ArraySlice<UInt32> {
    guard number * 2 + 1 < groups.count else { return [] }
    let start = groups[number * 2]
    let end = groups[number * 2 + 1]
    return start >= 0 && end >= start ? text[start..<end] : []
  }

  private mutating func match(at start: Int) throws(PatternProblem) -> Int? {
    for index in groups.indices { groups[index] = -1 }
    choices.removeAll(keepingCapacity: true)
    var counter = 0
    var at = start
    while true {
      budget -= 1
      guard budget > 0, choices.count < 1_000_000 else { throw .tooCostly }
      if case .match = pattern.program[counter] { return at }
      if step(&counter, &at) { continue }
      guard backtrack(&counter, &at) else { return nil }
    }
  }

  /// One instruction; false where it does not fit the text.
  private mutating func step(_ counter: inout Int, _ at: inout Int) -> Bool {
    let instruction = pattern.program[counter]
    counter += 1
    switch instruction {
    case .character(let value):
      guard at < text.count, text[at] == value else { return false }
      at += 1
    case .folded(let value):
      guard at < text.count, LetterCase.folded(text[at]) == value else { return false }
      at += 1
    case .anyInLine:
      guard at < text.count, text[at] != 0x0A, text[at] != 0x0D else { return false }
      at += 1
    case .any:
      guard at < text.count else { return false }
      at += 1
    case .inClass(let index):
      guard at < text.count, pattern.classes[index].accepts(text[at]) else { return false }
      at += 1
    case .start: return at == 0
    case .end: return at == text.count
    case .lineStart: return at == 0 || (at < text.count && text[at - 1] == 0x0A)
    case .lineEnd: return at == text.count ? text.last != 0x0A || text.isEmpty : text[at] == 0x0A
    case .save(let index):
      choices.append(Choice(kind: .group, index: index, value: groups[index]))
      groups[index] = at
    case .mark(let index):
      choices.append(Choice(kind: .mark, index: index, value: marks[index]))
      marks[index] = at
    case .progress(let index): return marks[index] != at
    case .split(let first, let second):
      choices.append(Choice(kind: .resume, index: second, value: at))
      counter = first
    case .jump(let target): counter = target
    case .backReference(let number, let ignoresCase): return follow(number, ignoresCase, &at)
    case .match: break
    }
    return true
  }

  private mutating func follow(_ number: Int, _ ignoresCase: Bool, _ at: inout Int) -> Bool {
    let wanted = group(number)
    guard at + wanted.count <= text.count else { return false }
    budget -= wanted.count
    for value in wanted {
      let found = text[at]
      guard found == value || (ignoresCase && LetterCase.folded(found) == LetterCase.folded(value)) else {
        return false
      }
      at += 1
    }
    return true
  }

  /// Takes back what was remembered since the last choice and takes its other way.
  private mutating func backtrack(_ counter: inout Int, _ at: inout Int) -> Bool {
    while let choice = choices.popLast() {
      switch choice.kind {
      case .group: groups[choice.index] = choice.value
      case .mark: marks[choice.index] = choice.value
      case .resume:
        counter = choice.index
        at = choice.value
        return true
      }
    }
    return false
  }
}
