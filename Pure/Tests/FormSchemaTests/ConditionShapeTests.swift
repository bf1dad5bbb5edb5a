import FormSchema
import Testing

@Suite("What a condition says of options")
struct ConditionShapeTests {
  private let names: RuleNames

  init() {
    let options = [Option(id: "self", label: "本人"), Option(id: "proxy", label: "代理人")]
    names = RuleNames([
      Question(id: "who", name: "申請する方", type: .choice(options: options, hasOther: false), label: "どなたですか"),
      Question(id: "wishes", type: .choices(options: options, atLeast: 1, atMost: nil, hasOther: false), label: "希望"),
      Question(id: "first", type: .yesNo, label: "はじめてですか"),
      Question(id: "copies", type: .number(min: 1, max: 10, unit: nil), label: "通数"),
    ])
  }

  @Test(
    "is told in plain shapes",
    arguments: [
      (#"who = "self""#, ConditionShape.chosen(question: "who", options: ["self"])),
      (#""self" = who"#, .chosen(question: "who", options: ["self"])),
      (#"申請する方 = "self""#, .chosen(question: "who", options: ["self"])),
      (#"who != "self""#, .notChosen(question: "who", options: ["self"])),
      (#"who in ("self", "proxy")"#, .chosen(question: "who", options: ["self", "proxy"])),
      (#"who in ["self", "proxy"]"#, .chosen(question: "who", options: ["self", "proxy"])),
      (#"list contains(wishes, "proxy")"#, .chosen(question: "wishes", options: ["proxy"])),
      ("first", .chosen(question: "first", options: ["true"])),
      ("first = false", .chosen(question: "first", options: ["false"])),
      (
        #"first and (who = "self" or who = "proxy")"#,
        .all([
          .chosen(question: "first", options: ["true"]),
          .any([.chosen(question: "who", options: ["self"]), .chosen(question: "who", options: ["proxy"])]),
        ])
      ),
      ("copies > 3", .other(questions: ["copies"])), ("who in (first, \"self\")", .other(questions: ["first", "who"])),
      (#"today() > date("2026-01-01")"#, .other(questions: [])),
    ])
  func shapes(text: String, shape: ConditionShape) throws {
    #expect(try Condition(text, names).shape == shape)
  }
}
