import FormSchema
import Kernel

/// How programs apply to the town: a document of OpenAPI 3.1, for one procedure or for all.
///
/// - Note: Source: OpenAPI Specification 3.1.1, 2024-10-24.
public struct OpenAPIDocument: Sendable {
  /// A procedure that can be applied for.
  public struct Entry: Sendable {
    public let definition: ProcedureDefinition
    /// Which published text it is.
    public let version: ProcedureVersionID

    public init(_ definition: ProcedureDefinition, version: ProcedureVersionID) {
      (self.definition, self.version) = (definition, version)
    }
  }

  private let procedures: [Entry]
  private let language: Language
  private let server: String
  private let town: String

  /// - Parameters:
  ///   - procedures: one, or all that are published.
  ///   - server: the address the paths begin behind, without `/` at its end, as `https://tsumugi.example`.
  ///   - town: what the town is called, in this language.
  public init(_ procedures: [Entry], in language: Language, server: String, town: String) {
    (self.procedures, self.language, self.server, self.town) = (procedures, language, server, town)
  }

  /// The document, UTF-8.
  /// - Complexity: linear in the forms.
  public var json: String { String(decoding: value.canonicalBytes, as: UTF8.self) }

  private static let shared = "#/components/schemas/"

  var value: JSONValue {
    let words = CallWords(language)
    return [
      "openapi": "3.1.0",
      "info": ["title": .text(words.title(town)), "description": .text(words.introduction), "version": "1"],
      "servers": [["url": .text(server)]],
      "security": [],
      "paths": .object(CallPaths(procedures: procedures, language: language, words: words).members),
      "components": [
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": .text(words.token)]
        ],
        "parameters": .object(CallParts(words: words).parameters),
        "headers": .object(CallParts(words: words).headers),
        "responses": .object(CallParts(words: words).responses),
        "schemas": .object(schemas(words)),
      ],
    ]
  }

  private func schemas(_ words: CallWords) -> [JSONValue.Member] {
    let shapes = ShapeSchema(words: ContractWords(language), shared: Self.shared)
    let applications = procedures.map { entry in
      JSONValue.Member(
        CallPaths.schemaName(entry.definition.id),
        .object(
          ApplicationSchema(entry.definition, in: language, address: "").members(shared: Self.shared)
            + [.init("x-tsumugi-version", .text(entry.version.hex))]))
    }
    return applications + shapes.everyShared + CallSchemas(words: words).members
  }
}
