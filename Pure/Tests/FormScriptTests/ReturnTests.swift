import FormSchema
import Kernel
import Nihongo
import Testing

@testable import FormScript

@Suite("Going back in a conversation") struct ReturnTests {
  private static let number = QuestionType.number(min: 0, max: 9, unit: nil)
  private static let questions = (1...4).map { Question.sample(number, id: "q\($0)", label: "質問\($0)") }

  private func talk() -> Talk {
    let talk = Talk(.sample(Self.questions))
    for number in 1...3 { talk.say("\(number)") }
    return talk
  }

  @Test("one answer is given anew, and the talk goes on where it was")
  func reopened() throws {
    let talk = talk()
    talk.place = try #require(talk.script.reopened("q2", at: talk.place, talk.typed))
    #expect(talk.step.id == "q2" && talk.step.standing == "2")
    talk.say("8")
    #expect(talk.step.id == "q4" && talk.typed.first("q2") == "8" && talk.typed.first("q3") == "3")
  }

  @Test("an answer is named by its label", arguments: ["質問2にもどる", "質問２を直す。", "質問2 に戻る"])
  func named(said: String) {
    let talk = talk()
    talk.say(said.replacing(" ", with: ""))
    #expect(talk.step.id == "q2")
    talk.say("そのまま")
    #expect(talk.step.id == "q4" && talk.typed.first("q2") == "2")
  }

  @Test("words that name no question are an answer like any other") func notNamed() {
    let talk = Talk(.sample(.text(minLength: 0, maxLength: 20, isShort: false)))
    talk.say("屋根を直す")
    #expect(talk.typed.first("q") == "屋根を直す")
  }

  @Test("nothing is asked again that is not behind", arguments: ["q4", "q9", "", "q1.x", "reading-back.0"])
  func notBehind(step: String) {
    let talk = talk()
    #expect(talk.script.reopened(step, at: talk.place, talk.typed) == nil)
  }

  @Test("a question that was read back is asked again whole") func whole() throws {
    let talk = Talk(.sample(.name(isOrganisation: false), id: "name"), .sample(Self.number, id: "b"))
    for word in ["佐藤", "花子", "とばす", "とばす", "3"] { talk.say(word) }
    #expect(talk.step.kind == .readBack && talk.step.lines.map(\.question) == ["name", "b"])
    talk.place = try #require(talk.script.reopened(question: "name", at: talk.place, talk.typed))
    for step in ["name.family", "name.given", "name.family-kana"] {
      #expect(talk.step.id == step)
      talk.say(talk.step.canBeKept ? "そのまま" : "とばす")
    }
    talk.say("とばす")
    #expect(talk.step.kind == .readBack)
    #expect(talk.script.reopened(question: "none", at: talk.place, talk.typed) == nil)
  }

  @Test("one more row comes by a word, as long as there may be more") func another() {
    let child = Question.sample(.text(minLength: 1, maxLength: 9, isShort: true), id: "name", label: "名前")
    let group = RepeatedGroup(questions: [child], atLeast: 0, atMost: 2, itemTitle: "お子さま")
    let talk = Talk(.sample(.rows(group), id: "child", label: "お子さま"), .sample(Self.number, id: "b"))
    talk.say("1人")
    #expect(talk.step.nextRow == "お子さま")
    talk.say("花")
    #expect(talk.step.id == "b" && talk.step.nextRow == "お子さま")
    talk.say("もう一人")
    #expect(talk.step.id == "child.2.name" && talk.step.nextRow == nil)
    talk.say("葉")
    #expect(talk.typed.rowKeys("child") == ["1", "2"])
    talk.say("もう一人")
    #expect(talk.typed.rowKeys("child") == ["1", "2"] && talk.step.id == "b")
  }

  @Test("a new row holds what the procedure proposes for it") func proposedRow() throws {
    let child = Question(
      id: "with", type: Self.number, label: "人数", initial: try Formula("2", RuleNames([])))
    let group = RepeatedGroup(questions: [child], atLeast: 0, atMost: 2, itemTitle: "お子さま")
    let talk = Talk(.sample(.rows(group), id: "child", label: "お子さま"))
    talk.say("1人")
    #expect(talk.step.standing == "2" && talk.step.canBeKept)
    talk.say("そのまま")
    #expect(talk.typed.first("child.1.with") == "2" && talk.step.kind == .readBack)
  }

  @Test("what could not be sent is confirmed once more") func reconsidered() {
    let talk = Talk(.sample([.sample(Self.number)]))
    for word in ["1", "はい", "はい"] { talk.say(word) }
    #expect(talk.step.kind == .confirmed)
    talk.place = talk.script.reconsidered(talk.place)
    #expect(talk.step.kind == .confirmation && talk.script.reconsidered(talk.place) == talk.place)
  }

  @Test("says before sending what is left out, since nothing asks for it any more") func leftOut() throws {
    let first = Question.sample(.yesNo, id: "has", label: "あり")
    let when = try Condition("has = true", RuleNames([first]))
    let talk = Talk(.sample([first, .sample(Self.number, id: "n", label: "数", when: when)]))
    for word in ["はい", "3", "あり にもどる".replacing(" ", with: ""), "いいえ", "はい"] { talk.say(word) }
    #expect(talk.step.kind == .confirmation && talk.step.told == ["dialogue.left-out"])
  }
}

@Suite("What is read aloud") struct SpokenTests {
  @Test(
    "numbers stand in groups",
    arguments: [
      ("090-1234-5678", "090の、1234の、5678"), ("0463-00-0000", "0463の、00の、0000"), ("12345678", "1234、5678"),
      ("254-0041", "254の、0041"), ("12345", "12345"),
    ])
  func groups(text: String, spoken: String) { #expect(SpokenText.groups(text) == spoken) }

  @Test(
    "the signs of an address are read",
    arguments: [("1-2-3", "1の2の3"), ("１−２", "1の2"), ("つむぎハイツA-101", "つむぎハイツA-101"), ("", ""), ("2-", "2-")])
  func address(text: String, spoken: String) { #expect(SpokenText.numbers(text) == spoken) }

  @Test("a mail address is spelled") func mail() {
    #expect(SpokenText.mail("a-b@example.jp") == "a ハイフン b アットマーク example ドット jp")
  }

  @Test("the characters of a name are told apart, those nobody knows are asked for") func kanji() {
    #expect(KanjiWords.words(of: "佐") == "にんべんに左")
    #expect(KanjiWords.words(of: "髙") == "はしご高")
    #expect(KanjiWords.words(of: "𠮷") == "上が土の吉")
    #expect(KanjiWords.words(of: "鼈") == nil)
    let talk = Talk(Script(
      .sample([.sample(.name(isOrganisation: false), id: "name", label: "氏名")]), texts: texts, manner: .spoken,
      today: today))
    for word in ["佐々木", "鼈", "とばす", "とばす"] { talk.say(word) }
    #expect(talk.step.lines.map(\.spoken) == ["佐々木　鼈。佐・にんべんに左、木・樹木のもく、鼈？"])
    #expect(talk.step.lines.map(\.text) == ["佐々木　鼈"])
  }

  @Test("an individual number is never told") func masked() {
    let talk = Talk(Script(
      .sample([.sample(.individualNumber(purpose: "税"))]), texts: texts, manner: .spoken, today: today))
    talk.say("123456789018")
    #expect(talk.script.spoken(talk.step).allSatisfy { !$0.contains("12345678") })
    talk.place = talk.script.reopened("q", at: talk.place, talk.typed) ?? talk.place
    #expect(talk.step.id == "q" && talk.script.spoken(talk.step).allSatisfy { !$0.contains("12345678") })
  }
}
