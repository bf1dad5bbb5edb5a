import FormSchema
import Kernel
import Testing

@testable import FormScript

@Suite("What is said in a conversation") struct ReplyTests {
  static let options = [
    Option(id: "counter", label: "窓口で受け取る"), Option(id: "post", label: "郵送"), Option(id: "two", label: "2人"),
  ]

  @Test(
    "an option is named by its number or its words, in any width",
    arguments: [
      ("2", "post"), ("２", "post"), ("二番", "post"), ("2番です", "post"), (" 2 ", "post"), ("No. 2", "post"),
      ("郵送", "post"), ("郵送。", "post"), ("窓口で", "counter"), ("１番", "counter"), ("2人", "two"), ("３番目", "two"),
    ])
  func option(said: String, chosen: String) {
    let talk = Talk(.sample(.choice(options: Self.options, hasOther: false)))
    #expect(talk.say(said))
    #expect(talk.typed["q"] == [chosen])
  }

  @Test("what is no option is not guessed", arguments: ["4", "0", "四番", "取りに行く", " ", "はい"])
  func noOption(said: String) {
    let talk = Talk(.sample(.choice(options: Self.options, hasOther: false)))
    #expect(!talk.say(said))
    #expect(talk.typed.isEmpty && talk.remark != nil && talk.step.id == "q")
  }

  @Test(
    "several options are named together",
    arguments: [
      ("1と3", ["counter", "two"]), ("1,3", ["counter", "two"]), ("１、３", ["counter", "two"]),
      ("1 3", ["counter", "two"]),
      ("郵送", ["post"]), ("郵送、窓口で受け取る", ["post", "counter"]), ("一番と二番", ["counter", "post"]),
    ])
  func several(said: String, chosen: [String]) {
    let talk = Talk(.sample(.choices(options: Self.options, atLeast: 1, atMost: nil, hasOther: false)))
    #expect(talk.say(said))
    #expect(talk.typed["q"] == chosen)
  }

  @Test(
    "yes and no are understood in daily words",
    arguments: [
      ("はい", "true"), ("うん", "true"), ("ハイ", "true"), ("yes", "true"), ("1", "true"), ("ＹＥＳ", "true"),
      ("いいえ", "false"), ("ううん", "false"), ("2番", "false"), ("no", "false"), ("違います。", "false"),
    ])
  func yesNo(said: String, value: String) {
    let talk = Talk(.sample(.yesNo))
    #expect(talk.say(said))
    #expect(talk.typed["q"] == [value])
  }

  @Test("a long list is searched by a part of a name, and a few that fit are offered")
  func search() {
    let streets = (1...200).map { Option(id: "s\($0)", label: $0 % 50 == 0 ? "桜通り\($0)" : "通り第\($0)") }
    let talk = Talk(.sample(.choice(options: streets, hasOther: false)))
    #expect(talk.step.options.isEmpty)
    #expect(talk.say("桜"))
    #expect(talk.step.options.map(\.label) == ["桜通り50", "桜通り100", "桜通り150", "桜通り200"])
    #expect(talk.say("2"))
    #expect(talk.typed["q"] == ["s100"])
  }

  @Test("a refused answer says why and leaves everything as it was", arguments: ["昭和65年1月1日", "2030-01-01", "あした"])
  func refused(said: String) {
    let talk = Talk(.sample(.date(earliest: nil, latest: .today(plus: 0), isBirth: true)))
    #expect(!talk.say(said))
    #expect(talk.typed.isEmpty && talk.place == ScriptPlace() && talk.remark != nil)
    #expect(talk.say("昭和64年1月7日"))
    #expect(talk.step.kind == .readBack)
  }

  @Test("one can go back, and what was said stands until something else is said")
  func back() {
    let talk = Talk(
      .sample(.yesNo, id: "a"), .sample(.number(min: 0, max: 9, unit: nil), id: "b"),
      .sample(.text(minLength: 0, maxLength: 9, isShort: true), id: "c"))
    talk.say("もどる")
    #expect(talk.remark != nil && talk.step.id == "a")
    talk.say("はい")
    talk.say("3")
    talk.say("戻る。")
    #expect(talk.step.id == "b" && talk.step.standing == "3")
    talk.say("back")
    #expect(talk.step.id == "a")
    talk.say("いいえ")
    talk.say("4")
    #expect(talk.typed.first("b") == "4" && talk.step.id == "c")
  }

  @Test("a command is an answer when it stands between quotation marks")
  func literal() {
    let talk = Talk(.sample(.text(minLength: 0, maxLength: 9, isShort: true)))
    #expect(talk.say("もう一度"))
    #expect(talk.typed.isEmpty)
    #expect(talk.say("「もう一度」"))
    #expect(talk.typed.first("q") == "もう一度")
  }

  @Test("only what need not be answered is passed over, and only what may be unknown is")
  func skipping() {
    let text = QuestionType.text(minLength: 0, maxLength: 9, isShort: true)
    let needed = Talk(.sample(text))
    #expect(!needed.step.canBeSkipped && !needed.say("とばす") && !needed.say("わからない"))
    let optional = Talk(.sample(text, isOptional: true))
    #expect(optional.step.canBeSkipped && optional.say("スキップ"))
    #expect(optional.typed.isEmpty && optional.step.kind != .question)
    let unknown = Talk(.sample(text, allowsUnknown: true))
    #expect(unknown.step.canBeUnknown && unknown.say("わかりません"))
    #expect(unknown.typed.first("q.unknown") == "true")
    unknown.say("もどる")
    unknown.say("水色")
    #expect(unknown.typed.fields == ["q": ["水色"]])
  }

  @Test("where a postal code names places, one of them is chosen, or the place is asked in parts")
  func places() {
    let definition = ProcedureDefinition.sample([.sample(.address)])
    let places = ["2540041": [ScriptAddress(prefecture: "神奈川県", city: "平塚市", town: "浅間町")]]
    let talk = Talk(definition, places: places)
    talk.say("〒254-0041")
    #expect(talk.step.options.map(\.label) == ["神奈川県平塚市浅間町", "ほかの場所"])
    talk.say("1")
    #expect(talk.typed.first("q.city") == "平塚市" && talk.step.id == "q.street")
    talk.say("もどる")
    talk.say("2")
    #expect(talk.step.id == "q.prefecture")
  }

  @Test("rows are counted, asked one after the other, and taken away again")
  func rows() {
    let child = Question.sample(.text(minLength: 1, maxLength: 9, isShort: true), id: "name", label: "名前")
    let group = RepeatedGroup(questions: [child], atLeast: 0, atMost: 3, itemTitle: "お子さま")
    let talk = Talk(.sample(.rows(group), id: "child", label: "お子さま"))
    #expect(!talk.say("4"))
    #expect(talk.say("２人"))
    #expect(talk.step.id == "child.1.name" && talk.step.words.contains("お子さま1"))
    talk.say("花")
    #expect(talk.step.id == "child.2.name")
    talk.say("もどる")
    talk.say("もどる")
    talk.say("1人")
    #expect(talk.typed.rowKeys("child") == ["1"] && talk.step.kind == .question)
    talk.say("花")
    #expect(talk.step.kind == .readBack)
  }

  @Test("a mail address is read back instead of typed twice")
  func mail() {
    let talk = Talk(.sample(.email))
    talk.say("hanako@example.jp")
    #expect(talk.step.id == "q.again")
    talk.say("いいえ")
    #expect(talk.step.id == "q")
    talk.say("hanae@example.jp")
    talk.say("はい")
    #expect(talk.typed.fields == ["q": ["hanae@example.jp"], "q.again": ["hanae@example.jp"]])
  }

  @Test("the answers are read back in portions; what is wrong is asked again, then the same portion is read")
  func readBack() {
    let questions = (1...7).map { Question.sample(.number(min: 0, max: 9, unit: nil), id: "q\($0)", label: "質問\($0)") }
    let written = Talk(.sample(questions))
    for number in 1...7 { written.say("\(number)") }
    #expect(written.step.lines.count == 7)
    let talk = Talk(Script(.sample(questions), texts: texts, manner: .spoken, today: today))
    for number in 1...7 { talk.say("\(number)") }
    #expect(talk.step.lines.map(\.text) == ["1", "2", "3", "4", "5"])
    talk.say("いいえ")
    #expect(talk.step.kind == .mending)
    talk.say("質問3")
    #expect(talk.step.id == "q3" && talk.step.standing == "3")
    talk.say("8")
    #expect(talk.step.lines.map(\.text) == ["1", "2", "8", "4", "5"])
    talk.say("はい")
    #expect(talk.step.lines.map(\.text) == ["6", "7"])
    talk.say("はい")
    #expect(talk.step.kind == .confirmation)
    talk.say("いいえ")
    #expect(talk.step.kind == .stopped)
    talk.say("続ける")
    for _ in 1...3 { talk.say("はい") }
    #expect(talk.step.kind == .confirmed)
  }

  @Test("a rule between answers is told when all of them were given, and answered again")
  func check() throws {
    let questions = ["a", "b"].map { Question.sample(.number(min: 0, max: 9, unit: nil), id: $0, label: $0) }
    let must = try Condition("a < b", RuleNames(questions))
    let talk = Talk(.sample(questions, checks: [Check(id: "order", at: "a", must: must, message: "aはbより小さく")]))
    talk.say("5")
    #expect(talk.step.id == "b" && talk.step.problem == nil)
    talk.say("3")
    #expect(talk.step.id == "a" && talk.step.problem == "aはbより小さく" && talk.step.standing == "5")
    talk.say("2")
    #expect(talk.step.kind == .readBack)
  }

  @Test("what was typed on the form's pages is not asked again")
  func resumed() {
    let talk = Talk(
      .sample(.name(isOrganisation: false), id: "name"), .sample(.number(min: 0, max: 9, unit: nil), id: "b"))
    talk.typed["name.family"] = ["佐藤"]
    talk.typed["b"] = ["99"]
    talk.place = talk.script.resumed(talk.place, talk.typed)
    #expect(talk.step.id == "name.given")
    #expect(!talk.place.isSettled("b"))
  }

  @Test("what a page sent empty and may stay so is not asked again") func leftEmpty() {
    let number = QuestionType.number(min: 0, max: 9, unit: nil)
    let talk = Talk(
      .sample(.name(isOrganisation: false), id: "name"), .sample(number, id: "b", isOptional: true),
      .sample(.address, id: "home", isOptional: true), .sample(number, id: "c"))
    for (field, value) in [("family", "佐藤"), ("given", "花子"), ("family-kana", ""), ("given-kana", "")] {
      talk.typed["name.\(field)"] = [value]
    }
    (talk.typed["b"], talk.typed["home.city"], talk.typed["c"]) = ([""], [""], [""])
    talk.place = talk.script.resumed(talk.place, talk.typed)
    #expect(talk.step.id == "c")
    #expect(talk.place.isSkipped("b") && talk.place.isSkipped("home?") && talk.place.isSkipped("name.given-kana"))
  }

  @Test("an individual number is masked in what was said")
  func masked() {
    let talk = Talk(.sample(.individualNumber(purpose: "税")))
    talk.say("123456789018")
    let log = talk.script.view(talk.place, talk.typed).log
    #expect(log.map(\.answer) == ["••••••••9018"])
    #expect(talk.script.spoken(talk.step).allSatisfy { !$0.contains("12345678") })
  }
}
