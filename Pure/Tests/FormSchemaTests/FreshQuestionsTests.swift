import FormSchema
import Kernel
import Testing

@Suite("Rows inside rows") struct InnerRowTests {
  private static let form: Form = {
    let short = QuestionType.text(minLength: 0, maxLength: 9, isShort: true)
    let has = Question(id: "has", type: .yesNo, label: "通っていますか", isOptional: true)
    let names = RuleNames([has])
    let inner = RepeatedGroup(questions: [Question(id: "name", type: short, label: "名前")], atLeast: 2, itemTitle: "学校")
    let group = RepeatedGroup(
      questions: [
        has, Question(id: "schools", type: .rows(inner), label: "学校"),
        Question(id: "clubs", type: .rows(inner), label: "クラブ", when: try? Condition("has = true", names)),
      ], atLeast: 1, atMost: 3, checks: [], itemTitle: "お子さま", names: names)
    return Form(sections: [Section(id: "s", title: "x", questions: [Question(id: "c", type: .rows(group), label: "c")])])
  }()

  private func begun(_ typed: TypedAnswers) throws -> TypedAnswers {
    let today = try #require(CivilDate("2026-11-21"))
    return FreshQuestions(Self.form.questions, of: Self.form, today: today, language: .japanese).begun(typed)
  }

  @Test("those a row wants at least stand in it from the start") func least() throws {
    let typed = try begun(TypedAnswers())
    #expect(typed.rowKeys("c") == ["1"] && typed.rowKeys("c.1.schools") == ["1", "2"])
    #expect(typed.rowKeys("c.1.clubs").isEmpty)
  }

  @Test("so do those of a row that was added, and those that an answer opens") func later() throws {
    let typed = try begun(
      TypedAnswers(["c": ["1", "2"], "c.1.has": ["true"], "c.1.schools": ["4"], "c.1.schools.4.name": ["東小学校"]]))
    #expect(typed.rowKeys("c.1.schools") == ["4"] && typed.rowKeys("c.1.clubs") == ["1", "2"])
    #expect(typed.rowKeys("c.2.schools") == ["1", "2"] && typed.rowKeys("c.2.clubs").isEmpty)
  }

  @Test("those that were taken away do not come back") func removed() throws {
    var typed = TypedAnswers(["c": ["1"], "c.1.schools": ["1"]])
    typed.removeRow("c.1.schools", "1")
    #expect(try begun(typed).rowKeys("c.1.schools").isEmpty)
  }
}
