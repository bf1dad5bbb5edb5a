import FormSchema
import SourceFiles

extension DefinitionReader {
  mutating func document(_ name: String, _ node: SourceNode) -> DocumentTemplate {
    let fields = fields(node, [
      "id", "kind", "title", "issued-when", "number", "verifiable", "when", "addressee", "blocks", "issuer",
    ])
    let id = id(fields)
    let path = "document.\(id)"
    marks[path] = fields.mark("id")
    marks["\(path).when"] = fields["when"]?.mark
    marks["\(path).number"] = fields["number"]?.mark
    if !id.isEmpty, id != name { find(.folderNameDiffers, at: fields.mark("id"), ["id": id, "name": name]) }
    var blocks: [DocumentTemplate.Block] = []
    for (index, block) in filledList(fields, "blocks").enumerated() {
      if let read = self.block(block, "\(path).block.\(index)") { blocks.append(read) }
    }
    return DocumentTemplate(
      id: id, kind: value(fields, "kind") ?? .notice, title: text(fields, "title"),
      issuedWhen: value(fields, "issued-when") ?? .granted, number: sentence(fields, "number", path),
      isVerifiable: flag(fields, "verifiable"), when: fields["when"].flatMap { condition($0) },
      addressee: sentence(fields, "addressee", path), blocks: blocks, hasIssuer: flag(fields, "issuer"))
  }

  private mutating func sentence(_ fields: SourceFields, _ key: String, _ path: String) -> SentenceTemplate? {
    fields[key].map { template($0, path) }
  }

  /// A sentence with placeholders; each is remembered with its place.
  mutating func template(_ node: SourceNode, _ path: String) -> SentenceTemplate {
    let template = SentenceTemplate(sentence(node))
    for placeholder in template.placeholders { marks["\(path).{\(placeholder)}"] = node.mark }
    if template.isBroken { find(.brokenPlaceholder, at: node.mark) }
    return template
  }

  private mutating func block(_ node: SourceNode, _ path: String) -> DocumentTemplate.Block? {
    let kinds = ["paragraph", "centred", "right", "note", "fields", "space"]
    let fields = fields(node, kinds + ["when"])
    marks["\(path).when"] = fields["when"]?.mark
    marks["\(path).fields"] = fields["fields"]?.mark
    let given = kinds.filter { fields[$0] != nil }
    guard given.count == 1, let content = fields[given[0]] else {
      find(.missingKey, at: node.mark, ["key": kinds.joined(separator: ", ")])
      return nil
    }
    let document = path.split(separator: ".").prefix(2).joined(separator: ".")
    return self.content(given[0], content, document).map {
      DocumentTemplate.Block($0, when: fields["when"].flatMap { condition($0) })
    }
  }

  private mutating func content(
    _ kind: String, _ node: SourceNode, _ path: String
  ) -> DocumentTemplate.Content<SentenceTemplate>? {
    switch kind {
    case "paragraph": return .paragraph(template(node, path))
    case "centred": return .centred(template(node, path))
    case "right": return .right(template(node, path))
    case "note": return .note(template(node, path))
    case "space": return .space(millimetres: number(node, in: 1...200))
    default:
      guard case .list(let rows, _) = node else {
        find(.notAList, at: node.mark, ["key": kind])
        return nil
      }
      return .fields(rows.compactMap { row($0, path) })
    }
  }

  private mutating func row(
    _ node: SourceNode, _ path: String
  ) -> DocumentTemplate.Field<SentenceTemplate>? {
    guard case .list(let cells, _) = node, cells.count == 2 else {
      find(.notAList, at: node.mark, ["key": "fields"])
      return nil
    }
    return .init(template(cells[0], path), template(cells[1], path))
  }

  mutating func messages(_ node: SourceNode) -> [MessageTemplate] {
    let fields = fields(node, MessageMoment.allCases.map(\.rawValue))
    marks["messages"] = fields.mark
    return MessageMoment.allCases.compactMap { moment in
      guard let node = fields[moment.rawValue] else { return nil }
      let parts = self.fields(node, ["subject", "body"])
      let path = "message.\(moment.rawValue)"
      marks[path] = fields.mark(moment.rawValue)
      guard let subject = parts["subject"], let body = parts["body"] else {
        for key in ["subject", "body"] where parts[key] == nil { find(.missingKey, at: parts.mark, ["key": key]) }
        return nil
      }
      return MessageTemplate(moment: moment, subject: template(subject, path), body: template(body, path))
    }
  }
}

extension SentenceTemplate {
  /// Whether a brace in it belongs to no placeholder.
  var isBroken: Bool {
    pieces.contains { piece in
      if case .literal(let text) = piece { text.contains { $0 == "{" || $0 == "}" } } else { false }
    }
  }
}
