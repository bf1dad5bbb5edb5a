import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("An answer as a rule sees it") struct RuleValueTests {
  private static let questions: [Question] = [
    .sample(.time(earliest: nil, latest: nil), id: "visit"),
    .sample(.dateRange(earliest: nil, latest: nil), id: "stay"),
    .sample(.bankAccount, id: "account"), .sample(.location, id: "spot"),
    .sample(.insuredNumber(.pension), id: "pension"), .sample(.corporateNumber, id: "company"),
    .sample(.signature, id: "sign"), .sample(.text(minLength: 0, maxLength: 9, isShort: false), id: "note"),
    .sample(.name(isOrganisation: false), id: "person"),
  ]

  private static let typed = TypedAnswers([
    "visit": ["午後2時半"], "stay.from": ["2026-11-01"], "stay.to": ["2026-11-30"], "account.institution": ["yucho"],
    "account.yucho-symbol": ["10530"], "account.yucho-number": ["12345671"], "account.holder": ["さとう はな"],
    "person.family": ["佐藤"], "person.given": ["花"], "person.family-kana": ["サトウ"], "person.given-kana": ["ハナ"],
    "spot.place": ["橋"], "spot.latitude": ["35.5"], "spot.longitude": ["139.25"], "pension": ["1234567890"],
    "company": ["7000012050002"], "sign": [photo("s").field], "note.unknown": ["true"],
  ])

  private static func answers(unknown: Bool = true) throws -> (Answers, RuleNames) {
    var questions = questions
    questions[7].allowsUnknown = unknown
    let form = Form.sample(questions)
    let reading = form.read(typed, today: today)
    #expect(reading.problems.map(\.question) == (unknown ? [] : ["note"]))
    return (reading.answers, form.names)
  }

  @Test(
    "has the value the table of types gives it",
    arguments: [
      #"visit = time("14:30:00")"#, #"visit > time("14:29:00")"#, #"stay.from = date("2026-11-01")"#,
      "(stay.to - stay.from).days = 29", #"account.institution = "yucho""#, #"account.bank-code = "9900""#,
      #"account.branch-code = "058""#, #"account.number = "1234567""#, #"account.kind = "ordinary""#,
      #"account.holder = "ｻﾄｳﾊﾅ""#,
      "account.holder = person.holder", #"person.full-kana = "サトウ　ハナ""#, "spot.latitude = 35.5", "spot.longitude < 139.3", #"spot.place = "橋""#,
      #"pension = "1234567890""#, #"company = "7000012050002""#, "count(sign) = 1", "note = null",
    ])
  func values(condition: String) throws {
    let (answers, names) = try Self.answers()
    #expect(try Condition(condition, names).holds(answers, today: today))
  }

  @Test("a place without a position has none") func position() throws {
    let form = Form.sample([.sample(.location, id: "spot")])
    let answers = form.read(TypedAnswers(["spot.place": ["橋"]]), today: today).answers
    #expect(try Condition("spot.latitude = null", form.names).holds(answers, today: today))
  }

  @Test("further names stand for the same answers, and hide others only where they are known")
  func aliases() throws {
    let age = QuestionType.number(min: 0, max: 9, unit: nil)
    let names = RuleNames([
      .sample(age, id: "child-age"), .sample(age, id: "age"),
      .sample(.choice(options: [Option(id: "a", label: "a")], hasOther: true), id: "child-kind"),
    ])
    let inside = names.adding(aliases: ["age": "child-age", "kind": "child-kind", "nothing": "nobody"])
    let answers = Answers([
      "child-age": .number(3), "age": .number(7), "child-kind": .choice(Chosen("other", other: "x")),
    ])
    let all = #"age = 3 and child-age = 3 and kind = "other" and kind.other = "x""#
    #expect(try Condition(all, inside).holds(answers, today: today))
    #expect(try Condition("age = 7 and child-age = 3", names).holds(answers, today: today))
    #expect(try Condition("age = 3", inside).questions == ["child-age"])
    #expect(inside.question(named: "nothing") == nil && inside.sharesSlots(with: names))
    // One set of facts serves both.
    let facts = RuleFacts(names, answers, today: today)
    let conditions = [try Condition(all, inside), try Condition("age = 7", names)]
    for condition in conditions { #expect(facts.holds(condition)) }
  }
}
