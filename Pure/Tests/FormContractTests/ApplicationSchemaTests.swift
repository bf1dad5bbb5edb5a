import FEEL
import FormSchema
import Kernel
import Testing

@testable import FormContract

@Suite("Application schemas") struct ApplicationSchemaTests {
  private func answers(_ questions: [Question], sections: [Section]? = nil, in language: Language = .japanese) throws
    -> JSONValue
  {
    let form = Form(sections: sections ?? [Section(id: "s", title: "", questions: questions)])
    let schema = ApplicationSchema(.sample(form), in: language, address: "https://a.example/schema.json").value
    return try #require(schema["properties"]?["answers"])
  }

  private func text(_ value: JSONValue?) -> String {
    value.map { String(decoding: $0.canonicalBytes, as: UTF8.self) } ?? ""
  }

  @Test("say what each type of question looks like", arguments: [
    ("text", #""type":"string","minLength":2,"maxLength":160"#),
    ("birth", #""pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$","format":"date""#),
    ("number", #""type":"integer","minimum":0,"maximum":9"#), ("name", ##""$ref":"#/$defs/person-name""##),
    ("choice", #""oneOf":[{"const":"a","title":"選択肢a"}"#), ("choice-other", #""anyOf":[{"oneOf""#),
    ("choices", #""minItems":1,"maxItems":2,"uniqueItems":true"#), ("yes-no", #""type":"boolean"}"#),
    ("consent", #""type":"boolean","const":true"#), ("individual", #""writeOnly":true"#),
    ("files", ##""items":{"$ref":"#/$defs/file"},"minItems":1,"maxItems":2"##),
    ("day", #""x-tsumugi-earliest":{"days-after-application":-400}"#), ("insured", #""pattern":"^[0-9]{10}$""#),
  ])
  func types(id: String, part: String) throws {
    let question = try #require(Form.everything.question(id))
    let schema = text(try answers([question]))
    #expect(schema.contains(part), "\(schema)")
  }

  @Test("leave out what is worked out, and texts without an answer") func untyped() throws {
    let questions = [
      Question.sample(.information(text: "お知らせ"), id: "info"),
      .sample(.computed(Computation(.number, try Formula("1", RuleNames([])))), id: "sum"),
    ]
    #expect(text(try answers(questions)["properties"]) == "{}")
  }

  @Test("say in if, then and else when a question is asked, as far as JSON Schema can") func conditions() throws {
    let (yes, pick, many, text) = (
      Question.sample(.yesNo, id: "yes"), Question.sample(.choice(options: options, hasOther: true), id: "pick"),
      Question.sample(.choices(options: options, atLeast: 0, atMost: nil, hasOther: false), id: "many"),
      Question.sample(.text(minLength: 0, maxLength: 9, isShort: true), id: "text")
    )
    let looked = [yes, pick, many, text], names = RuleNames(looked)
    func rule(_ condition: String) throws -> String? {
      let asked = Question.sample(.yesNo, id: "asked", when: try Condition(condition, names))
      let schema = try answers(looked + [asked])
      #expect(schema["properties"]?["asked"]?["x-tsumugi-when"] == .text(condition))
      return schema["allOf"]?.list.map { self.text($0[0]) }
    }
    let (then, otherwise) = (#","then":{"required":["asked"]}"#, #","else":{"properties":{"asked":false}}}"#)
    func only(_ id: String, _ value: String) -> String { #"{"required":["\#(id)"],"properties":{"\#(id)":\#(value)}}"# }
    #expect(try rule("yes") == #"{"if":"# + only("yes", #"{"const":true}"#) + then + otherwise)
    #expect(try rule(#"pick = "other""#)
      == #"{"if":"# + only("pick", #"{"type":"object","required":["other"]}"#) + then + otherwise)
    #expect(try rule(#"pick in ("a", "b")"#)
      == #"{"if":"# + only("pick", #"{"enum":["a","b"]}"#) + then + otherwise)
    #expect(try rule(#"pick != "a""#)
      == #"{"if":{"not":"# + only("pick", #"{"const":"a"}"#) + "}" + then + otherwise)
    #expect(try rule(#"list contains(many, "b")"#)
      == #"{"if":"# + only("many", #"{"contains":{"const":"b"}}"#) + then + otherwise)
    // Half of it can be said: then nothing more can be demanded, but much can be forbidden.
    #expect(try rule(#"yes and text = "x""#) == #"{"if":"# + only("yes", #"{"const":true}"#) + otherwise)
    #expect(try rule(#"yes or text = "x""#) == nil)
    #expect(try rule(#"many = "b""#) == nil)
    #expect(try rule(#"text = "x""#) == nil)
  }

  @Test("do not take a consent that was left out for one that was not asked") func consent() throws {
    let agreed = Question.sample(.consent(statement: "同意します。"), id: "agreed", isOptional: true)
    func hasRule(_ condition: String) throws -> Bool {
      let when = try Condition(condition, RuleNames([agreed]))
      return try answers([agreed, .sample(.yesNo, id: "asked", when: when)])["allOf"] != nil
    }
    #expect(try hasRule("agreed"))
    #expect(try !hasRule("agreed = false"))
  }

  @Test("join the conditions of a page with those of its questions") func sections() throws {
    let yes = Question.sample(.yesNo, id: "yes"), no = Question.sample(.yesNo, id: "no")
    let names = RuleNames([yes, no])
    let asked = Question.sample(.yesNo, id: "asked", isOptional: true, when: try Condition("no", names))
    let schema = try answers([], sections: [
      Section(id: "one", title: "", questions: [yes, no]),
      Section(id: "two", title: "", when: try Condition("yes", names), questions: [asked]),
    ])
    #expect(schema["properties"]?["asked"]?["x-tsumugi-when"] == .text("(yes) and (no)"))
    let rule = try #require(schema["allOf"]?.list?.first)
    #expect(text(rule["if"]).hasPrefix(#"{"allOf":[{"required":["yes"]"#))
    #expect(rule["then"] == nil)
  }

  @Test("speak the language asked for") func languages() throws {
    let question = Question.sample(.yen(min: 0, max: 9), id: "fee")
    #expect(text(try answers([question])).contains("単位は円。"))
    #expect(text(try answers([question], in: .english)).contains("In yen."))
    let schema = ApplicationSchema(.sample([question]), in: .english, address: "https://a.example/schema.json")
    #expect(schema.value["$defs"]?["address"]?["title"] == .text("Address"))
    #expect(schema.json.hasPrefix(#"{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://a.ex"#))
  }

  @Test("give an accepted example of the procedure as a program would send it") func examples() throws {
    let example = ProcedureExample(
      id: "one", title: "一つ", on: today, answers: ["yes": .scalar("true")], expected: .accepted(.init()))
    let refused = ProcedureExample(
      id: "none", title: "なし", on: today, answers: [:], expected: .refused(["yes": .missing]))
    let form = Form(sections: [Section(id: "s", title: "", questions: [.sample(.yesNo, id: "yes")])])
    let schema = ApplicationSchema(
      .sample(form, examples: [refused, example]), in: .japanese, address: "https://a.example/s")
    #expect(text(schema.value["examples"]) == #"[{"answers":{"yes":true}}]"#)
  }
}
