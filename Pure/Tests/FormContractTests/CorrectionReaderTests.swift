import FEEL
import FormSchema
import Kernel
import Testing

@testable import FormContract
@testable import FormSamples

@Suite("Corrections by programs") struct CorrectionReaderTests {
  private static let questions: [Question] = [
    .sample(.name(isOrganisation: false), id: "name"), .sample(.number(min: 0, max: 9, unit: nil), id: "count"),
    .sample(.choice(options: options, hasOther: true), id: "choice", isOptional: true),
    .sample(.signature, id: "signature", isOptional: true),
    .sample(.files(accept: [.pdf], atLeast: 0, atMost: 2), id: "files", isOptional: true),
    .sample(
      .rows(RepeatedGroup(questions: [.sample(.yesNo, id: "yes")], atLeast: 1, atMost: 3, itemTitle: "行")), id: "rows"),
  ]
  private static let definition = ProcedureDefinition.sample(questions)
  private static let document = #"""
    {"answers":{"name":{"family":"佐藤","given":"花子","family-kana":"サトウ","given-kana":"ハナコ"},"count":2,
    "choice":{"other":"別"},"rows":[{"yes":true},{"yes":false}]}}
    """#

  private var reader: ContractReader { ContractReader(Self.definition) }

  private func answers() throws -> Answers {
    let typed = try reader.read(Array(Self.document.utf8)).typed
    let reading = Self.definition.form.read(typed, today: today)
    #expect(reading.isAccepted)
    return reading.answers
  }

  @Test("of a whole application speak of every question that somebody answers") func whole() throws {
    let correction = try reader.readCorrection(Array(Self.document.utf8))
    #expect(correction.questions == Set(Self.questions.map(\.id)))
    #expect(correction.application == (try reader.read(Array(Self.document.utf8))))
    #expect("\(correction)" == "…")
  }

  @Test("by a patch speak of what it names, merged as RFC 7396 says", arguments: [
    (#"{"count":3}"#, ["count": ["3"]], ["count"]),
    (
      #"{"name":{"given":"花"}}"#,
      [
        "name.family": ["佐藤"], "name.given": ["花"], "name.family-kana": ["サトウ"], "name.given-kana": ["ハナコ"],
      ], ["name"]
    ),
    (
      #"{"name":{"given":null,"given-kana":null}}"#, ["name.family": ["佐藤"], "name.family-kana": ["サトウ"]],
      ["name"]
    ),
    (#"{"choice":"a"}"#, ["choice": ["a"]], ["choice"]), (#"{"choice":null}"#, [:], ["choice"]),
    (#"{"choice":{"other":"x"}}"#, ["choice": ["other"], "choice.other": ["x"]], ["choice"]),
    (#"{"rows":[{"yes":true}]}"#, ["rows": ["1"], "rows.1.yes": ["true"]], ["rows"]),
    ("{}", [:], []),
  ] as [(String, [String: [String]], Set<String>)])
  func patches(changes: String, fields: [String: [String]], questions: Set<String>) throws {
    let patch = Array(#"{"answers":\#(changes)}"#.utf8)
    let correction = try reader.readCorrection(patch: patch, of: answers())
    #expect(correction.application.typed == TypedAnswers(fields))
    #expect(correction.questions == questions)
  }

  @Test("by a patch that is none, or of another shape when it is merged, are refused at the place", arguments: [
    ("{", [" not-json"]), ("[]", [" wrong-type"]), ("{}", ["/answers missing-member"]),
    (#"{"answers":null}"#, ["/answers missing-member"]), (#"{"answers":[]}"#, ["/answers wrong-type"]),
    (#"{"answers":{},"more":1}"#, ["/more unknown-member"]),
    (#"{"answers":{"cuont":1}}"#, ["/answers/cuont unknown-member"]),
    (#"{"answers":{"cuont":null}}"#, ["/answers/cuont unknown-member"]),
    (#"{"answers":{"count":1,"count":null}}"#, ["/answers/count repeated-member"]),
    (#"{"answers":{"rows":[{"yes":true,"yes":true}]}}"#, ["/answers/rows/0/yes repeated-member"]),
    (#"{"answers":{"name":{"family":null}}}"#, ["/answers/name/family missing-member"]),
    (#"{"answers":{"name":{"x":"y"},"count":"3"}}"#, ["/answers/name/x unknown-member", "/answers/count wrong-type"]),
    (#"{"answers":{"rows":[null]}}"#, ["/answers/rows/0 wrong-type"]),
    (#"{"answers":{"signature":{"name":"a.png"}}}"#, ["/answers/signature/content missing-member"]),
    (#"{"answers":{"files":[{"name":"a.pdf"}]}}"#, ["/answers/files/0/content missing-member"]),
  ])
  func refused(patch: String, problems: [String]) throws {
    let answers = try answers()
    #expect(throws: ContractProblems.self) { try reader.readCorrection(patch: Array(patch.utf8), of: answers) }
    do throws(ContractProblems) {
      _ = try reader.readCorrection(patch: Array(patch.utf8), of: answers)
    } catch {
      #expect(Set(error.problems.map { "\($0.pointer) \($0.code)" }) == Set(problems))
    }
  }

  @Test("of every type of question come back as they were when a patch names them and changes nothing")
  func everyType() throws {
    let definition = ProcedureDefinition.sample(.everything)
    var sampler = AnswerSampler(definition, seed: 11, today: today)
    let accepted = sampler.accepted()
    let sample = try #require(accepted)
    let reader = ContractReader(definition), program = Program(definition: definition)
    let whole = try reader.read(program.document(sample.reading))
    let named = definition.form.questions.filter { question in
      question.type.isTyped && question.type.parts.count > 1 && sample.reading.answers[question.id] != nil
    }
    #expect(named.count > 3)
    let empty = named.map { #""\#($0.id)":{}"# }.joined(separator: ",")
    let correction = try reader.readCorrection(
      patch: Array(#"{"answers":{\#(empty)}}"#.utf8), of: sample.reading.answers)
    #expect(correction.questions == Set(named.map(\.id)))
    for question in named {
      for field in question.inputs(in: whole.typed) {
        #expect(correction.application.typed[field] == whole.typed[field])
      }
    }
  }

  @Test("name a hundred thousand members at once without taking long to be refused") func many() throws {
    let members = (0..<100_000).map { #""m\#($0)":null"# }.joined(separator: ",")
    let answers = try answers()
    #expect(throws: ContractProblems.self) {
      try reader.readCorrection(patch: Array(#"{"answers":{\#(members)}}"#.utf8), of: answers)
    }
  }

  @Test("merge as the examples of the standard do", arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#), (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#),
    (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#), (#"{"a":"foo"}"#, "null", "null"),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    ("[1,2]", #"{"a":"b","c":null}"#, #"{"a":"b"}"#), ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ])
  func standard(target: String, patch: String, result: String) throws {
    let merged = MergePatch.merged(try JSONReader.read(patch.utf8), into: try JSONReader.read(target.utf8))
    #expect(merged.canonicalBytes == (try JSONReader.read(result.utf8)).canonicalBytes)
  }

  @Test("have their pointers from the reader") func pointers() {
    #expect(ContractReader.pointer(to: "owner-name") == "/answers/owner-name")
  }
}
