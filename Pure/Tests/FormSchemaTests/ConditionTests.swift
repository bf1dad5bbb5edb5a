import FormSchema
import Kernel
import Testing

@Suite("A condition") struct ConditionTests {
  static let answers = Answers([
    "who": .choice(Chosen("proxy")), "insured": .flag(true), "copies": .number(2), "place": .text("窓口"),
    "items": .choices([Chosen("name"), Chosen("other", other: "色")]), "day": .date(today),
    "earlier": .date(today.adding(days: -1)), "me": .name(NameAnswer(family: "神", given: "花子", familyKana: "ジン")),
    "twin": .name(NameAnswer(family: "神", given: "花子")), "variant": .name(NameAnswer(family: "\u{FA19}", given: "花子")),
    "files": .files([photo()]),
  ])

  @Test(
    "each comparison at and beside its boundary",
    arguments: [
      (Condition.question("who", .isEqual(.text("proxy"))), true),
      (.question("who", .isEqual(.text("self"))), false),
      (.question("who", .isNot(.text("self"))), true),
      (.question("who", .isIn([.text("self"), .text("proxy")])), true),
      (.question("who", .isIn([])), false),
      (.question("insured", .isEqual(.flag(true))), true),
      (.question("insured", .isEqual(.flag(false))), false),
      (.question("copies", .isEqual(.number(2))), true),
      (.question("copies", .isEqual(.text("2"))), false),
      (.question("copies", .atLeast(2)), true),
      (.question("copies", .atLeast(3)), false),
      (.question("copies", .atMost(2)), true),
      (.question("copies", .atMost(1)), false),
      (.question("items", .atLeast(2)), true),
      (.question("files", .atMost(0)), false),
      (.question("place", .isEqual(.text("窓口"))), true),
      (.question("items", .includes("other")), true),
      (.question("items", .includes("address")), false),
      (.question("day", .notAfter(.today(plus: 0))), true),
      (.question("day", .notAfter(.today(plus: -1))), false),
      (.question("day", .notBefore(.today(plus: 0))), true),
      (.question("day", .notBefore(.today(plus: 1))), false),
      (.question("day", .notBefore(.answer("earlier"))), true),
      (.question("day", .notAfter(.answer("earlier"))), false),
      (.question("day", .notAfter(.answer("nothing"))), false),
      (.question("day", .notAfter(.date(CivilDate(year: 2026, month: 11, day: 21)!))), true),
      (.question("day", .answered(true)), true),
      (.question("day", .answered(false)), false),
      (.question("me", .isEqual(.answer("twin"))), true),
      (.question("me", .isEqual(.answer("variant"))), false),
      (.question("me", .isNot(.answer("twin"))), false),
      (.question("me", .isEqual(.answer("nothing"))), false),
      (.not(.question("insured", .isEqual(.flag(true)))), false),
      (.all([]), true), (.any([]), false),
      (.all([.question("copies", .atLeast(1)), .question("copies", .atMost(1))]), false),
      (.any([.question("copies", .atLeast(9)), .question("copies", .atMost(2))]), true),
    ])
  func comparisons(condition: Condition, expected: Bool) {
    #expect(condition.holds(Self.answers, today: today) == expected)
  }

  @Test(
    "without an answer every comparison is false, except is-not and answered: false",
    arguments: [
      (Comparison.isEqual(.text("a")), false), (.isNot(.text("a")), true), (.isIn([.text("a")]), false),
      (.includes("a"), false), (.atLeast(0), false), (.atMost(9), false), (.notAfter(.today(plus: 0)), false),
      (.notBefore(.today(plus: 0)), false), (.answered(true), false), (.answered(false), true),
    ])
  func unanswered(comparison: Comparison, expected: Bool) {
    #expect(Condition.question("nothing", comparison).holds(Self.answers, today: today) == expected)
  }

  @Test("it names every question it looks at")
  func questions() {
    let condition = Condition.all([
      .not(.question("a", .isEqual(.answer("b")))), .any([.question("c", .notAfter(.answer("d")))]),
    ])
    #expect(condition.questions == ["a", "b", "c", "d"])
  }
}

@Suite("A fee") struct FeeTests {
  let rule = FeeRule(yen: 300, times: "copies", unless: .question("purpose", .isEqual(.text("pension"))))

  @Test(
    "it is the price times the number, nothing in the free case and nothing without a number",
    arguments: [
      (Answers(["copies": .number(2)]), 600), (Answers(["copies": .number(0)]), 0), (Answers(), 0),
      (Answers(["copies": .number(2), "purpose": .choice(Chosen("pension"))]), 0),
      (Answers(["copies": .number(2), "purpose": .choice(Chosen("bank"))]), 600),
    ])
  func fee(answers: Answers, yen: Int) { #expect(rule.fee(for: answers, today: today) == Yen(yen)) }

  @Test("without a number question it is paid once, and a free procedure costs nothing")
  func once() {
    #expect(FeeRule(yen: 450).fee(for: Answers(), today: today) == Yen(450))
    #expect(ProcedureDefinition.sample(.sample([])).fee(for: Answers(), today: today) == Yen(0))
  }

  @Test("an absurd number does not overflow")
  func overflow() {
    #expect(FeeRule(yen: .max, times: "copies").fee(for: Answers(["copies": .number(3)]), today: today) == Yen(.max))
  }
}
