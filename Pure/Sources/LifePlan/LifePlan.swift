import FormSchema
import Kernel

/// What one person has to do, in order, and what not.
public struct LifePlan: Sendable, Equatable {
  /// Something to do.
  public struct Item: Sendable, Equatable {
    public let step: LifeStep
    /// The last day; `nil` where there is none, or an answer it needs is missing.
    public let due: CivilDate?
  }

  public let items: [Item]
  /// What does not concern this person, in the order of the guide.
  public let notNeeded: [LifeStep]

  /// The plan for these answers.
  ///
  /// What has to wait for another step stands behind it; of what may be done at once, the nearest deadline comes first,
  /// its own or that of a step that waits for it, then what the guide has first. Steps that wait for each other in a
  /// circle, which no guide that was checked has, stand at the end.
  ///
  /// - Parameters:
  ///   - answers: to the guide's questions, as its form read them.
  ///   - today: the day that `today()` is.
  /// - Complexity: O(steps²), beside what the conditions cost.
  public init(_ guide: LifeGuide, _ answers: Answers, today: CivilDate) {
    let (needed, not) = guide.steps.reduce(into: ([LifeStep](), [LifeStep]())) { parts, step in
      if step.when?.holds(answers, today: today) ?? true { parts.0.append(step) } else { parts.1.append(step) }
    }
    let open = needed.map { Item(step: $0, due: $0.due?.date(answers, today: today)) }
    items = Self.ordered(open)
    notNeeded = not
  }

  private static func ordered(_ items: [Item]) -> [Item] {
    let urgent = urgency(of: items)
    var waiting = items
    var ordered: [Item] = []
    while !waiting.isEmpty {
      let left = Set(waiting.map(\.step.id))
      let ready = waiting.indices.filter { left.isDisjoint(with: waiting[$0].step.after) }
      guard
        let next = ready.min(by: { one, other in
          comesFirst(urgent[waiting[one].step.id], one, urgent[waiting[other].step.id], other)
        })
      else { break }
      ordered.append(waiting.remove(at: next))
    }
    return ordered + waiting
  }

  /// The nearest day by which each step has to be done, so that all that waits for it can be, too; by id.
  private static func urgency(of items: [Item]) -> [String: CivilDate] {
    var urgent = Dictionary(items.compactMap { item in item.due.map { (item.step.id, $0) } }) { first, _ in first }
    // A chain is at most as long as there are steps.
    for _ in items {
      let before = urgent
      for item in items {
        guard let day = urgent[item.step.id] else { continue }
        for other in item.step.after { urgent[other] = min(urgent[other] ?? day, day) }
      }
      if urgent == before { break }
    }
    return urgent
  }

  private static func comesFirst(_ left: CivilDate?, _ one: Int, _ right: CivilDate?, _ other: Int) -> Bool {
    switch (left, right) {
    case (let mine?, let yours?) where mine != yours: mine < yours
    case (.some, nil): true
    case (nil, .some): false
    default: one < other
    }
  }
}

extension LifeGuide {
  /// Steps that wait for each other in a circle, by id in the order of the circle; empty where there is none.
  /// - Complexity: O(steps · steps they wait for).
  public var circle: [String] {
    let after = Dictionary(steps.map { ($0.id, $0.after) }, uniquingKeysWith: { first, _ in first })
    var done: Set<String> = []
    for step in steps {
      var path: [String] = []
      if let found = Self.circle(from: step.id, after, &done, &path) { return found }
    }
    return []
  }

  private static func circle(
    from id: String, _ after: [String: [String]], _ done: inout Set<String>, _ path: inout [String]
  ) -> [String]? {
    if let start = path.firstIndex(of: id) { return Array(path[start...]) }
    guard !done.contains(id) else { return nil }
    path.append(id)
    for next in after[id] ?? [] {
      if let found = circle(from: next, after, &done, &path) { return found }
    }
    path.removeLast()
    done.insert(id)
    return nil
  }
}
