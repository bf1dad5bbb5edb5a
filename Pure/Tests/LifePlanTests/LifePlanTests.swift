import CivilTime
import DecimalArithmetic
import FEEL
import FormSamples
import FormSchema
import Kernel
import LifePlan
import Nihongo
import Testing

@Suite("A plan for an event of life") struct LifePlanTests {
  static let questions = [
    Question(id: "moving-day", type: .date(earliest: nil, latest: nil, isBirth: false), label: "引っ越す日", isOptional: true),
    Question(id: "has-dog", type: .yesNo, label: "犬がいますか", isOptional: true),
  ]
  static let names = RuleNames(questions)

  static func guide(_ steps: [LifeStep]) -> LifeGuide {
    LifeGuide(
      id: "moving", title: "引越し", summary: "s", lifeEvents: ["moving"],
      form: Form(sections: [Section(id: "questions", title: "質問", questions: questions)], names: names), steps: steps)
  }

  static func step(_ id: String, when: String? = nil, due: String? = nil, after: [String] = []) throws -> LifeStep {
    LifeStep(
      id: id, procedure: id, when: try when.map { try Condition($0, names) }, why: "why",
      due: try due.map { try Formula($0, names) }, after: after)
  }

  static func plan(_ steps: [LifeStep], _ typed: [String: [String]]) throws -> LifePlan {
    let guide = guide(steps)
    let today = try #require(CivilDate("2026-11-21"))
    let reading = guide.form.read(TypedAnswers(typed), today: today)
    return LifePlan(guide, reading.answers, today: today)
  }

  @Test("has what the answers ask for, and says of the rest that it does not concern the person")
  func conditions() throws {
    let steps = [try Self.step("a"), try Self.step("dog", when: "has-dog = true"), try Self.step("b")]
    let with = try Self.plan(steps, ["has-dog": ["true"]]), without = try Self.plan(steps, ["has-dog": ["false"]])
    #expect(with.items.map(\.step.id) == ["a", "dog", "b"] && with.notNeeded.isEmpty)
    #expect(without.items.map(\.step.id) == ["a", "b"] && without.notNeeded.map(\.id) == ["dog"])
    #expect(try Self.plan(steps, [:]).notNeeded.map(\.id) == ["dog"])
  }

  @Test("the nearest deadline comes first, unless it has to wait for another step")
  func order() throws {
    let steps = [
      try Self.step("none"), try Self.step("late", due: "moving-day + duration(\"P30D\")"),
      try Self.step("soon", due: "moving-day + duration(\"P14D\")", after: ["late"]),
      try Self.step("now", due: "moving-day"),
    ]
    let plan = try Self.plan(steps, ["moving-day": ["2026-12-18"]])
    #expect(plan.items.map(\.step.id) == ["now", "late", "soon", "none"])
    #expect(plan.items.map { $0.due?.description } == ["2026-12-18", "2027-01-17", "2027-01-01", nil])
    let unknown = try Self.plan(steps, [:])
    #expect(unknown.items.map(\.step.id) == ["none", "late", "soon", "now"] && unknown.items.allSatisfy { $0.due == nil })
  }

  @Test("what a deadline waits for is as urgent as that deadline")
  func urgency() throws {
    let steps = [
      try Self.step("near", due: "moving-day + duration(\"P7D\")"), try Self.step("first"), try Self.step("middle", after: ["first"]),
      try Self.step("now", due: "moving-day", after: ["middle"]),
    ]
    let plan = try Self.plan(steps, ["moving-day": ["2026-12-18"]])
    #expect(plan.items.map(\.step.id) == ["first", "middle", "now", "near"])
    #expect(plan.items[0].due == nil)
  }

  @Test("a step does not wait for one that is not to be done")
  func waitsForNothing() throws {
    let steps = [try Self.step("dog", when: "has-dog = true"), try Self.step("a", after: ["dog"])]
    #expect(try Self.plan(steps, ["has-dog": ["false"]]).items.map(\.step.id) == ["a"])
  }

  @Test("steps that wait for each other are found, and lost in no plan")
  func circles() throws {
    let steps = [
      try Self.step("a", after: ["b"]), try Self.step("b", after: ["c"]), try Self.step("c", after: ["b"]), try Self.step("d"),
    ]
    #expect(Self.guide(steps).circle == ["b", "c"])
    #expect(try Self.plan(steps, [:]).items.map(\.step.id) == ["d", "a", "b", "c"])
    #expect(Self.guide([try Self.step("a"), try Self.step("b", after: ["a"])]).circle.isEmpty)
    #expect(Self.guide([try Self.step("a", after: ["a"])]).circle == ["a"])
  }

  @Test("sentences come in the reader's language, and in Japanese where there is none")
  func words() throws {
    var guide = Self.guide([try Self.step("a")])
    guide.translations = [.english: ["guide.title": "Moving"]]
    #expect(guide.words(in: .english).title == "Moving" && guide.words(in: .english).summary == "s")
    #expect(guide.words(in: .japanese).title == "引越し")
    #expect(guide.translationKeys == [
      "guide.title", "guide.summary", "question.moving-day.label", "question.has-dog.label", "step.a.why",
    ])
  }
}

@Suite("Deadlines for a calendar") struct DeadlineCalendarTests {
  static func lines(_ summary: String, day: String = "2026-12-31") throws -> [String] {
    let deadline = DeadlineCalendar.Deadline(
      id: "a@b", day: try #require(CivilDate(day)), summary: summary, description: "一行目\n二行目; 3, 4\\")
    let calendar = DeadlineCalendar(name: "引越し", [deadline], made: Instant(milliseconds: 1_795_252_205_000))
    return String(decoding: calendar.bytes, as: UTF8.self).components
  }

  @Test("an event is a whole day that ends when the next begins, also over a new year")
  func days() throws {
    let lines = try Self.lines("転入届")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    #expect(lines.contains("DTSTART;VALUE=DATE:20261231") && lines.contains("DTEND;VALUE=DATE:20270101"))
    #expect(lines.contains("DTSTAMP:20261121T091005Z"))
    #expect(lines.contains("DESCRIPTION:一行目\\n二行目\\; 3\\, 4\\\\"))
  }

  @Test("no line is longer than 75 bytes, and folding loses nothing")
  func folding() throws {
    let long = String(repeating: "転入届を出す。", count: 30)
    let lines = try Self.lines(long)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    let unfolded = lines.reduce(into: [String]()) { whole, line in
      if line.hasPrefix(" ") { whole[whole.count - 1] += line.dropFirst() } else { whole.append(line) }
    }
    #expect(unfolded.contains("SUMMARY:\(long)"))
  }
}

extension String {
  /// Its lines between CR LF.
  fileprivate var components: [String] {
    unicodeScalars.split(separator: "\n").map { line in
      String(String.UnicodeScalarView(line.last == "\r" ? line.dropLast() : line))
    }
  }
}
