import FEEL
import FormSchema
import Foundation
import Kernel
import Testing

@testable import ProcedureDraft

@Suite("A condition in parts") struct ConditionSentenceTests {
  static let names = DraftNames(DraftOutline(SampleDraft.full))

  static let sentences: [(String, ConditionSentence)] = [
    (#"kind = "proxy""#, .part(ConditionPart("kind", .isSame, [.text("proxy")]))),
    (#"kind != "proxy""#, .part(ConditionPart("kind", .isNot, [.text("proxy")]))),
    (#"kind in ("self", "proxy")"#, .part(ConditionPart("kind", .isOneOf, [.text("self"), .text("proxy")]))),
    (#"not(kind in ("self"))"#, .part(ConditionPart("kind", .isNoneOf, [.text("self")]))),
    ("copies >= 2", .part(ConditionPart("copies", .greaterOrEqual, [.number("2")]))),
    ("2 < 通数", .part(ConditionPart("通数", .greater, [.number("2")]))),
    ("phone != null", .part(ConditionPart("phone", .isAnswered))),
    ("phone = null", .part(ConditionPart("phone", .isNotAnswered))),
    ("oldest", .part(ConditionPart("oldest", .isYes))), ("oldest = false", .part(ConditionPart("oldest", .isNo))),
    ("not(oldest)", .part(ConditionPart("oldest", .isNo))),
    (
      #"owner-name.full != person-name.full"#, .formula("owner-name.full != person-name.full")
    ),
    (
      #"copies > 1 and (kind = "self" or phone != null)"#,
      .all([
        .part(ConditionPart("copies", .greater, [.number("1")])),
        .any([.part(ConditionPart("kind", .isSame, [.text("self")])), .part(ConditionPart("phone", .isAnswered))]),
      ])
    ),
    ("count(dogs) > 0", .formula("count(dogs) > 0")),
    ("(count(dogs) > 0) or phone != null", .any([.formula("count(dogs) > 0"), .part(ConditionPart("phone", .isAnswered))])),
    ("(copies + 1) * (copies + 2) > 3", .formula("(copies + 1) * (copies + 2) > 3")),
    (
      "copies > 1 and total < ((copies - 1) * 2)",
      .all([.part(ConditionPart("copies", .greater, [.number("1")])), .formula("total < ((copies - 1) * 2)")])
    ),
  ]

  @Test("says what the text says, and is written as a text that says the same", arguments: sentences.indices)
  func read(index: Int) throws {
    let (text, sentence) = Self.sentences[index]
    #expect(try ConditionSentence(text, Self.names.top) == sentence)
    #expect(try ConditionSentence(sentence.feel, Self.names.top) == sentence)
  }

  @Test("is told in words")
  func words() throws {
    let sentence = try ConditionSentence(#"kind = "proxy" and copies >= 2"#, Self.names.top)
    #expect(sentence.words(in: .japanese, Self.names.top, Self.names.outline) == "「質問kind」が「選択肢proxy」、かつ「質問copies」が2以上（から）")
    #expect(sentence.words(in: .english, Self.names.top, Self.names.outline) == "“質問kind” is “選択肢proxy” and “質問copies” is at least (on or after) 2")
  }

  @Test("is refused where the text is none")
  func broken() { #expect(throws: FEELProblem.self) { try ConditionSentence("copies >", Self.names.top) } }
}
