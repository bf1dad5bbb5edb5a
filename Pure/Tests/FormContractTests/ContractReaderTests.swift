import FEEL
import FormSchema
import Kernel
import Testing

@testable import FormContract
@testable import FormSamples

@Suite("Documents of programs") struct ContractReaderTests {
  private func problems(_ answers: String, _ questions: [Question]) -> [String] {
    Self.problems(#"{"answers":{"# + answers + "}}", .sample(questions))
  }

  private static func problems(_ document: String, _ definition: ProcedureDefinition) -> [String] {
    let reader = ContractReader(definition)
    do {
      let application = try reader.read(Array(document.utf8))
      let reading = definition.form.read(application.typed, today: today)
      return reader.problems(reading, of: application).map { "\($0.pointer) \($0.code)" }
    } catch {
      return error.problems.map { "\($0.pointer) \($0.code)" }
    }
  }

  @Test("of another shape are refused where they differ", arguments: [
    ("text", #"12"#, " wrong-type"), ("text", #""""#, " too-short"), ("text", #""あ""#, " too-short"),
    ("text", "null", " wrong-type"), ("birth", #""令和3年5月1日""#, " wrong-pattern"),
    ("birth", #""2021-02-30""#, " no-such-date"), ("birth", #""2999-01-01""#, " too-late"),
    ("time", #""8:30""#, " wrong-pattern"), ("time", #""24:00""#, " wrong-pattern"),
    ("time", #""08:29""#, " too-early"),
    ("number", "10", " too-large"), ("number", "-1", " too-small"), ("number", "1.5", " wrong-type"),
    ("number", #""3""#, " wrong-type"), ("number", "99999999999999999999", " wrong-type"),
    ("choice", #""d""#, " not-an-option"), ("choice", #"{"other":"x"}"#, " wrong-type"),
    ("choice-other", #""other""#, " not-an-option"), ("choice-other", #"{"other":""}"#, "/other too-short"),
    ("choice-other", #"{"other":" "}"#, "/other missing"),
    ("choices", #"["a","a"]"#, "/1 repeated-item"), ("choices", #"["a","b","c"]"#, " too-many"),
    ("choices", #"["a",{"other":" "}]"#, "/1/other missing"), ("choices", "[]", " too-few"),
    ("choices", #"[{"other":"x"},{"other":"y"}]"#, "/1 repeated-item"),
    ("yes-no", #""yes""#, " wrong-type"), ("consent", "false", " not-an-option"),
    ("name", #"{"family":"佐藤"}"#, "/given missing"), ("name", #"{"given":"花子"}"#, "/family missing-member"),
    ("name", #"{"family":"佐藤","given":"花子","familyKana":"サトウ"}"#, "/familyKana unknown-member"),
    ("address", #"{"prefecture":"神奈川","city":"つむぎ市","town":"中央"}"#, "/prefecture not-an-option"),
    ("address", #"{"prefecture":"神奈川県","city":"つむぎ市"}"#, "/street missing"),
    ("address", #"{"postal-code":"254","prefecture":"神奈川県","city":"つむぎ市","town":"中央"}"#, "/postal-code wrong-pattern"),
    ("phone", #""電話""#, " wrong-pattern"), ("phone", #""110""#, " not-a-phone"),
    ("email", #""nobody""#, " not-an-email"), ("insured", #""12345""#, " wrong-pattern"),
    ("individual", #""123456789012""#, " not-an-individual-number"), ("corporate", #""1""#, " wrong-pattern"),
    ("account", #"{"institution":"yucho","yucho-symbol":"10530","holder":"ｻﾄｳ"}"#, "/yucho-number missing-member"),
    (
      "account", #"{"institution":"yucho","yucho-symbol":"10530","yucho-number":"12345671","kind":"x","holder":"ｻﾄｳ"}"#,
      "/kind unknown-member"
    ),
    (
      "account", #"{"institution":"yucho","yucho-symbol":"20530","yucho-number":"12345671","holder":"ｻﾄｳ"}"#,
      "/yucho-symbol not-a-yucho-symbol"
    ),
    ("place", #"{"latitude":51.5,"longitude":139.3}"#, "/latitude outside-japan"),
    ("place", #"{"latitude":35.3}"#, "/longitude not-a-position"),
    ("place", #"{"latitude":"35.3"}"#, "/latitude wrong-type"),
    ("span", #"{"from":"2026-05-02","to":"2026-05-01"}"#, "/to wrong-order"),
    ("span", #"{"from":"2026-05-02"}"#, "/to missing-member"),
    ("signature", #"[{"name":"a","content":"QQ=="}]"#, " wrong-type"),
    ("signature", #"{"name":"a","content":"Q"}"#, "/content not-base64"),
    ("files", #"[{"name":"a","content":"?"}]"#, "/0/content not-base64"),
    ("files", #"[{"name":"a"}]"#, "/0/content missing-member"), ("files", "[]", " too-few"),
  ])
  func shapes(id: String, value: String, problem: String) throws {
    let question = try #require(Form.everything.question(id))
    #expect(problems("\"\(id)\":\(value)", [question]) == ["/answers/\(id)\(problem)"])
  }

  @Test("are taken with numbers in any of JSON's spellings", arguments: ["3", "3.0", "3e0", "30E-1"])
  func numbers(text: String) throws {
    let definition = ProcedureDefinition.sample([.sample(.number(min: 0, max: 9, unit: nil))])
    let typed = try ContractReader(definition).read(Array(#"{"answers":{"q":\#(text)}}"#.utf8)).typed
    #expect(typed["q"] == ["3"])
  }

  @Test("of a place keep six digits of a degree, as the form does")
  func degrees() throws {
    let definition = ProcedureDefinition.sample([.sample(.location)])
    let typed = try ContractReader(definition)
      .read(Array(#"{"answers":{"q":{"latitude":35.33158699,"longitude":1.39e2}}}"#.utf8)).typed
    #expect(typed["q.latitude"] == ["35.331586"] && typed["q.longitude"] == ["139.000000"])
  }

  @Test("that are none at all are refused as a whole", arguments: [
    ("", " not-json"), ("{", " not-json"), ("[]", " wrong-type"), ("{}", "/answers missing-member"),
    (#"{"answers":1}"#, "/answers wrong-type"), (#"{"answers":{},"extra":1}"#, "/extra unknown-member"),
    (#"{"answers":{},"answers":{}}"#, "/answers repeated-member"),
    (String(repeating: "[", count: 100_000), " not-json"),
    (#"{"answers":{"a~/b":1}}"#, "/answers/a~0~1b unknown-member"),
  ])
  func documents(document: String, problem: String) {
    #expect(Self.problems(document, .sample([.sample(.yesNo, isOptional: true)])) == [problem])
  }

  @Test("that hold far more than any application are refused before they take memory") func huge() {
    let many = #"{"answers":["# + String(repeating: "1,", count: 200_001) + "1]}"
    #expect(Self.problems(many, .sample([.sample(.yesNo)])) == [" too-many-values"])
    let unknown = (0..<5_000).map { #""member-\#($0)":1"# }.joined(separator: ",")
    #expect(Self.problems(#"{"answers":{"# + unknown + "}}", .sample([.sample(.yesNo)])).count == ShapeCheck.mostProblems)
  }

  @Test("tell the name that was meant") func nearest() {
    let definition = ProcedureDefinition.sample([.sample(.yesNo, id: "household", isOptional: true)])
    func nearest(_ name: String) -> ShapeProblem? {
      do {
        _ = try ContractReader(definition).read(Array("{\"answers\":{\"\(name)\":true}}".utf8))
        return nil
      } catch {
        guard case .shape(let problem)? = error.problems.first?.reason else { return nil }
        return problem
      }
    }
    #expect(nearest("houshold") == .unknownMember(nearest: "household"))
    #expect(nearest("Household") == .unknownMember(nearest: "household"))
    #expect(nearest("weather") == .unknownMember(nearest: nil))
  }

  @Test("tell the place in a row of a row, and what nobody asked for") func rows() throws {
    let deep = RepeatedGroup(
      questions: [.sample(.number(min: 0, max: 9, unit: nil), id: "n")], atLeast: 0, atMost: 3, itemTitle: "内")
    let first = Question.sample(.yesNo, id: "yes")
    let names = RuleNames([first])
    let group = RepeatedGroup(
      questions: [
        first, .sample(.rows(deep), id: "inner"),
        .sample(.yesNo, id: "hidden", when: try Condition("yes", names)),
      ], atLeast: 0, atMost: 3, itemTitle: "行")
    let questions = [Question.sample(.rows(group), id: "outer")]
    #expect(problems(#""outer":[{"yes":false},{"yes":true,"inner":[{"n":1},{"n":10}]}]"#, questions)
      == ["/answers/outer/1/inner/1/n too-large"])
    #expect(problems(#""outer":[{"yes":false},{"yes":true,"inner":[{"n":1},{}],"hidden":true}]"#, questions)
      == ["/answers/outer/1/inner/1/n missing"])
    #expect(problems(#""outer":[{"yes":false,"hidden":true}]"#, questions) == ["/answers/outer/0/hidden not-asked"])
  }

  @Test("can say that an answer is not known, where the form lets them") func unknown() throws {
    let question = Question.sample(.address, allowsUnknown: true)
    #expect(problems(#""q":{"unknown":true}"#, [question]) == [])
    #expect(problems(#""q":{"unknown":false}"#, [question]) == ["/answers/q/unknown not-an-option"])
    #expect(problems(#""q":{"unknown":true}"#, [.sample(.yesNo)]) == ["/answers/q wrong-type"])
  }

  @Test("have a sentence for everything that can be wrong, in both languages", arguments: [
    .notJSON(offset: 3), .tooLarge(most: 1_048_576), .tooManyValues(most: 9), .unknownMember(nearest: "a"), .unknownMember(nearest: nil),
    .repeatedMember, .missingMember, .wrongType(.array), .notAnOption, .wrongPattern("^a$"), .tooShort(least: 1),
    .tooShort(least: 3), .tooLong(most: 3), .tooSmall(least: "1"), .tooGreat(most: "1"),
    .outside(least: "1", most: "2"), .tooFew(least: 1), .tooMany(most: 1), .repeatedItem, .notBase64, .notAsked,
  ] as [ShapeProblem])
  func sentences(problem: ShapeProblem) {
    #expect(problem.sentence(in: .japanese).hasSuffix("。") && problem.sentence(in: .english).hasSuffix("."))
    #expect(problem.sentence(in: .easyJapanese) == problem.sentence(in: .japanese))
    #expect(!problem.code.isEmpty)
  }
}
