import FormSchema
import Kernel
import Nihongo
import Testing

@testable import FormScript

private let dateOfBirth = Question(
  id: "birth", type: .date(earliest: nil, latest: .today(plus: 0), isBirth: true), label: "生年月日",
  role: .applicantBirthDate)
private let name = Question(
  id: "name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName)

private func known(_ form: Form, birth: CivilDate? = CivilDate("1970-03-02")) -> PrefillProposal {
  let person = ResidentFacts(
    id: "1", name: NameAnswer(family: "佐藤", given: "花子", familyKana: "サトウ", givenKana: "ハナコ"), birthDate: birth,
    address: Address(prefecture: "", city: "", town: "", street: ""))
  return Prefill.propose(for: form, of: "sample", from: PrefillFacts(applicant: person))
}

@Suite("What is known before it is asked for") struct ProposalTests {
  private let definition = ProcedureDefinition.sample([name, dateOfBirth])

  private func talk(_ known: PrefillProposal) -> Talk {
    Talk(Script(definition, texts: texts, today: today, known: known))
  }

  @Test("is told as one question, and a yes takes all of it over with where it comes from")
  func accepted() {
    let talk = talk(known(definition.form))
    #expect(talk.step.id == "name=" && talk.step.words.contains("residents") && talk.step.expects == .yesNo)
    #expect(talk.say("はい"))
    #expect(talk.typed.first("name.given-kana") == "ハナコ")
    #expect(talk.provenance == ["name": .prefilled(.residents)])
    #expect(talk.step.id == "birth=")
    talk.say("そうです")
    #expect(talk.step.kind == .readBack && talk.step.lines.count == 2)
  }

  @Test("is asked in the ordinary way after a no, and is not offered again") func declined() {
    let talk = talk(known(definition.form))
    talk.say("いいえ")
    #expect(talk.typed.isEmpty && talk.step.id == "name.family" && talk.provenance == ["name": .typed])
    talk.say("鈴木")
    talk.say("一郎")
    talk.say("とばす")
    talk.say("とばす")
    #expect(talk.step.id == "birth=" && talk.typed.first("name.family") == "鈴木")
  }

  @Test("can be taken back, part by part") func changed() throws {
    let talk = talk(known(definition.form))
    talk.say("はい")
    talk.place = try #require(talk.script.reopened("name.given", at: talk.place, talk.typed))
    #expect(talk.step.id == "name.given" && talk.step.standing == "花子" && talk.step.canBeKept)
    talk.say("花江")
    #expect(talk.typed.first("name.family") == "佐藤" && talk.typed.first("name.given") == "花江")
    #expect(talk.step.id == "birth=")
  }

  @Test("is not offered when it could be no answer today") func impossible() {
    let talk = talk(known(definition.form, birth: CivilDate("2030-01-01")))
    talk.say("はい")
    #expect(talk.step.id == "birth")
  }

  @Test("is not told where something was typed") func typed() {
    let talk = talk(known(definition.form))
    talk.typed["name.family"] = ["鈴木"]
    #expect(talk.step.id == "name.family" && talk.step.standing == "鈴木")
  }

  @Test("is asked for a yes where an officer filled it in; what stands is kept by one word") func unconfirmed() {
    let talk = Talk(Script(definition, texts: texts, today: today, unconfirmed: ["birth": .residents]))
    talk.typed["birth"] = ["昭和45年3月2日"]
    talk.place = talk.script.resumed(talk.place, talk.typed)
    for word in ["佐藤", "花子", "とばす", "とばす"] { talk.say(word) }
    #expect(talk.step.id == "birth=")
    talk.say("いいえ")
    #expect(talk.step.id == "birth" && talk.step.canBeKept)
    talk.say("そのまま")
    #expect(talk.step.kind == .readBack && talk.typed.first("birth") == "昭和45年3月2日")
  }

  @Test("what the procedure proposes is offered, as its formula says it now") func initial() throws {
    let questions = [
      Question(id: "sheets", type: .number(min: 1, max: 9, unit: nil), label: "枚数"),
      Question(
        id: "copies", type: .number(min: 1, max: 9, unit: nil), label: "部数",
        initial: try Formula("sheets + 1", RuleNames([Question(
          id: "sheets", type: .number(min: 1, max: 9, unit: nil), label: "枚数")]))),
    ]
    let talk = Talk(.sample(questions))
    talk.say("3")
    #expect(talk.step.id == "copies=" && talk.step.words.contains("initial"))
    talk.say("はい")
    #expect(talk.typed.first("copies") == "4" && talk.provenance == ["copies": .prefilled(.initial)])
    talk.say("もどる")
    talk.say("もどる")
    #expect(talk.step.id == "sheets")
  }
}
