import FormSchema
import Kernel
import SourceFiles

extension DefinitionReader {
  /// - Parameter part: `form` or `decision`, the beginning of each mark's path.
  mutating func form(_ node: SourceNode, at part: String) -> Form {
    let fields = fields(node, ["sections", "checks"])
    var made: [Check] = []
    let sections = filledList(fields, "sections").map { section($0, part, &made) }
    return Form(
      sections: sections, checks: list(fields, "checks").compactMap { check($0, part) } + made, names: names)
  }

  private mutating func section(_ node: SourceNode, _ part: String, _ checks: inout [Check]) -> Section {
    let fields = fields(node, ["id", "title", "intro", "when", "questions"])
    let id = id(fields)
    mark("\(part).section.\(id)", fields.mark("id"))
    marks["\(part).section.\(id).when"] = fields["when"]?.mark
    let items = items(fields, part)
    checks += items.checks
    return Section(
      id: id, title: text(fields, "title"), intro: optionalText(fields, "intro"),
      when: fields["when"].flatMap { condition($0) },
      questions: items.questions, uses: items.uses)
  }

  /// - Parameter path: the questions around those of a row, each with a dot behind it.
  /// - Returns: `nil` while the questions are being collected.
  mutating func check(_ node: SourceNode, _ part: String, at path: String = "") -> Check? {
    guard let names else { return nil }
    let fields = fields(node, ["id", "at", "when", "must", "message"])
    let id = scope.id(self.id(fields))
    mark("\(part).check.\(path)\(id)", fields.mark("id"))
    marks["\(part).check.\(path)\(id).at"] = fields["at"]?.mark
    marks["\(part).check.\(path)\(id).when"] = fields["when"]?.mark
    marks["\(part).check.\(path)\(id).must"] = fields["must"]?.mark
    if fields["must"] == nil { find(.missingKey, at: fields.mark, ["key": "must"]) }
    let (at, when) = (scope.id(self.id(fields, "at")), fields["when"].flatMap { condition($0) })
    // After a mistake the rule stays as one that always holds: what refers to it is no mistake.
    let must = fields["must"].flatMap { condition($0) } ?? (try? Condition("true", names))
    let message = text(fields, "message")
    return must.map { Check(id: id, at: at, when: when, must: $0, message: message) }
  }

  /// Notes where an id stands; a second thing of the same id is a mistake.
  mutating func mark(_ path: String, _ mark: SourceMark) {
    let id = path.split(separator: ".").last.map(String.init) ?? ""
    if let first = marks[path], !id.isEmpty {
      find(.duplicateID, at: mark, ["id": id, "line": "\(first.line)"])
    } else {
      marks[path] = mark
    }
  }
}
