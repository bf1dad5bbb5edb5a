import FormSchema

extension DefinitionReader {
  private static let keys = [
    "id", "title", "summary", "department", "categories", "life-events", "keywords", "who-may-apply", "needed", "cost",
    "fee", "expected-days", "deadline-days", "legal-basis", "what-happens-next", "other-ways", "related",
    "retention-years",
  ]

  mutating func procedure(_ node: SourceNode) -> Procedure {
    let fields = fields(node, Self.keys)
    for key in ["id", "department", "categories", "life-events", "fee", "related", "expected-days"] {
      marks["procedure.\(key)"] = fields[key]?.mark ?? fields.mark
    }
    return Procedure(
      id: id(fields), title: text(fields, "title"), summary: text(fields, "summary"),
      department: id(fields, "department"), categories: ids(fields, "categories"),
      lifeEvents: ids(fields, "life-events"), keywords: keywords(fields),
      whoMayApply: text(fields, "who-may-apply"), needed: texts(fields, "needed"), cost: text(fields, "cost"),
      fee: fields["fee"].map { fee($0) }, expectedDays: number(fields, "expected-days", in: 0...1000),
      deadlineDays: number(fields, "deadline-days", in: 0...1000), legalBasis: texts(fields, "legal-basis"),
      whatHappensNext: texts(fields, "what-happens-next"), otherWays: otherWays(fields),
      related: ids(fields, "related"), retentionYears: number(fields, "retention-years", in: 0...100))
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

  private mutating func fee(_ node: SourceNode) -> FeeRule {
    let fields = fields(node, ["yen", "times", "unless"])
    marks["fee.yen"] = fields["yen"]?.mark
    marks["fee.times"] = fields["times"]?.mark
    marks["fee.unless"] = fields["unless"]?.mark
    return FeeRule(
      yen: number(fields, "yen", in: 0...10_000_000), times: fields["times"].map { id($0) },
      unless: fields["unless"].flatMap { condition($0) })
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
