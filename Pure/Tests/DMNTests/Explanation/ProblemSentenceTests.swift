@testable import DMN
import FEEL
import Foundation
import Testing

@Suite("Sentences about mistakes in models")
struct ProblemSentenceTests {
  @Test("a mistake is told with the part it is in", arguments: [
    (
      DMNProblem(.cyclicRequirements, in: "手数料", expected: "requirements that do not lead back to where they began"),
      "「手数料」: 決定が自分自身を必要としています。必要なのは、元に戻らない必要関係です。",
      "“手数料”: the decision needs itself: expected requirements that do not lead back to where they began."
    ),
    (
      DMNProblem(.inputNotAllowed, in: "年齢", found: "string", expected: "a value of number"),
      "「年齢」: 入力が受け付けられる値ではありません（文字列）。必要なのは、数です。",
      "“年齢”: the input is not among the values allowed: found string, expected a value of number."
    ),
    (
      DMNProblem(.forbiddenDeclaration, expected: "the root element", hint: "remove the DOCTYPE; DMN does not use one"),
      "DOCTYPEの宣言があります。必要なのは、最上位の要素です。DOCTYPEを消してください。DMNでは使いません。",
      "There is a DOCTYPE: expected the root element (remove the DOCTYPE; DMN does not use one)."
    ),
    (
      DMNProblem(
        .feel, in: "d", found: "通数 *\n",
        expression: FEELProblem(.unexpectedText, at: .init(start: 7, end: 7), expected: "a value")),
      "「d」: 式に誤りがあります（通数 *）。式として読めない所があります。必要なのは、値です。",
      "“d”: there is a mistake in an expression: “通数 *”. This part cannot be read; expected a value."
    ),
  ])
  func sentences(problem: DMNProblem, japanese: String, english: String) {
    #expect(problem.sentence(in: .ja) == japanese)
    #expect(problem.sentence(in: .en) == english)
  }

  @Test("every code has its words")
  func codes() {
    let missing = DMNProblem.Code.allCases.filter { DMNProblem.words[$0] == nil }
    #expect(missing.isEmpty, "\(missing)")
  }

  @Test("every phrase this library expects has its Japanese")
  func phrases() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/DMN")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var phrases: Set<String> = []
    for file in files where file.pathExtension == "swift" && !file.lastPathComponent.hasPrefix("TCK") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:expected: |wrong\()"((?:[^"\\]|\\.)*)"/) {
        phrases.insert(ProblemSentenceTests.pattern(String(match.1)))
      }
    }
    #expect(phrases.count > 50)
    let missing = phrases.filter { phrase in
      DMNProblem.phrases.japanese(phrase) == nil && phrase.contains { $0.isLetter && $0 != "l" && $0 != "t" }
        && !phrase.hasPrefix("<") && !phrase.hasPrefix("&")
    }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test("every hint this library gives has its Japanese")
  func hints() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/DMN")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var hints: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /hint: "((?:[^"\\]|\\.)*)"/) {
        hints.insert(ProblemSentenceTests.pattern(String(match.1)))
      }
    }
    #expect(hints.count >= 3)
    let missing = hints.filter { DMNProblem.hints.japanese($0) == nil }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  /// The text of a literal, interpolations as `{}`.
  private static func pattern(_ literal: String) -> String {
    var text = ""
    var rest = Substring(literal)
    while let start = rest.firstRange(of: "\\(") {
      text += rest[..<start.lowerBound]
      rest = rest[start.upperBound...]
      var depth = 1
      while depth > 0, let next = rest.popFirst() { depth += next == "(" ? 1 : next == ")" ? -1 : 0 }
      text += "{}"
    }
    return (text + rest).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }
}
