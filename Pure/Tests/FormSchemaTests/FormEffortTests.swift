import Kernel
import Testing

@testable import FormSchema

@Suite("The size of a form") struct FormEffortTests {
  private func effort(_ questions: [Question], _ names: RuleNames? = nil) -> FormEffort {
    Form.sample(questions, names: names).effort(today: today)
  }

  @Test("a single question takes five minutes, since nobody believes less") func least() {
    let effort = effort([.sample(.yesNo)])
    #expect(effort.questions == 1...1 && effort.minutes == 5...5 && effort.minutesText == "5")
  }

  @Test("what may be left out and what only some answers lead to counts at most; texts and results never")
  func range() throws {
    let first = Question.sample(.yesNo, id: "a"), names = RuleNames([first])
    let effort = effort(
      [
        first, .sample(.address, id: "b", isOptional: true),
        .sample(.bankAccount, id: "c", when: try Condition("a = true", names)),
        .sample(.information(text: "x"), id: "d"),
      ], names)
    #expect(effort.questions == 1...3)
  }

  @Test("minutes are a range where answers make a difference") func text() {
    let effort = effort((1...4).map { .sample(.bankAccount, id: "q\($0)", isOptional: true) })
    #expect(effort.questions == 0...4 && effort.minutes == 5...10 && effort.minutesText == "5–10")
  }

  @Test("of rows the questions of one count, also of those inside it") func rows() {
    let inner = RepeatedGroup(questions: [.sample(.phone, id: "x")], itemTitle: "x")
    let group = RepeatedGroup(
      questions: [.sample(.phone, id: "n"), .sample(.phone, id: "m"), .sample(.rows(inner), id: "i")], itemTitle: "c")
    #expect(effort([.sample(.rows(group))]).questions == 3...3)
  }

  @Test("minutes go in steps of five", arguments: [(2, 5), (4, 5), (5, 10), (9, 10), (10, 15)])
  func minutes(addresses: Int, minutes: Int) {
    #expect(effort((1...addresses).map { .sample(.address, id: "q\($0)") }).minutes == minutes...minutes)
  }
}
