import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Web

/// Where a finding is mended: what the place is called, and the page that changes it.
struct MendingPlace: Sendable, Equatable {
  /// As a person calls it: 「電話番号」.
  let name: String
  /// What it is a piece of.
  let part: Part
  let href: String

  enum Part: String, Sendable, CaseIterable {
    case facts, form, decision, decisions, tables, documents, messages, words, examples
  }

  init(_ finding: DraftFinding, _ reading: DraftReading) {
    self.init(at: finding.path, line: finding.line, rule: finding.rule, reading)
  }

  /// - Parameters: in a decision or a table the line, in a decision the number of the rule.
  init(at path: DraftPath, line: Int? = nil, rule: Int? = nil, _ reading: DraftReading) {
    let address = reading.address
    part = Part(file: path.file)
    switch part {
    case .facts:
      name = reading.texts.fact(path)
      let page = FactGroup(of: path).map(address.facts) ?? address.page("facts")
      href = FactGroup.field(of: path).map { "\(page)#\(percentEncoded($0))" } ?? page
    case .form, .decision: (name, href) = Self.inForm(path, reading)
    case .decisions, .tables, .documents, .messages, .words, .examples:
      name = Self.name(of: path, line: line, rule: rule, part, reading)
      href = Self.href(of: path, part, reading)
    }
  }

  private static func inForm(_ path: DraftPath, _ reading: DraftReading) -> (name: String, href: String) {
    let address = reading.address
    let question = reading.outline.question(at: path)
    if let check = check(around: path) {
      let words = reading.folder.text(check.key("message")) ?? question?.title ?? ""
      return (words.isEmpty ? reading.texts["builder.staff.setting.checks"] : words, address.page("check", at: check))
    }
    if let question {
      if path == question.path.key("when") { return (question.title, address.page("condition", at: path)) }
      return (piece(path, of: question, reading.texts), address.page("question", at: question.path))
    }
    guard let section = reading.outline.sections.first(where: { path.isWithin($0.path) }) else {
      return (reading.texts["builder.staff.part.outline"], address.outline)
    }
    let name = section.title.isEmpty ? section.id : section.title
    if path == section.path.key("when") { return (name, address.page("condition", at: path)) }
    // The use of a group, or of no question that can be read.
    if path.isWithin(section.path.key("questions")) { return (name, address.outline(section: section.id)) }
    return (name, address.page("section", at: section.path))
  }

  /// A question, one of its options, or one of its settings.
  private static func piece(_ path: DraftPath, of question: DraftQuestion, _ texts: Texts) -> String {
    if let option = question.options.first(where: { path.isWithin($0.path) }) {
      let label = option.label.isEmpty ? option.id : option.label
      return texts["builder.staff.findings.option", ["question": question.title, "option": label]]
    }
    guard path.steps.count > question.path.steps.count, case .key(let key) = path.steps[question.path.steps.count],
      DraftSetting.known.contains(key)
    else { return question.title }
    return texts["builder.staff.place", ["thing": question.title, "setting": texts.setting(key)]]
  }

  /// The rule between answers that a place is in.
  private static func check(around path: DraftPath) -> DraftPath? {
    guard let place = path.steps.lastIndex(of: .key("checks")), path.steps.count > place + 1 else { return nil }
    return DraftPath(path.file, Array(path.steps[...(place + 1)]))
  }

  /// The page of the piece itself, where the piece is there; else the part of the draft that has such pieces.
  private static func href(of path: DraftPath, _ part: Part, _ reading: DraftReading) -> String {
    let address = reading.address, file = DraftPath(path.file)
    let isThere = reading.folder.files[path.file] != nil
    switch (part, path.steps.first) {
    case (.decisions, _) where isThere: return address.page("decision", at: file)
    case (.documents, .key("blocks")?) where isThere && path.steps.count > 1:
      return address.page("paper-block", at: DraftPath(path.file, Array(path.steps.prefix(2))))
    case (.documents, _) where isThere: return address.page("paper-facts", at: file)
    // What stands nowhere has no place of its own.
    case (.words, nil):
      return WordsFilter().with { $0.state = .missing }.href(address.page("words"))
    case (.messages, .key(let key)?):
      guard let moment = MessageMoment(rawValue: key) else { break }
      return address.page("message?moment=\(moment.rawValue)")
    default: break
    }
    return part.page.flatMap { DraftPart(rawValue: $0) }.map { $0.href(reading.open.draft.id) } ?? address.outline
  }

  /// A file by its title, else by its name; of a decision with the number of the rule.
  private static func name(
    of path: DraftPath, line: Int?, rule: Int?, _ part: Part, _ reading: DraftReading
  ) -> String {
    let texts = reading.texts, file = DraftPath(path.file)
    let own = String((file.file.split(separator: "/").last ?? "").split(separator: ".").first ?? "")
    switch part {
    case .documents, .examples: return reading.folder.text(file.key("title")) ?? own
    case .words: return Language(rawValue: own).map { texts["builder.staff.findings.language.\($0.rawValue)"] } ?? own
    case .messages: return texts["builder.staff.findings.in.messages"]
    case .decisions:
      let name = DecisionKind(rawValue: own).map { texts["builder.staff.findings.decision.\($0.rawValue)"] } ?? own
      return rule.map { texts["builder.staff.findings.rule", ["table": name, "n": "\($0)"]] } ?? name
    case .tables:
      return line.map { texts["builder.staff.findings.line", ["table": own, "n": "\($0)"]] } ?? own
    case .facts, .form, .decision: return own
    }
  }
}

extension MendingPlace.Part {
  fileprivate init(file: String) {
    switch file.split(separator: "/").first {
    case "procedure.yaml": self = .facts
    case "decision.yaml": self = .decision
    case "messages.yaml": self = .messages
    case "decisions": self = .decisions
    case "tables": self = .tables
    case "documents": self = .documents
    case "text": self = .words
    case "examples": self = .examples
    default: self = .form
    }
  }

  /// The part of the draft whose page changes it.
  fileprivate var page: String? {
    switch self {
    case .decisions: "decisions"
    case .documents: "papers"
    case .messages: "messages"
    case .words: "words"
    case .examples: "examples"
    case .tables, .facts, .form, .decision: nil
    }
  }
}
