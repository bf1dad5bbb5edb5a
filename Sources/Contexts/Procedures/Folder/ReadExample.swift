import FormSchema
import SourceFiles

extension DefinitionReader {
  mutating func example(_ name: String, _ node: SourceNode) -> ProcedureExample? {
    let fields = fields(node, ["title", "on", "answers", "expect", "decision", "documents"])
    marks["example.\(name)"] = fields.mark
    for key in ["on", "answers", "expect"] where fields[key] == nil {
      find(.missingKey, at: fields.mark, ["key": key])
    }
    let title = text(fields, "title")
    let answers = fields["answers"].map { self.answers($0, "example.\(name)") } ?? [:]
    let decision = fields["decision"].map { self.answers($0, "example.\(name).decision") }
    marks["example.\(name).documents"] = fields["documents"]?.mark
    marks["example.\(name).expect"] = fields["expect"].map { _ in fields.mark("expect") }
    for key in ["decision", "documents"] where fields[key] != nil {
      marks["example.\(name).\(key)-key"] = fields.mark(key)
    }
    let documents = fields["documents"] == nil ? nil : list(fields, "documents").map { id($0) }
    guard let on = fields["on"].flatMap({ date($0) }),
      let expected = fields["expect"].flatMap({ expectation($0, "example.\(name)") })
    else { return nil }
    return ProcedureExample(
      id: name, title: title, on: on, answers: answers, expected: expected, decision: decision,
      documents: documents)
  }

  private mutating func answers(_ node: SourceNode, _ path: String) -> [String: ExampleValue] {
    var answers: [String: ExampleValue] = [:]
    for entry in entries(node) {
      marks["\(path).\(entry.key)"] = entry.mark
      answers[entry.key] = Self.example(entry.value)
    }
    return answers
  }

  private static func example(_ node: SourceNode) -> ExampleValue {
    switch node {
    case .scalar(let text, _): .scalar(text)
    case .nothing: .scalar("")
    case .list(let items, _): .list(items.map(example))
    case .map(let entries, _):
      .map(Dictionary(entries.map { ($0.key, example($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private mutating func expectation(_ node: SourceNode, _ path: String) -> ProcedureExample.Expectation? {
    let shape = SourceFields(entries(node), mark: node.mark)
    guard let accepted = shape["accepted"] else {
      find(.missingKey, at: node.mark, ["key": "accepted"])
      return nil
    }
    if flag(accepted) {
      return .accepted(self.accepted(node, path))
    }
    let fields = fields(node, ["accepted", "errors", "not-eligible"])
    if let reason = fields["not-eligible"] {
      marks["\(path).reason"] = reason.mark
      return .notEligible(reason: id(reason))
    }
    guard let errors = fields["errors"] else {
      find(.missingKey, at: node.mark, ["key": "errors"])
      return nil
    }
    marks["\(path).errors"] = errors.mark
    return .refused(problems(errors, path))
  }

  private mutating func accepted(_ node: SourceNode, _ path: String) -> ProcedureExample.Accepted {
    let fields = fields(node, [
      "accepted", "fee", "fee-reason", "ask", "department", "attachments", "hidden", "applicant",
    ])
    for key in ["fee", "fee-reason", "department", "attachments", "hidden", "applicant"] {
      marks["\(path).\(key)"] = fields[key]?.mark
    }
    marks["\(path).reason"] = fields["ask"]?.mark
    let reason = optionalID(fields, "ask")
    return ProcedureExample.Accepted(
      fee: optionalNumber(fields, "fee", in: 0...Int(Int32.max)), feeReason: optionalID(fields, "fee-reason"),
      isAsked: reason != nil, reason: reason, department: optionalID(fields, "department"),
      attachments: fields["attachments"] == nil ? nil : list(fields, "attachments").map { id($0) },
      hidden: texts(fields, "hidden"), applicant: optionalText(fields, "applicant"))
  }

  private mutating func optionalID(_ fields: SourceFields, _ key: String) -> String? { fields[key].map { id($0) } }

  private mutating func problems(_ node: SourceNode, _ path: String) -> [String: AnswerProblem.Code] {
    var problems: [String: AnswerProblem.Code] = [:]
    for entry in entries(node) {
      marks["\(path).errors.\(entry.key)"] = entry.mark
      let text = text(entry.value)
      if let code = AnswerProblem.Code(text) {
        problems[entry.key] = code
      } else if !text.isEmpty {
        find(.unknownValue, at: entry.value.mark, ["value": text, "allowed": "missing, too-long, …, check:ID"])
      }
    }
    return problems
  }
}
