import FormSchema
import Kernel

/// The addresses programs call.
struct CallPaths {
  let procedures: [OpenAPIDocument.Entry]
  let language: Language
  let words: CallWords

  static func schemaName(_ procedure: String) -> String { "application-\(procedure)" }

  /// Those of each procedure by its own name, so that what is sent can be described.
  var members: [JSONValue.Member] {
    [
      .init("/api", ["get": read("begin", words.index, "index")]),
      .init("/api/procedures", ["get": read("list-procedures", words.list, "procedures")]),
      .init(
        "/api/procedures/{procedure}",
        ["get": read("show-procedure", words.show, "procedure", parameters: ["procedure"])]),
    ] + procedures.flatMap { of($0.definition) } + [
      .init("/api/openapi.json", ["get": read("describe", words.openAPI, nil)]),
      .init("/api/problems", ["get": read("list-problems", words.problems, "problem-kinds")]),
      .init(
        "/api/problems/{code}",
        ["get": read("show-problem", words.problemKind, "problem-kind", parameters: ["code"], refusals: [404])]),
      .init("/api/applications/{receipt}", ["get": follow]),
      .init("/api/applications/{receipt}/correction", ["post": correct]),
      .init("/api/applications/{receipt}/withdrawal", ["post": withdraw]),
      .init("/api/applications/{receipt}/papers/{paper}", ["get": paper]),
    ]
  }

  private func of(_ definition: ProcedureDefinition) -> [JSONValue.Member] {
    let path = "/api/procedures/\(definition.id)"
    return [
      .init(
        "\(path)/schema.json",
        ["get": read("schema-\(definition.id)", words.schema, nil, mediaType: "application/schema+json")]),
      .init("\(path)/openapi.json", ["get": read("describe-\(definition.id)", words.openAPI, nil)]),
      .init("\(path)/applications", ["post": apply(definition)]),
    ]
  }

  /// What everybody may read.
  private func read(
    _ id: String, _ summary: String, _ schema: String?, mediaType: String = "application/json",
    parameters: [String] = [], refusals: [Int] = [404, 410]
  ) -> JSONValue {
    let content: JSONValue = ["schema": schema.map { CallParts.reference("schemas", $0) } ?? ["type": "object"]]
    let found: JSONValue = [
      "description": .text(words.found), "headers": ["ETag": CallParts.reference("headers", "ETag")],
      "content": .object([.init(mediaType, content)]),
    ]
    let missing = parameters.isEmpty ? [] : CallParts.problems(refusals)
    return [
      "operationId": .text(id), "summary": .text(summary),
      "parameters": .list((parameters + ["lang"]).map { CallParts.reference("parameters", $0) }),
      "responses": .object(
        [.init("200", found), .init("304", CallParts.reference("responses", "unchanged"))] + missing),
    ]
  }

  private func apply(_ definition: ProcedureDefinition) -> JSONValue {
    let title = definition.words(in: language).title
    let examples = definition.applicationExamples.map { example in
      JSONValue.Member(example.id, ["summary": .text(example.title), "value": example.document])
    }
    let content = [JSONValue.Member("schema", CallParts.reference("schemas", Self.schemaName(definition.id)))]
      + (examples.isEmpty ? [] : [.init("examples", .object(examples))])
    let answers: [JSONValue.Member] = [
      .init("200", answer(words.judged, "judgement")), .init("201", accepted),
    ]
    return [
      "operationId": .text("apply-\(definition.id)"), "summary": .text(words.apply(title)),
      "security": [["token": []]],
      "parameters": .list(["key", "dry-run", "lang"].map { CallParts.reference("parameters", $0) }),
      "requestBody": ["required": true, "content": ["application/json": .object(content)]],
      "responses": .object(answers + CallParts.problems([400, 401, 403, 404, 409, 410, 413, 415, 422, 429])),
    ]
  }

  private var accepted: JSONValue {
    [
      "description": .text(words.accepted), "headers": ["Location": CallParts.reference("headers", "Location")],
      "content": ["application/json": ["schema": CallParts.reference("schemas", "receipt")]],
    ]
  }

  private func answer(_ description: String, _ schema: String) -> JSONValue {
    [
      "description": .text(description),
      "content": ["application/json": ["schema": CallParts.reference("schemas", schema)]],
    ]
  }

  /// An application in the place of the one handed in, or a patch of that one.
  private var correct: JSONValue {
    let all = procedures.map { CallParts.reference("schemas", Self.schemaName($0.definition.id)) }
    let whole: JSONValue = all.isEmpty ? ["type": "object"] : ["anyOf": .list(all)]
    let outcome: JSONValue = ["anyOf": .list(["change", "judgement"].map { CallParts.reference("schemas", $0) })]
    let corrected: JSONValue = [
      "description": .text(words.corrected), "content": ["application/json": ["schema": outcome]],
    ]
    return [
      "operationId": "correct-application", "summary": .text(words.correct), "security": [["token": []]],
      "parameters": .list(["receipt", "key", "dry-run", "lang"].map { CallParts.reference("parameters", $0) }),
      "requestBody": [
        "required": true, "description": .text(words.correctionBody),
        "content": [
          "application/json": ["schema": whole],
          "application/merge-patch+json": ["schema": CallParts.reference("schemas", "correction-patch")],
        ],
      ],
      "responses": .object(
        [.init("200", corrected)] + CallParts.problems([400, 401, 403, 404, 409, 413, 415, 422, 429])),
    ]
  }

  private var withdraw: JSONValue {
    [
      "operationId": "withdraw-application", "summary": .text(words.withdraw), "security": [["token": []]],
      "parameters": .list(["receipt", "key", "dry-run", "lang"].map { CallParts.reference("parameters", $0) }),
      "requestBody": [
        "required": true,
        "content": ["application/json": ["schema": CallParts.reference("schemas", "withdrawal")]],
      ],
      "responses": .object(
        [.init("200", answer(words.withdrawn, "change"))]
          + CallParts.problems([400, 401, 403, 404, 409, 413, 415, 422, 429])),
    ]
  }

  private var follow: JSONValue {
    [
      "operationId": "follow-application", "summary": .text(words.follow), "security": [["token": []]],
      "parameters": .list(["receipt", "lang"].map { CallParts.reference("parameters", $0) }),
      "responses": .object(
        [.init("200", answer(words.found, "application"))] + CallParts.problems([401, 404, 429])),
    ]
  }

  private var paper: JSONValue {
    let found: JSONValue = [
      "description": .text(words.found),
      "content": ["application/pdf": ["schema": ["type": "string", "contentMediaType": "application/pdf"]]],
    ]
    return [
      "operationId": "fetch-paper", "summary": .text(words.paper), "security": [["token": []]],
      "parameters": .list(["receipt", "paper"].map { CallParts.reference("parameters", $0) }),
      "responses": .object([.init("200", found)] + CallParts.problems([401, 404, 410, 429])),
    ]
  }
}
