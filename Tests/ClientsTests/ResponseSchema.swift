import Foundation
import Kernel

/// Judges JSON by the schemas of an OpenAPI document: the words of JSON Schema 2020-12 that the town's own documents
/// use, and no others. It is stricter than the standard in one thing: a member that is described nowhere is a fault.
struct ResponseSchema: Sendable {
  /// Where references lead to.
  let document: JSONValue

  /// What is wrong, each with its place; empty when nothing is.
  func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "") -> [String] {
    if let name = schema["$ref"]?.text {
      guard let found = resolved(name) else { return ["\(place): \(name) leads nowhere"] }
      return faults(value, found, at: place)
    }
    return (schema.members ?? []).flatMap { faults(value, $0.key, $0.value, schema, at: place) }
  }

  func resolved(_ name: String) -> JSONValue? {
    name.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
  }

  private func faults(
    _ value: JSONValue, _ word: String, _ rule: JSONValue, _ schema: JSONValue, at place: String
  ) -> [String] {
    switch word {
    case "description", "title", "contentMediaType": []
    case "type": Self.types(rule).contains { value.isOf(type: $0) } ? [] : ["\(place): no \(Self.types(rule))"]
    case "properties": members(value, rule, at: place)
    case "required":
      (rule.list ?? []).compactMap(\.text).filter { value.members != nil && value[$0] == nil }
        .map { "\(place)/\($0): missing" }
    case "additionalProperties": rule == false ? [] : ["\(place): \(word) \(rule)"]
    case "items":
      (value.list ?? []).enumerated().flatMap { faults($0.element, rule, at: "\(place)/\($0.offset)") }
    case "enum": rule.list?.contains(value) == true ? [] : ["\(place): none of \(rule)"]
    case "const": rule == value ? [] : ["\(place): not \(rule)"]
    case "anyOf":
      (rule.list ?? []).contains { faults(value, $0, at: place).isEmpty }
        ? [] : ["\(place): none of \(rule.list?.count ?? 0) schemas"]
    case "minimum": (value.number ?? Int.max) >= rule.number ?? 0 ? [] : ["\(place): below \(rule)"]
    case "maxLength": (value.text?.unicodeScalars.count ?? 0) <= rule.number ?? 0 ? [] : ["\(place): too long"]
    case "format": value.text.map { Self.isOf(format: rule.text ?? "", $0) } == false ? ["\(place): no \(rule)"] : []
    default: ["\(place): this test does not know \(word)"]
    }
  }

  private func members(_ value: JSONValue, _ rules: JSONValue, at place: String) -> [String] {
    (value.members ?? []).flatMap { member in
      rules[member.key].map { faults(member.value, $0, at: "\(place)/\(member.key)") }
        ?? ["\(place)/\(member.key): described nowhere"]
    }
  }

  private static func types(_ rule: JSONValue) -> [String] { rule.list?.compactMap(\.text) ?? [rule.text ?? ""] }

  private static func isOf(format: String, _ text: String) -> Bool {
    switch format {
    case "uri": URL(string: text)?.scheme?.hasPrefix("http") == true
    case "uri-reference": URL(string: text) != nil
    case "date": CivilDate(text) != nil
    case "date-time":
      text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})/) != nil
    default: false
    }
  }
}

extension JSONValue {
  fileprivate func isOf(type: String) -> Bool {
    switch self {
    case .null: type == "null"
    case .flag: type == "boolean"
    case .number: type == "integer" || type == "number"
    case .fraction: type == "number"
    case .text: type == "string"
    case .list: type == "array"
    case .object: type == "object"
    }
  }
}
