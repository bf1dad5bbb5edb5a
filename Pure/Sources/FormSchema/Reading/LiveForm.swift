import Kernel

/// A form that is being filled in: after each change it reads anew only what depends on it.
///
/// ``reading`` is at every moment what ``Form/read(_:today:given:)`` would give. It belongs to one thread.
public final class LiveForm {
  public let form: Form
  private var walk: FormWalk

  /// - Complexity: that of one reading.
  public init(_ form: Form, _ typed: TypedAnswers = TypedAnswers(), today: CivilDate, given: Answers = Answers()) {
    self.form = form
    walk = FormWalk(form.order, typed, RuleFacts(form.names, given, today: today))
    walk.readAll()
  }

  /// All that was typed, as it was typed.
  public var typed: TypedAnswers { walk.typed }

  /// What the whole form says now.
  /// - Complexity: O(questions), without reading any of them.
  public var reading: Reading { walk.reading }

  /// The answer to a question now; `nil` when it is not shown, was left empty or was not understood.
  public func answer(to question: String) -> Answer? { said(question)?.answer }

  public func isShown(question: String) -> Bool { said(question)?.isShown ?? false }

  /// What is wrong at a question now.
  public func problems(at question: String) -> [AnswerProblem] {
    form.order.place(of: question).map { walk.problems(at: $0) } ?? []
  }

  private func said(_ question: String) -> FormWalk.Said? { form.order.place(of: question).map { walk.said[$0] } }

  /// Puts `values` into a field, and none to empty it.
  ///
  /// - Complexity: O(affected · log affected), plus one step for each 64 questions of the form. Affected are the
  ///   question of the field, whatever looks at it, and so on as long as something changes; of a question with rows,
  ///   all rows count.
  @discardableResult
  public func set(_ field: String, _ values: [String]) -> FormChange {
    walk.typed[field] = values
    return settle(form.order.place(ofField: field).map { [$0] } ?? [])
  }

  /// Puts other answers in the place of all that was typed, as when a page is sent.
  ///
  /// - Complexity: O(fields) to find what is different, then as ``set(_:_:)``.
  @discardableResult
  public func set(_ typed: TypedAnswers) -> FormChange {
    let fields = Set(walk.typed.fields.keys).union(typed.fields.keys)
    let changed = fields.filter { !Self.isSame(walk.typed[$0], typed[$0]) }
    walk.typed = typed
    return settle(Set(changed.compactMap { form.order.place(ofField: $0) }))
  }

  private static func isSame(_ one: [String], _ two: [String]) -> Bool {
    one.count == two.count && zip(one, two).allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }

  /// Reads these places, then all that looks at what has changed, each once, in the form's order.
  private func settle(_ places: some Sequence<Int>) -> FormChange {
    let order = form.order
    var waiting = WaitingRanks(order.places.count)
    for place in places { waiting.insert(order.ranks[place]) }
    var before: [Int: FormWalk.Said] = [:], tests: Set<Int> = [], mended: Set<Int> = []
    var areFilesOpen = false, count = 0
    while let rank = waiting.popFirst() {
      let place = order.sequence[rank], old = walk.said[place]
      count += 1
      guard walk.read(place) else { continue }
      before[place] = old
      for other in order.places[place].dependents { waiting.insert(order.ranks[other]) }
      tests.formUnion(order.places[place].tests)
      areFilesOpen = areFilesOpen || order.places[place].isForDemands
    }
    if areFilesOpen {
      for place in walk.demandFiles() {
        mended.insert(place)
        tests.formUnion(order.places[place].tests)
      }
    }
    for test in tests.sorted() where walk.test(test) { mended.insert(order.tests[test].place) }
    return change(before, mended, count)
  }

  private func change(_ before: [Int: FormWalk.Said], _ mended: Set<Int>, _ count: Int) -> FormChange {
    var change = FormChange()
    change.readings = count
    for place in mended.union(before.keys).sorted() {
      guard let question = form.order.places[place].content.question else { continue }
      let now = walk.said[place], old = before[place] ?? now
      if now.isShown != old.isShown {
        if now.isShown { change.shown.append(question.id) } else { change.hidden.append(question.id) }
      }
      guard now.isShown else { continue }
      if now.problems != old.problems || mended.contains(place) { change.problems.append(question.id) }
      if now.rows != old.rows { change.rows.append(question.id) }
      if now.answer != old.answer, question.type.formula != nil { change.computed.append(question.id) }
    }
    return change
  }
}

/// Which places wait to be read, by when their turn comes: one bit each.
private struct WaitingRanks {
  private var words: [UInt64]
  private var first = 0

  init(_ count: Int) { words = Array(repeating: 0, count: count / 64 + 1) }

  mutating func insert(_ rank: Int) { words[rank / 64] |= 1 << UInt64(rank % 64) }

  /// The lowest that waits. None is ever inserted before one that was taken.
  mutating func popFirst() -> Int? {
    while first < words.count {
      if words[first] != 0 {
        let bit = words[first].trailingZeroBitCount
        words[first] &= words[first] - 1
        return first * 64 + bit
      }
      first += 1
    }
    return nil
  }
}
