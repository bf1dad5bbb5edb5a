import DMN
import FEEL
import FormSchema
import Kernel

/// Where the things of a draft are used: found once, asked often.
///
/// - Complexity: linear in the draft; 5,000 questions take some hundred milliseconds.
public struct DraftUses: Sendable {
  private var found: [DraftThing: [DraftUse]] = [:]

  public init(_ folder: DraftFolder) {
    let outline = DraftOutline(folder)
    var finder = UseFinder(folder: folder, names: DraftNames(outline))
    finder.findAll()
    found = finder.found
  }

  /// In the order of the folder.
  public func uses(of thing: DraftThing) -> [DraftUse] { found[thing] ?? [] }

  /// How often each question is used, by its full id; none for those nobody uses.
  public var counts: [String: Int] {
    found.reduce(into: [:]) { counts, entry in
      if case .question(let id) = entry.key { counts[id] = entry.value.count }
    }
  }
}

/// Goes through a draft once.
private struct UseFinder {
  let folder: DraftFolder
  let names: DraftNames
  var found: [DraftThing: [DraftUse]] = [:]

  private var outline: DraftOutline { names.outline }

  init(folder: DraftFolder, names: DraftNames) { (self.folder, self.names) = (folder, names) }

  mutating func findAll() {
    findInForm()
    for expression in DraftExpressions(folder, names).all { find(in: expression) }
    for kind in DecisionKind.allCases { findInDecision(kind) }
    findInTexts()
    findInTranslations()
    for example in folder.trees(in: "examples") { findInExample(example.path, example.tree) }
  }

  private mutating func note(_ thing: DraftThing, _ kind: DraftUse.Kind, _ path: DraftPath, _ excerpt: String) {
    let use = DraftUse(kind, at: path, excerpt)
    if found[thing]?.last != use { found[thing, default: []].append(use) }
  }

  private mutating func find(in expression: DraftExpression) {
    for id in Set(expression.places(outline).map(\.fullID)).sorted() {
      note(.question(id), expression.kind, expression.path, expression.text)
    }
    for (question, option, _) in expression.options(outline) {
      note(.option(option, question: question), expression.kind, expression.path, expression.text)
    }
  }

  private mutating func findInForm() {
    for question in outline.questions {
      if let table = question.json["options-from"]?.written {
        note(.table(table), .question, question.path.key("options-from"), question.title)
      }
      if let table = question.json["table"]?.written {
        note(.table(table), .question, question.path.key("table"), question.title)
      }
      let checks = question.path.key("checks")
      for (path, check) in folder.items(checks) { findCheck(check, path, around: question.around + [question.id]) }
    }
    for file in ["form.yaml", "decision.yaml"] {
      for (path, check) in folder.items(DraftPath(file).key("checks")) { findCheck(check, path, around: []) }
    }
    var seen: Set<DraftPath> = []
    for use in outline.questions.compactMap(\.use) where seen.insert(use.path).inserted {
      note(.group(use.group), .group, use.path, use.prefix)
    }
  }

  private mutating func findCheck(_ check: JSONValue, _ path: DraftPath, around: [String]) {
    guard let id = check["at"]?.written else { return }
    let full = (around + [id]).joined(separator: ".")
    note(.question(full), .check, path.key("at"), check["message"]?.written ?? id)
  }

  private mutating func findInDecision(_ kind: DecisionKind) {
    let path = DraftPath(kind.path)
    guard let xml = folder.text(path), let model = try? DecisionModel.read(xml: xml) else { return }
    let mentions = DecisionMentions(model, names)
    for question in mentions.questions.sorted() {
      note(.question(question), .decisionInput, path, model.name)
      for option in mentions.options(of: question).sorted() {
        note(.option(option, question: question), .decisionInput, path, model.name)
      }
    }
    let reasons = Set(folder[DraftPath("procedure.yaml").key("reasons")]?.members?.map(\.key) ?? [])
    for text in mentions.results.sorted() {
      if reasons.contains(text) { note(.reason(text), .decisionOutput, path, model.name) }
      if outline.question(text) != nil { note(.question(text), .decisionOutput, path, model.name) }
    }
  }

  private mutating func findInTexts() {
    for document in folder.trees(in: "documents") {
      for leaf in DraftLeaf.all(in: document.tree, at: document.path) { findPlaceholders(leaf, .document) }
    }
    let messages = DraftPath("messages.yaml")
    if let tree = folder[messages] {
      for leaf in DraftLeaf.all(in: tree, at: messages) { findPlaceholders(leaf, .message) }
    }
  }

  private mutating func findPlaceholders(_ leaf: DraftLeaf, _ kind: DraftUse.Kind) {
    for name in SentenceTemplate(leaf.text).placeholders {
      if let id = Placeholder.question(name) { note(.question(id), kind, leaf.path, leaf.text) }
    }
  }

  private mutating func findInTranslations() {
    for (_, path, tree) in folder.trees(in: "text") {
      for member in tree.members ?? [] {
        let key = path.key(member.key), text = member.value.written ?? ""
        if member.key.hasPrefix("message.") { findPlaceholders(DraftLeaf(path: key, text: text), .translation) }
        guard let subject = TranslationKey(member.key, outline) else { continue }
        for thing in subject.things { note(thing, .translation, key, text) }
      }
    }
  }

  private mutating func findInExample(_ path: DraftPath, _ tree: JSONValue) {
    let title = tree["title"]?.written ?? path.file
    for (full, place) in ExampleMentions(tree, at: path).questions where outline.question(full) != nil {
      note(.question(full), .example, place, title)
      for option in options(of: full, tree, place) { note(.option(option, question: full), .example, place, title) }
    }
    let expected = path.key("expect")
    for key in ["fee-reason", "ask", "not-eligible"] {
      if let reason = tree["expect"]?[key]?.written { note(.reason(reason), .example, expected.key(key), title) }
    }
    for document in tree["documents"]?.list ?? [] {
      if let id = document.written { note(.document(id), .example, path.key("documents"), title) }
    }
  }

  /// The options an example chooses.
  private func options(of full: String, _ tree: JSONValue, _ place: DraftPath) -> [String] {
    guard let question = outline.question(full), !question.options.isEmpty, let value = folder[place] else { return [] }
    let known = Set(question.options.map(\.id))
    return ([value.written] + (value.list ?? []).map(\.written)).compactMap(\.self).filter(known.contains)
  }
}
