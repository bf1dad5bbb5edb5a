import FEEL
import FormSchema
import Kernel

/// The texts written in an expression, or in the tests of a cell, with their places.
struct FEELTexts: Sendable {
  private let text: String
  private var found: [(text: String, range: SourceRange)] = []

  /// What cannot be read has none.
  init(_ text: String, _ scope: FEELScope, isTests: Bool = false) {
    self.text = text
    let expressions: [FEELExpression]
    if isTests {
      let tests = (try? FEELParser.unaryTests(text, in: scope, input: .string))?.tests.tests ?? []
      expressions = tests.map { test in
        switch test {
        case .comparison(_, let expression), .expression(let expression): expression
        }
      }
    } else {
      expressions = (try? FEELParser.expression(text, in: scope)).map { [$0.expression] } ?? []
    }
    for part in expressions.flatMap(\.everyPart) {
      if case .literal(.string(let string)) = part.kind { found.append((string, part.range)) }
    }
  }

  var all: [String] { found.map(\.text) }

  /// The expression with other texts in the places of those that mean something.
  func exchanged(_ meaning: [String: String]) -> String {
    var bytes = Array(text.utf8)
    for part in found.sorted(by: { $0.range.start > $1.range.start }) {
      guard let other = meaning[part.text], other != part.text else { continue }
      bytes.replaceSubrange(part.range.start..<part.range.end, with: Self.written(other).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// As FEEL writes a text.
  static func written(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
