import FormSchema
import SourceFiles

extension DefinitionReader {
  private static let keys = [
    "id", "title", "form-number", "summary", "department", "categories", "life-events", "keywords", "who-may-apply",
    "needed", "cost", "reasons", "expected-days", "deadline-days", "legal-basis", "what-happens-next", "other-ways",
    "related", "retention-years",
  ]

  mutating func procedure(_ node: SourceNode) -> Procedure {
    let fields = fields(node, Self.keys)
    for key in ["id", "department", "categories", "life-events", "cost", "reasons", "related", "expected-days"] {
      marks["procedure.\(key)"] = fields[key]?.mark ?? fields.mark
    }
    return Procedure(
      id: id(fields), title: text(fields, "title"), formNumber: formNumber(fields),
      summary: text(fields, "summary"), department: id(fields, "department"), categories: ids(fields, "categories"),
      lifeEvents: ids(fields, "life-events"), keywords: keywords(fields),
      whoMayApply: text(fields, "who-may-apply"), needed: texts(fields, "needed"), cost: text(fields, "cost"),
      reasons: reasons(fields), expectedDays: number(fields, "expected-days", in: 0...1000),
      deadlineDays: number(fields, "deadline-days", in: 0...1000), legalBasis: texts(fields, "legal-basis"),
      whatHappensNext: texts(fields, "what-happens-next"), otherWays: otherWays(fields),
      related: ids(fields, "related"), retentionYears: number(fields, "retention-years", in: 0...100))
  }

  private mutating func formNumber(_ fields: SourceFields) -> String? {
    guard let number = optionalText(fields, "form-number") else { return nil }
    if number.count > Procedure.mostFormNumber || number.contains(where: \.isNewline) {
      find(.unfitFormNumber, at: fields.mark("form-number"), ["max": "\(Procedure.mostFormNumber)"])
    }
    return number
  }

  private mutating func keywords(_ fields: SourceFields) -> [String] {
    list(fields, "keywords").map { node in
      let word = text(node)
      noteRepeated("keywords", word, node.mark)
      return word
    }
  }

  /// Where a value of a list stands for the second time.
  private mutating func noteRepeated(_ key: String, _ value: String, _ mark: SourceMark) {
    let path = "procedure.\(key).\(value)"
    if marks[path] == nil { marks[path] = mark } else { marks["\(path).again"] = mark }
  }

  private mutating func ids(_ fields: SourceFields, _ key: String) -> [String] {
    list(fields, key).map { node in
      let id = id(node)
      noteRepeated(key, id, node.mark)
      return id
    }
  }

  private mutating func reasons(_ fields: SourceFields) -> [String: String] {
    guard let node = fields["reasons"] else { return [:] }
    var reasons: [String: String] = [:]
    for entry in entries(node) {
      if !SourceID.isLegal(entry.key) { find(.notAnID, at: entry.mark, ["id": entry.key]) }
      marks["reason.\(entry.key)"] = entry.mark
      reasons[entry.key] = text(entry.value)
    }
    return reasons
  }

  private mutating func otherWays(_ fields: SourceFields) -> OtherWays {
    guard let node = fields["other-ways"] else {
      find(.noOtherWay, at: fields.mark)
      return OtherWays()
    }
    let ways = self.fields(node, ["counter", "phone", "post"])
    let read = OtherWays(
      counter: optionalText(ways, "counter"), phone: optionalText(ways, "phone"), post: optionalText(ways, "post"))
    if read.isEmpty { find(.noOtherWay, at: node.mark) }
    return read
  }
}
