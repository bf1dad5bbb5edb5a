import FormSchema
import Kernel

/// Writes shapes as JSON Schema.
///
/// - Note: Source: JSON Schema Core and Validation, draft 2020-12.
struct ShapeSchema {
  let words: ContractWords
  /// Where shared shapes stand: `#/$defs/` in a schema of its own, `#/components/schemas/` in OpenAPI.
  let shared: String

  func members(_ shape: Shape) -> [JSONValue.Member] {
    switch shape {
    case .text(let text): self.text(text)
    case .integer(let range):
      [Self.type("integer"), .init("minimum", .number(range.lowerBound)), .init("maximum", .number(range.upperBound))]
    case .degrees(let range):
      [
        Self.type("number"), .init("minimum", .fraction(GeoPoint.Position.text(range.lowerBound))),
        .init("maximum", .fraction(GeoPoint.Position.text(range.upperBound))),
      ]
    case .flag(let only): [Self.type("boolean")] + (only.map { [.init("const", .flag($0))] } ?? [])
    case .options(let options): self.options(options)
    case .object(let members): object(members)
    case .list(let item, let count, let areDifferent):
      list(schema(item), count) + (areDifferent ? Self.different(item) : [])
    case .either(let shapes): [.init("anyOf", .list(shapes.map(schema)))]
    case .shared(let shape): [.init("$ref", .text(shared + shape.rawValue))]
    }
  }

  func schema(_ shape: Shape) -> JSONValue { .object(members(shape)) }

  /// Every shared shape by its name.
  var everyShared: [JSONValue.Member] {
    SharedShape.allCases.map { .init($0.rawValue, .object([title($0.rawValue)] + members($0.shape))) }
  }

  func list(_ item: JSONValue, _ count: ClosedRange<Int>) -> [JSONValue.Member] {
    [
      Self.type("array"), .init("items", item), .init("minItems", .number(count.lowerBound)),
      .init("maxItems", .number(count.upperBound)),
    ]
  }

  /// Of answers in words there can be one, whatever it says.
  private static func different(_ item: Shape) -> [JSONValue.Member] {
    guard case .either = item else { return [.init("uniqueItems", true)] }
    return [
      .init("uniqueItems", true), .init("contains", ["type": "object"]), .init("minContains", 0),
      .init("maxContains", 1),
    ]
  }

  private func text(_ shape: TextShape) -> [JSONValue.Member] {
    if shape.isBytes { return [Self.type("string"), .init("contentEncoding", .text("base64")), least(shape)] }
    let pattern = shape.pattern.map { JSONValue.Member("pattern", .text($0.text)) }
    let format = shape.format.map { JSONValue.Member("format", .text($0)) }
    return [Self.type("string"), least(shape), .init("maxLength", .number(shape.length.upperBound))]
      + [pattern, format].compactMap(\.self)
  }

  private func least(_ shape: TextShape) -> JSONValue.Member { .init("minLength", .number(shape.length.lowerBound)) }

  private func options(_ options: [OptionShape]) -> [JSONValue.Member] {
    guard options.contains(where: { $0.title != nil }) else {
      return [.init("enum", .list(options.map { .text($0.id) }))]
    }
    return [
      .init("oneOf", .list(options.map { option in
        let notes = [("title", option.title), ("description", option.hint)]
        return .object([.init("const", .text(option.id))] + notes.compactMap { key, text in
          text.map { .init(key, .text($0)) }
        })
      }))
    ]
  }

  private func object(_ members: [MemberShape]) -> [JSONValue.Member] {
    let required = members.filter(\.isRequired).map { JSONValue.text($0.name) }
    return [
      Self.type("object"),
      .init("properties", .object(members.map { member in
        .init(member.name, .object([title(member.name)] + self.members(member.shape)))
      })),
    ] + (required.isEmpty ? [] : [.init("required", .list(required))]) + [.init("additionalProperties", .flag(false))]
  }

  private func title(_ part: String) -> JSONValue.Member { .init("title", .text(words.part(part))) }

  static func type(_ name: String) -> JSONValue.Member { .init("type", .text(name)) }
}
