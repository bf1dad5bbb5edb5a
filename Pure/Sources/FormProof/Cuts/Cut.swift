/// Where the rules of a procedure may change what they say as one question goes through its answers.
struct Cut: Equatable {
  /// Texts it is compared with: options of a choice, or texts.
  var literals: Set<String> = []
  /// Options that a list of choices is asked about.
  var listed: Set<String> = []
  /// Free texts beside ``Option/other`` it is compared with.
  var others: Set<String> = []
  /// Texts that a part of it is compared with, by the part's name in rules.
  var members: [String: Set<String>] = [:]
  /// Steps of its ``OrderedAxis`` where something changes, and the step before each.
  var steps: Set<Int> = []
  /// Whether a rule may tell every answer apart.
  var needsAll = false
  /// Whether a rule looks at it in a way whose changes are not known.
  var isOpen = false

  mutating func add(_ other: Cut) {
    literals.formUnion(other.literals)
    listed.formUnion(other.listed)
    others.formUnion(other.others)
    members.merge(other.members) { $0.union($1) }
    steps.formUnion(other.steps)
    needsAll = needsAll || other.needsAll
    isOpen = isOpen || other.isOpen
  }
}

/// The cuts of every question that some rules look at.
struct Cuts {
  private(set) var byQuestion: [String: Cut] = [:]
  /// Questions whose answers are compared with each other.
  private(set) var links: [(String, String)] = []

  subscript(question: String) -> Cut {
    get { byQuestion[question] ?? Cut() }
    set { byQuestion[question] = newValue }
  }

  mutating func link(_ one: String, _ other: String) {
    byQuestion[one] = self[one]
    byQuestion[other] = self[other]
    links.append((one, other))
  }

  mutating func add(_ other: Cuts) {
    for (question, cut) in other.byQuestion { byQuestion[question, default: Cut()].add(cut) }
    links += other.links
  }

  /// The questions the rules look at in a way that is not decided.
  var open: Set<String> { Set(byQuestion.filter(\.value.isOpen).keys) }

  /// Questions that are compared with each other, directly or through others.
  ///
  /// - Complexity: O(links).
  var groups: [Set<String>] {
    var linked: [String: [String]] = [:]
    for (one, other) in links {
      linked[one, default: []].append(other)
      linked[other, default: []].append(one)
    }
    var groups: [Set<String>] = []
    var known: Set<String> = []
    for start in linked.keys where !known.contains(start) {
      var group: Set<String> = [start]
      var open = [start]
      while let question = open.popLast() {
        for other in linked[question] ?? [] where group.insert(other).inserted { open.append(other) }
      }
      known.formUnion(group)
      groups.append(group)
    }
    return groups
  }
}
