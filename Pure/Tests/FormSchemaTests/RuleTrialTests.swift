import FormSchema
import Kernel
import Testing

@Suite("Rules asked about one set of answers after another") struct RuleTrialTests {
  private static let today = CivilDate(year: 2026, month: 11, day: 21)!
  private static let age = Question(id: "age", type: .number(min: 0, max: 120, unit: nil), label: "年齢")
  private static let born = Question(id: "born", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日")
  private static let names = RuleNames([age, born])

  private static let sets: [Answers] = [
    Answers(["age": .number(20)]), Answers(), Answers(["born": .date(CivilDate(year: 2008, month: 11, day: 21)!)]),
    Answers(["age": .number(17), "born": .date(CivilDate(year: 2026, month: 11, day: 21)!)]),
    Answers(["age": .unknown]),
  ]

  @Test("each asking knows its own answers and no others", arguments: [
    "age >= 18", "age = null", "born <= today() - duration(\"P18Y\")", "age != null and born = today()", "not(age > 3)",
  ])
  func conditions(text: String) throws {
    let trial = RuleTrial(today: Self.today)
    let condition = try Condition(text, Self.names)
    for answers in Self.sets + Self.sets.reversed() {
      let expected = condition.holds(answers, today: Self.today)
      #expect(trial.holds(condition, answers) == expected, "\(answers.questions)")
    }
  }

  @Test("what is worked out is what the form works out")
  func workedOut() throws {
    let years = Question(
      id: "years",
      type: .computed(
        Computation(.number, try Formula("years and months duration(born, today()).years", Self.names))), label: "年齢")
    let form = Form(sections: [Section(id: "page", title: "", questions: [years])], names: Self.names)
    let trial = RuleTrial(today: Self.today)
    for answers in Self.sets + Self.sets.reversed() {
      let read = form.read(TypedAnswers(), today: Self.today, given: answers).answers["years"]
      #expect(trial.answer(to: years, answers) == read)
    }
    #expect(trial.answer(to: Self.age, Self.sets[0]) == nil)
  }
}
