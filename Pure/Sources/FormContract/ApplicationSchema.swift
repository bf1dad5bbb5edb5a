import FormSchema
import Kernel

/// What an application for a procedure looks like as JSON: a JSON Schema of draft 2020-12.
///
/// It refuses nothing the form takes. What it cannot say stands in words, and in FEEL under `x-tsumugi-when` and
/// `x-tsumugi-checks`.
/// - Note: Source: JSON Schema: A Media Type for Describing JSON Documents, draft-bhutton-json-schema-01 ("2020-12").
public struct ApplicationSchema: Sendable {
  /// Titles and descriptions are in this language.
  public let language: Language
  private let definition: ProcedureDefinition
  private let address: String

  /// - Parameter address: where it is served; its `$id`.
  public init(_ definition: ProcedureDefinition, in language: Language, address: String) {
    (self.definition, self.language, self.address) = (definition, language, address)
  }

  /// The document, UTF-8.
  /// - Complexity: linear in the form.
  public var json: String { String(decoding: value.canonicalBytes, as: UTF8.self) }

  var value: JSONValue {
    .object(
      [.init("$schema", .text("https://json-schema.org/draft/2020-12/schema")), .init("$id", .text(address))]
        + members(shared: "#/$defs/") + [.init("$defs", .object(shapes(shared: "#/$defs/").everyShared))])
  }

  /// Without its name and what it shares with others.
  /// - Parameter shared: where that stands.
  func members(shared: String) -> [JSONValue.Member] {
    let words = definition.words(in: language), own = ContractWords(language)
    let answers = AnswersSchema(definition.form, words: words, shapes: shapes(shared: shared)).value
    let example = definition.applicationExamples.first.map { JSONValue.Member("examples", .list([$0.document])) }
    return [
      .init("title", .text(own.documentTitle(words.title))),
      .init("description", .text([words.summary, own.documentNotes].joined(separator: "\n"))),
      ShapeSchema.type("object"), .init("properties", .object([.init(ContractReader.answers, answers)])),
      .init("required", .list([.text(ContractReader.answers)])), .init("additionalProperties", .flag(false)),
    ] + [example].compactMap(\.self)
  }

  private func shapes(shared: String) -> ShapeSchema { ShapeSchema(words: ContractWords(language), shared: shared) }
}
