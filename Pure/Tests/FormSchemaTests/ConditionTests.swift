import FEEL
import FormSchema
import Kernel
import Testing

@Suite("A condition") struct ConditionTests {
  static let questions: [Question] = [
    .sample(.choice(options: [Option(id: "self", label: "本人")], hasOther: true), id: "who", name: "申請者"),
    .sample(.yesNo, id: "is-insured"), .sample(.number(min: 0, max: 9, unit: nil), id: "copies", name: "通数"),
    .sample(.text(minLength: 0, maxLength: 9, isShort: false), id: "place"),
    .sample(.choices(options: [Option(id: "name", label: "氏名")], atLeast: 0, atMost: nil, hasOther: true), id: "items"),
    .sample(.date(earliest: nil, latest: nil, isBirth: false), id: "day"),
    .sample(.date(earliest: nil, latest: nil, isBirth: false), id: "day-before"),
    .sample(.name(isOrganisation: false), id: "me"), .sample(.name(isOrganisation: false), id: "twin"),
    .sample(.name(isOrganisation: false), id: "variant"), .sample(.address, id: "home"),
    .sample(.files(accept: FileKind.allCases, atLeast: 0, atMost: 5), id: "files"),
    .sample(.information(text: "説明"), id: "note"),
  ]
  static let names = RuleNames(questions)

  static let answers = Answers([
    "who": .choice(Chosen("other", other: "隣人")), "is-insured": .flag(true), "copies": .number(2),
    "place": .text("窓口"), "items": .choices([Chosen("name"), Chosen("other", other: "色")]), "day": .date(today),
    "day-before": .date(today.adding(days: -1)), "me": .name(NameAnswer(family: "神", given: "花子", familyKana: "ジン")),
    "twin": .name(NameAnswer(family: "神", given: "花子")), "variant": .name(NameAnswer(family: "\u{FA19}", given: "花子")),
    "files": .files([photo()]),
  ])

  @Test(
    "each kind of answer can be compared, at and beside its boundary",
    arguments: [
      (#"who = "other""#, true), (#"who = "self""#, false), (#"who in ("self", "other")"#, true),
      (#"申請者 = "other""#, true), (#"who.other = "隣人""#, true), (#"申請者.other = "隣人""#, true),
      ("is-insured", true), ("not(is-insured)", false), ("is-insured = false", false), ("copies >= 2", true),
      ("copies >= 3", false), ("copies in [1..2]", true), ("通数 * 300 = 600", true), ("copies-1 = 1", true),
      (#"place = "窓口""#, true), (#"list contains(items, "name")"#, true), (#"list contains(items, "x")"#, false),
      (#"items.other = "色""#, true), ("count(items) = 2", true), ("day <= today()", true),
      (#"day <= today() - duration("P1D")"#, false), ("day >= today()", true), ("day > day-before", true),
      (#"day = @"2026-11-21""#, true), ("day.year = 2026", true), ("me.full = twin.full", true), ("me = twin", false),
      ("me.full != variant.full", true), ("me.given = \"花子\"", true), ("count(files) = 1", true),
      (#"files[1].kind = "photo""#, true), ("is-insured and copies = 2 and (copies = 9 or day != null)", true),
      ("copies", false), ("true", true), ("null", false), ("1 / 0 = 1", false),
    ])
  func comparisons(text: String, expected: Bool) throws {
    let condition = try Condition(text, Self.names)
    #expect(condition.holds(Self.answers, today: today) == expected && condition.notes.isEmpty)
  }

  @Test(
    "a question without an answer is null, and nothing but != and = null holds for it",
    arguments: [
      (#"who = "self""#, false), (#"who != "self""#, true), ("who = null", true), ("who != null", false),
      (#"not(who = "self")"#, true), ("is-insured", false), ("not(is-insured)", false), ("copies < 9", false),
      (#"list contains(items, "name")"#, false), (#"not(list contains(items, "name"))"#, false),
      ("day <= today()", false), ("me.full = twin.full", true), ("home.city = \"つむぎ市\"", false),
      (#"who in ("self", null)"#, true), ("who.other = null", true),
    ])
  func unanswered(text: String, expected: Bool) throws {
    #expect(try Condition(text, Self.names).holds(Answers(), today: today) == expected)
  }

  @Test("it names every question it looks at, by whatever name")
  func questions() throws {
    let condition = try Condition(
      #"申請者 = "self" or (some item in items satisfies item = place) and me.full != null and day > today()"#, Self.names)
    #expect(condition.questions == ["who", "items", "place", "me", "day"])
  }

  @Test(
    "what is not FEEL is told with its place",
    arguments: [("copies >", 8), ("who = = 1", 6), (#"place = "x"#, 8), ("", 0)])
  func broken(text: String, place: Int) {
    let problem = #expect(throws: FEELProblem.self) { try Condition(text, Self.names) }
    #expect(problem?.range.start == place)
  }

  @Test("a name nobody knows is noted, and null")
  func unknown() throws {
    let condition = try Condition("copeis = null", Self.names)
    #expect(condition.notes.map(\.code) == [.unknownName] && condition.holds(Self.answers, today: today))
    #expect(condition.questions == [])
  }

  @Test("today is the day that is asked about, whatever day it is")
  func day() throws {
    let condition = try Condition("day = today()", Self.names)
    #expect(condition.holds(Self.answers, today: today))
    #expect(!condition.holds(Self.answers, today: today.adding(days: 1)))
  }

  @Test("conditions are the same when their texts are")
  func equality() throws {
    let other = RuleNames(Self.questions)
    #expect(try Condition("copies = 1", Self.names) == Condition("copies = 1", other))
    #expect(try Condition("copies = 1", Self.names) != Condition("copies=1", Self.names))
  }

  @Test("a condition read with the names of a longer form sees the same answers")
  func otherNames() throws {
    let longer = RuleNames([.sample(.yesNo, id: "first")] + Self.questions)
    let form = Form.sample([.sample(.yesNo, id: "q", when: try Condition("copies = 2", longer))])
    #expect(form.read(TypedAnswers(), today: today, given: Self.answers).questions == ["q"])
  }

  @Test("an endless condition ends and does not hold")
  func endless() throws {
    let condition = try Condition(
      "count(for a in 1..100000, b in 1..100000 return a * b) >= 0", Self.names)
    #expect(!condition.holds(Answers(), today: today))
  }
}

@Suite("The names of rules") struct RuleNameTests {
  @Test(
    "one name is a name, with spaces, hyphens or in Japanese",
    arguments: [
      ("copies", true), ("second-wish", true), ("通数", true), ("申請する方", true), ("first wish", true), ("", false),
      ("if", false), ("true", false), ("1st", false), ("a(b)", false), (" copies", false), ("a = b", false),
    ])
  func names(text: String, isName: Bool) { #expect(RuleNames.isName(text) == isName) }

  @Test("they lead back to the question, and tell its answer from the text beside it")
  func owners() {
    let names = ConditionTests.names
    #expect(names.question(named: "通数") == "copies" && names.question(named: "申請者.other") == "who")
    #expect(names.question(named: "note") == nil && names.question(named: "nothing") == nil)
    #expect(names.isAnswer("申請者") && !names.isAnswer("who.other") && !names.isAnswer("nothing"))
    #expect(names.ruleType(of: "通数") == .number && names.ruleType(of: "items") == .list(.string))
  }
}
