import FEEL
import FormSchema
import Kernel
import LifePlan
import Nihongo
import SourceFiles

/// Reads the files of a guide, and keeps every mistake with its place.
struct GuideReader {
  private(set) var findings: [GuideFinding] = []
  /// Where steps and questions stand, by a path such as `step.moving-in`.
  private(set) var marks: [String: SourceMark] = [:]
  private var names = RuleNames([])

  /// What came of reading.
  struct Outcome {
    /// `nil` while there are mistakes.
    var guide: LifeGuide?
    var examples: [GuideExample] = []
    var findings: [GuideFinding]
  }

  /// - Parameters:
  ///   - files: by their path within the folder.
  ///   - name: the folder's name, which must be the guide's id; `nil` when it is not known.
  ///   - facts: of the town; `nil` checks the guide alone.
  ///   - findings: about files that could not be taken from the folder.
  static func read(
    _ files: [String: [UInt8]], named name: String?, for facts: GuideFacts? = nil, findings: [GuideFinding] = []
  ) -> Outcome {
    var reader = GuideReader()
    reader.findings = findings
    let untaken = Set(findings.map(\.mark.file))
    var nodes: [String: SourceNode] = [:]
    for (file, bytes) in files.sorted(by: { $0.key < $1.key }) {
      guard GuideFolder.isExpected(file) else {
        reader.find(.unexpectedFile, at: SourceMark(file: file), ["file": file])
        continue
      }
      do throws(SourceTrouble) { nodes[file] = try YAMLSource.read(bytes, file: file) } catch {
        reader.findings.append(GuideFinding(error))
      }
    }
    for file in GuideFolder.required where files[file] == nil && !untaken.contains(file) {
      reader.find(.missingFile, at: SourceMark(file: file), ["file": file])
    }
    guard let node = nodes["guide.yaml"] else { return Outcome(findings: reader.findings) }
    var guide = reader.guide(node)
    if let name, guide.id != name {
      reader.find(.folderNameDiffers, at: reader.marks["guide.id"] ?? node.mark, ["id": guide.id, "name": name])
    }
    reader.check(guide, for: facts)
    guide.translations = reader.translations(nodes, of: guide)
    let examples = nodes.filter { GuideFolder.isExample($0.key) }.sorted { $0.key < $1.key }
      .compactMap { reader.example($0.value, of: guide) }
    let isWhole = reader.findings.isEmpty
    return Outcome(guide: isWhole ? guide : nil, examples: examples, findings: reader.findings)
  }

  mutating func find(_ code: GuideFinding.Code, at mark: SourceMark, _ values: [String: String] = [:]) {
    findings.append(GuideFinding(code, at: mark, values))
  }

  mutating func mark(_ path: String, _ mark: SourceMark) {
    if marks[path] != nil {
      find(.duplicateID, at: mark, ["id": path.split(separator: ".").last.map(String.init) ?? ""])
    }
    marks[path] = mark
  }

  private mutating func guide(_ node: SourceNode) -> LifeGuide {
    let fields = fields(node, ["id", "title", "summary", "life-events", "questions", "steps"])
    marks["guide.id"] = fields.mark("id")
    let events = list(fields, "life-events").map { node in
      let id = text(node)
      marks["life-event.\(id)"] = node.mark
      return id
    }
    // A condition may look at questions that stand further down.
    var scout = self
    names = RuleNames(list(fields, "questions").map { scout.question($0) })
    let questions = list(fields, "questions").map { question($0) }
    let steps = list(fields, "steps").map { step($0) }
    if steps.isEmpty { find(.emptyList, at: fields.mark("steps"), ["key": "steps"]) }
    return LifeGuide(
      id: id(fields), title: text(fields, "title"), summary: text(fields, "summary"), lifeEvents: events,
      form: Form(sections: [Section(id: "questions", title: "questions", questions: questions)], names: names),
      steps: steps)
  }

  private mutating func question(_ node: SourceNode) -> Question {
    let fields = fields(node, ["id", "type", "label", "hint", "options", "when", "min", "max"])
    let id = id(fields)
    mark("question.\(id)", fields.mark("id"))
    return Question(
      id: id, type: type(fields), label: text(fields, "label"), hint: fields["hint"].map { text($0) },
      when: fields["when"].flatMap { condition($0) })
  }

  private mutating func type(_ fields: SourceFields) -> QuestionType {
    switch text(fields, "type") {
    case "yes-no": return .yesNo
    case "date": return .date(earliest: nil, latest: nil, isBirth: false)
    case "number":
      return .number(min: number(fields, "min") ?? 0, max: number(fields, "max") ?? 1000, unit: nil)
    case "choice":
      let options = list(fields, "options").map { node in
        let option = self.fields(node, ["id", "label"])
        return Option(id: self.id(option), label: text(option, "label"))
      }
      if options.isEmpty { find(.emptyList, at: fields.mark("options"), ["key": "options"]) }
      return .choice(options: options, hasOther: false)
    case let other:
      var values = ["value": other]
      values["suggestion"] = Suggestion.closest(to: other, among: ["yes-no", "date", "number", "choice"])
      find(.unknownType, at: fields.mark("type"), values)
      return .yesNo
    }
  }

  private mutating func step(_ node: SourceNode) -> LifeStep {
    let fields = fields(
      node,
      [
        "id", "procedure", "elsewhere", "when", "why", "why-not", "due", "due-words", "place", "after", "bring", "basis",
      ])
    let id = id(fields)
    mark("step.\(id)", fields.mark("id"))
    marks["step.\(id).procedure"] = fields["procedure"]?.mark ?? fields.mark
    marks["step.\(id).after"] = fields["after"]?.mark ?? fields.mark
    if (fields["procedure"] == nil) == (fields["elsewhere"] == nil) {
      find(.missingKey, at: fields.mark, ["key": "procedure / elsewhere"])
    }
    let elsewhere = fields["elsewhere"].map { self.fields($0, ["title", "place", "link"]) }
    let when = fields["when"].flatMap { condition($0) }
    if when != nil, fields["why-not"] == nil { find(.missingWhyNot, at: fields.mark("id"), ["id": id]) }
    return LifeStep(
      id: id, procedure: fields["procedure"].map { text($0) }, title: elsewhere.map { text($0, "title") },
      link: elsewhere?["link"].map { text($0) }, when: when, why: text(fields, "why"),
      whyNot: fields["why-not"].map { text($0) }, due: fields["due"].flatMap { dueDate($0) },
      dueWords: fields["due-words"].map { text($0) }, place: (elsewhere?["place"] ?? fields["place"]).map { text($0) },
      after: list(fields, "after").map { text($0) }, bring: list(fields, "bring").map { text($0) },
      basis: list(fields, "basis").map { text($0) })
  }

  private mutating func condition(_ node: SourceNode) -> Condition? {
    let written = text(node)
    guard !written.isEmpty else { return nil }
    do {
      let condition = try Condition(written, names)
      noteUnknown(condition.notes, in: written, node.mark)
      return condition
    } catch {
      notFEEL(error, written, node.mark)
      return nil
    }
  }

  private mutating func dueDate(_ node: SourceNode) -> Formula? {
    let written = text(node)
    guard !written.isEmpty else { return nil }
    do {
      let formula = try Formula(written, names)
      noteUnknown(formula.notes, in: written, node.mark)
      return formula
    } catch {
      notFEEL(error, written, node.mark)
      return nil
    }
  }

  private mutating func noteUnknown(_ notes: [FEELProblem], in text: String, _ mark: SourceMark) {
    for note in notes {
      let name = String(decoding: Array(text.utf8)[note.range.start..<note.range.end], as: UTF8.self)
      var values = ["id": name]
      values["suggestion"] = Suggestion.closest(to: name, among: names.all)
      find(.unknownQuestion, at: mark.advanced(in: text, to: note.range.start), values)
    }
  }

  private mutating func notFEEL(_ problem: FEELProblem, _ text: String, _ mark: SourceMark) {
    find(
      .notFEEL, at: mark.advanced(in: text, to: problem.range.start),
      ["ja": problem.reason(in: .ja), "en": problem.reason(in: .en)])
  }
}
