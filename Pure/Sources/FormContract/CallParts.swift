import Kernel

/// What several calls of the API share.
struct CallParts {
  let words: CallWords

  var parameters: [JSONValue.Member] {
    [
      .init(
        "lang",
        [
          "name": "lang", "in": "query", "description": .text(words.language),
          "schema": ["enum": .list(Language.allCases.map { .text($0.rawValue) })],
        ]),
      .init(
        "key",
        [
          "name": "Idempotency-Key", "in": "header", "required": true, "description": .text(words.key),
          "schema": ["type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"],
        ]),
      .init(
        "dry-run",
        [
          "name": "dry-run", "in": "query", "description": .text(words.trial), "allowEmptyValue": true,
          "schema": ["type": "string"],
        ]),
      .init("receipt", parameter("receipt", words.receipt)), .init("paper", parameter("paper", words.paperID)),
      .init("procedure", parameter("procedure", words.show)), .init("code", parameter("code", words.code)),
    ]
  }

  private func parameter(_ name: String, _ description: String) -> JSONValue {
    [
      "name": .text(name), "in": "path", "required": true, "description": .text(description),
      "schema": ["type": "string"],
    ]
  }

  var headers: [JSONValue.Member] {
    [
      .init("Location", header(words.location, "string")), .init("Retry-After", header(words.retry, "integer")),
      .init("ETag", header(words.tag, "string")),
    ]
  }

  private func header(_ description: String, _ type: String) -> JSONValue {
    ["description": .text(description), "schema": ["type": .text(type)]]
  }

  /// The problems a call can end with, by their status.
  private static let problems = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429]

  var responses: [JSONValue.Member] {
    Self.problems.map { status in
      let wait: JSONValue = ["Retry-After": Self.reference("headers", "Retry-After")]
      let waits = status == 429 ? [JSONValue.Member("headers", wait)] : []
      return .init(
        "problem-\(status)",
        .object(
          [.init("description", .text(words.problem(status)))] + waits + [
            .init("content", ["application/problem+json": ["schema": Self.reference("schemas", "problem")]])
          ]))
    } + [.init("unchanged", ["description": .text(words.unchanged)])]
  }

  /// The responses for these statuses.
  static func problems(_ statuses: [Int]) -> [JSONValue.Member] {
    statuses.map { .init(String($0), reference("responses", "problem-\($0)")) }
  }

  static func reference(_ kind: String, _ name: String) -> JSONValue { ["$ref": .text("#/components/\(kind)/\(name)")] }
}
