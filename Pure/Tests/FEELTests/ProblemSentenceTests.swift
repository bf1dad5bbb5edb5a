@testable import FEEL
import Foundation
import Testing

@Suite("Sentences about mistakes in expressions")
struct ProblemSentenceTests {
  @Test("a mistake is told in Japanese and English", arguments: [
    (
      "1 +", "式として読めない所があります。必要なのは、値です。", "This part cannot be read; expected a value."
    ),
    (
      "(1", "式として読めない所があります。必要なのは、閉じる )です。", "This part cannot be read; expected a closing )."
    ),
    (
      "通数 ＞ 3", "式として読めない所があります（「＞」）。必要なのは、演算子か式の終わりです。「＞」は全角です。半角で書いてください。",
      "This part cannot be read: “＞”; expected an operator or the end (＞ is a full-width mark; write it half-width)."
    ),
    ("\"あ", "文字列が閉じられていません（「\"」）。必要なのは、閉じる \"です。", "A text is not closed: “\"”; expected a closing \"."),
    (
      "for x of [1] return x", "式として読めない所があります（「[」）。必要なのは、「in」です。",
      "This part cannot be read: “[”; expected “in”."
    ),
  ])
  func reading(text: String, japanese: String, english: String) throws {
    let scope = FEELScope([("通数", .number)])
    let problem = try #require(throws: FEELProblem.self) { try FEELParser.expression(text, in: scope) }
    #expect(problem.sentence(in: .ja) == japanese)
    #expect(problem.sentence(in: .en) == english)
  }

  @Test("why a value is null is told in Japanese", arguments: [
    ("1 + \"a\"", "値の種類が合いません（数 + 文字列）。必要なのは、+ で計算できる値です。"),
    ("1 / 0", "0で割っています。"),
    ("floor(\"a\")", "値の種類が合いません（文字列）。必要なのは、数です。"),
    ("not(0)", "値の種類が合いません（数）。必要なのは、真偽値です。"),
    ("[1, 2][5]", "値が使える範囲の外です（「5」）。必要なのは、1から2までの位置です。"),
    ("matches(\"a\", \"(\")", "正規表現として読めません（文字列、文字列）。必要なのは、正規表現です。"),
    ("date(\"2026-02-30\")", "値の種類が合いません（文字列）。必要なのは、2026-04-01 の形の日付です。"),
    ("5 in [1..null]", "値の種類が合いません（数）。必要なのは、条件で比べられる値です。"),
    (
      "{f: function(c) external {java: {class: \"java.lang.String\", "
        + "method signature: \"valueOf(char)\"}}, v: f(\"abc\")}.v",
      "関数に渡した値が合いません（文字列）。必要なのは、java.lang.String.valueOf(char) が受け取る値です。"
    ),
    ("null in [1..10]", "値の種類が合いません（空の値）。必要なのは、条件で比べられる値です。"),
  ])
  func evaluating(text: String, japanese: String) throws {
    let expression = try FEELCompiler.expression(text)
    let evaluation = Evaluation(capacity: expression.slotCount, environment: EvaluationEnvironment(explains: true))
    _ = evaluation.evaluate(expression)
    #expect(evaluation.problems.first?.sentence(in: .ja) == japanese)
  }

  @Test("a name in small letters is offered where capital ones were meant")
  func hint() throws {
    let parsed = try FEELParser.expression("Fee + 1", in: FEELScope([("fee", .number)]))
    #expect(
      parsed.notes.first?.sentence(in: .ja)
        == "知らない名前が使われています（「Fee」）。必要なのは、使える名前です。「fee」ではありませんか。")
  }

  @Test("every phrase this library expects has its Japanese")
  func phrases() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/FEEL")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var phrases: Set<String> = []
    for file in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:expected: |unexpected\(|expect\(\.\w+, )"((?:[^"\\]|\\.)*)"/) {
        phrases.insert(ProblemSentenceTests.pattern(String(match.1)))
      }
    }
    #expect(phrases.count > 60)
    let symbols = ["(", "<", ">", ":", "->", "..", "{}", "“{}”", "“in”"]
    let missing = phrases.filter { phrase in
      FEELProblem.phrases.japanese(phrase) == nil && !symbols.contains(phrase) && phrase != "{} for {}"
    }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  /// The text of a literal, interpolations as `{}`.
  static func pattern(_ literal: String) -> String {
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
