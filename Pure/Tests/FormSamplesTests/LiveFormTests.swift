import FormSchema
import Testing

@testable import FormSamples

@Suite("A live form") struct LiveFormTests {
  /// Every change of a sample's fields, one after the other, in an order of its own, and some of them back again.
  private func changes(_ typed: TypedAnswers, _ random: inout SeededRandom) -> [(String, [String])] {
    let fields = typed.fields.sorted { $0.key < $1.key }
    let one = random.some(fields.count, of: fields).map { ($0.key, $0.value) }
    return one + random.some(fields.count / 3, of: fields).map { ($0.key, []) } + one.prefix(fields.count / 4)
  }

  @Test("it says at every step what a fresh reading says, and tells every difference", arguments: 0..<60)
  func sameAsFresh(seed: Int) throws {
    let form = try FormGenerator.form(seed, questions: 14, looksAhead: seed % 3 == 0)
    var sampler = AnswerSampler(form, seed: UInt64(seed), today: today)
    var random = SeededRandom(seed: UInt64(seed))
    let live = LiveForm(form, today: today)
    for (field, values) in changes(sampler.anything().typed, &random) + changes(sampler.anything().typed, &random) {
      let before = live.reading
      let change = live.set(field, values)
      let fresh = form.read(live.typed, today: today)
      #expect(live.reading == fresh, "\(field)")
      #expect(words(change) == difference(form, before, fresh), "\(field)")
    }
  }

  @Test("a page that is sent changes what its fields change", arguments: 0..<30)
  func pages(seed: Int) throws {
    let form = try FormGenerator.form(seed + 1000, questions: 14)
    var sampler = AnswerSampler(form, seed: UInt64(seed), today: today)
    let live = LiveForm(form, sampler.anything().typed, today: today)
    for _ in 0..<5 {
      let before = live.reading, typed = sampler.anything().typed
      let change = live.set(typed)
      #expect((live.typed == typed) as Bool && live.reading == form.read(typed, today: today))
      #expect(words(change) == difference(form, before, live.reading))
    }
  }

  private func words(_ change: FormChange) -> [[String]] {
    [change.shown, change.hidden, change.problems, change.rows, change.computed]
  }

  /// What differs between two readings, found by looking at everything.
  private func difference(_ form: Form, _ before: Reading, _ after: Reading) -> [[String]] {
    var words: [[String]] = Array(repeating: [], count: 5)
    for question in form.questions {
      let id = question.id
      switch (before.isShown(question: id), after.isShown(question: id)) {
      case (false, true): words[0].append(id)
      case (true, false): words[1].append(id)
      default: break
      }
      guard after.isShown(question: id) else { continue }
      if before.problems(at: id) != after.problems(at: id) { words[2].append(id) }
      if before.rows[id] ?? [] != after.rows[id] ?? [] { words[3].append(id) }
      if before.answers[id] != after.answers[id], [.computed, .lookedUp].contains(question.type.name) {
        words[4].append(id)
      }
    }
    return words
  }
}
