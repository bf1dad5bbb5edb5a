import Kernel

/// What the API answers. Programs pass over members they do not know: there may be more one day.
struct CallSchemas {
  let words: CallWords

  var members: [JSONValue.Member] {
    [
      .init("problem", problem),
      .init("index", Self.object(["links": Self.links(["procedures", "openapi", "problems"])])),
      .init("problem-kinds", Self.object(["problems": Self.list(CallParts.reference("schemas", "problem-kind"))])),
      .init("problem-kind", problemKind), .init("department", Self.object(["id": Self.text, "name": Self.text])),
      .init("procedures", Self.object(["procedures": Self.list(CallParts.reference("schemas", "procedure-summary"))])),
      .init("procedure-summary", Self.object(Self.summary)), .init("procedure", procedure), .init("receipt", receipt),
      .init("judgement", judgement), .init("application", application), .init("change", change),
      .init("correction-patch", Self.patch), .init("withdrawal", withdrawal),
    ]
  }

  private static let text: JSONValue = ["type": "string"]
  private static let optionalText: JSONValue = ["type": ["string", "null"]]
  private static let address: JSONValue = ["type": "string", "format": "uri"]
  private static let yen: JSONValue = ["type": "integer", "minimum": 0]
  private static let moment: JSONValue = ["type": "string", "format": "date-time"]
  private static let department = CallParts.reference("schemas", "department")

  private static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

  /// An object in which all of these are there.
  private static func object(_ properties: JSONValue) -> JSONValue {
    let names = (properties.members ?? []).map { JSONValue.text($0.key) }
    return ["type": "object", "properties": properties, "required": .list(names)]
  }

  private static func links(_ names: [String]) -> JSONValue { object(.object(names.map { .init($0, address) })) }

  /// The places that are always told, and those that are told while they are of use.
  private static func links(_ names: [String], sometimes: [String]) -> JSONValue {
    [
      "type": "object", "properties": .object((names + sometimes).map { .init($0, address) }),
      "required": .list(names.map { .text($0) }),
    ]
  }

  private var problem: JSONValue {
    let fault = Self.object([
      "pointer": ["type": "string", "description": .text(words.pointer)],
      "code": ["type": "string", "description": .text(words.code)], "detail": Self.text,
    ])
    return [
      "type": "object", "description": .text(words.problemSchema),
      "properties": [
        "type": ["type": "string", "format": "uri-reference"], "title": Self.text, "status": ["type": "integer"],
        "code": ["type": "string", "description": .text(words.code)], "detail": Self.text, "errors": Self.list(fault),
      ],
      "required": ["type", "title", "status", "code", "detail"],
    ]
  }

  private var problemKind: JSONValue {
    Self.object([
      "type": ["type": "string", "format": "uri-reference"], "title": Self.text, "status": ["type": "integer"],
      "code": ["type": "string", "description": .text(words.code)], "description": Self.text,
    ])
  }

  private static let summary: JSONValue = [
    "id": text, "version": text, "title": text, "summary": text, "department": department,
    "links": links(["self", "schema", "openapi", "applications", "page"]),
  ]

  private var procedure: JSONValue {
    let further: JSONValue = [
      "whoMayApply": Self.text, "cost": Self.text, "expectedDays": ["type": "integer"],
      "whatHappensNext": Self.list(Self.text), "categories": Self.list(Self.text),
    ]
    return Self.object(.object((Self.summary.members ?? []) + (further.members ?? [])))
  }

  private var receipt: JSONValue {
    Self.object([
      "receipt": ["type": "string", "description": .text(words.receipt)],
      "secret": ["type": "string", "description": .text(words.secret)], "procedure": Self.text, "feeYen": Self.yen,
      "links": Self.links(["self", "statusPage"]),
    ])
  }

  private var judgement: JSONValue {
    let paper = Self.object([
      "pointer": ["type": "string", "description": .text(words.pointer)], "label": Self.text,
      "reason": Self.optionalText,
    ])
    return Self.object([
      "accepted": ["const": true], "feeYen": Self.yen, "feeReason": Self.optionalText, "eligibility": Self.text,
      "eligibilityReason": Self.optionalText, "department": Self.department, "papers": Self.list(paper),
    ])
  }

  private var application: JSONValue {
    Self.object([
      "receipt": Self.text, "procedure": Self.text, "version": Self.text, "title": Self.text, "status": Self.text,
      "statusLabel": Self.text, "department": Self.department, "feeYen": Self.yen, "receivedAt": Self.moment,
      "expectedOn": ["type": ["string", "null"], "format": "date"], "correction": correction,
      "papers": Self.list(paper),
      "links": Self.links(["self", "statusPage"], sometimes: ["correction", "withdrawal"]),
    ])
  }

  /// What an application has become through a call.
  private var change: JSONValue {
    Self.object([
      "receipt": ["type": "string", "description": .text(words.receipt)],
      "status": ["type": "string", "description": .text(words.status)], "feeYen": Self.yen,
      "links": Self.links(["self", "statusPage"]),
    ])
  }

  private static let patch: JSONValue = [
    "type": "object", "properties": ["answers": ["type": "object"]], "required": ["answers"],
    "additionalProperties": false,
  ]

  private var withdrawal: JSONValue {
    [
      "type": "object",
      "properties": ["reason": ["type": "string", "maxLength": 1000, "description": .text(words.reason)]],
      "additionalProperties": false,
    ]
  }

  private var correction: JSONValue {
    let field = Self.object([
      "pointer": ["type": "string", "description": .text(words.pointer)], "label": Self.text, "words": Self.text,
    ])
    return [
      "anyOf": [Self.object(["words": Self.text, "fields": Self.list(field)]), ["type": "null"]]
    ]
  }

  private var paper: JSONValue {
    [
      "type": "object",
      "properties": [
        "id": Self.text, "title": Self.text, "number": Self.optionalText, "bytes": ["type": "integer"],
        "issuedAt": Self.moment, "revokedAt": ["type": ["string", "null"], "format": "date-time"],
        "href": Self.address,
      ],
      "required": ["id", "title", "number", "bytes", "issuedAt", "revokedAt"],
    ]
  }
}
