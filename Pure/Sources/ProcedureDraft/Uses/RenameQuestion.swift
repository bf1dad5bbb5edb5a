import DMN
import FormSchema
import Kernel

extension DraftFolder {
  /// Gives a question another id, and everything that names it with it: conditions, rules, formulas, decisions,
  /// documents, messages, sentences in other languages, examples. Short names stay.
  ///
  /// - Parameters:
  ///   - fullID: of a row `children.name`; of a group's question as one of its uses calls it, and all uses change.
  ///   - id: the new id, without rows and without what a group's use puts before it.
  /// - Returns: one edit; expressions that are no FEEL yet stay as they are.
  /// - Throws: ``DraftProblem/noPlace(_:)`` when there is no such question.
  public func renaming(question fullID: String, to id: String) throws(DraftProblem) -> DraftEdit {
    let names = DraftNames(DraftOutline(self))
    guard let question = names.outline.question(fullID) else { throw .noPlace(DraftPath("form.yaml")) }
    var renaming = QuestionRenaming(folder: self, names: names, question: question, id: id)
    renaming.renameAll()
    return .all(renaming.edits)
  }
}

/// Goes through a draft and writes down what has to change.
private struct QuestionRenaming {
  let folder: DraftFolder
  let names: DraftNames
  let question: DraftQuestion
  /// The id where it is written.
  let id: String
  /// New full ids by the old ones: several for a question of a group that is used several times.
  private var fullIDs: [String: String] = [:]
  var edits: [DraftEdit] = []

  init(folder: DraftFolder, names: DraftNames, question: DraftQuestion, id: String) {
    (self.folder, self.names, self.question, self.id) = (folder, names, question, id)
    for same in names.outline.questions where same.path == question.path {
      fullIDs[same.fullID] = (same.around + [newID(same)]).joined(separator: ".")
    }
  }

  private func newID(_ question: DraftQuestion) -> String {
    guard let use = question.use, use.own != question.id else { return id }
    return "\(use.prefix)-\(id)"
  }

  private func newID(_ fullID: String) -> String {
    fullIDs[fullID]?.split(separator: ".").last.map(String.init) ?? id
  }

  mutating func renameAll() {
    for expression in DraftExpressions(folder, names).all { rename(expression) }
    renameChecks()
    for kind in DecisionKind.allCases { rename(kind) }
    renameTexts()
    renameTranslations()
    renameGroup()
    renameExamples()
    // Last, so that the paths above are those of the folder as it is.
    edits.append(.set(question.path.key("id"), to: .text(id), was: folder[question.path.key("id")]))
  }

  private mutating func set(_ path: DraftPath, to text: String) {
    edits.append(.set(path, to: .text(text), was: folder[path]))
  }

  private mutating func rename(_ expression: DraftExpression) {
    let replacements = expression.places(names.outline).compactMap { place -> (NamePlace, String)? in
      guard fullIDs[place.fullID] != nil else { return nil }
      // By its id, by its id inside the group; a short name stays.
      let own = place.fullID.split(separator: ".").last.map(String.init)
      if place.written == own { return (place, newID(place.fullID)) }
      return place.written == question.use?.own ? (place, id) : nil
    }
    if !replacements.isEmpty { set(expression.path, to: expression.text.replacing(replacements)) }
  }

  private mutating func renameChecks() {
    var lists: [(path: DraftPath, around: [String])] = []
    for file in ["form.yaml", "decision.yaml"] { lists.append((DraftPath(file).key("checks"), [])) }
    for question in names.outline.questions where question.json["checks"] != nil {
      lists.append((question.path.key("checks"), question.around + [question.id]))
    }
    for list in lists {
      for (path, check) in folder.items(list.path) {
        let full = (list.around + [check["at"]?.written ?? ""]).joined(separator: ".")
        if fullIDs[full] != nil { set(path.key("at"), to: newID(full)) }
      }
    }
  }

  private mutating func rename(_ kind: DecisionKind) {
    let path = DraftPath(kind.path)
    guard let xml = folder.text(path), var model = try? DecisionModel.read(xml: xml) else { return }
    var isOther = false
    for (old, new) in fullIDs.sorted(by: { $0.key < $1.key }) {
      guard let renamed = DecisionMentions(model, names).renaming(old, to: new) else { continue }
      model = renamed
      isOther = true
    }
    if isOther { edits.append(.setText(file: kind.path, to: model.xml, was: xml)) }
  }

  private mutating func renameTexts() {
    var leaves = folder.trees(in: "documents").flatMap { DraftLeaf.all(in: $0.tree, at: $0.path) }
    for file in ["messages.yaml"] {
      if let tree = folder[DraftPath(file)] { leaves += DraftLeaf.all(in: tree, at: DraftPath(file)) }
    }
    for text in folder.trees(in: "text") {
      leaves += DraftLeaf.all(in: text.tree, at: text.path).filter { $0.text.contains("{") }
    }
    for leaf in leaves where leaf.text.contains("{") {
      var text = leaf.text
      for (old, new) in fullIDs { text = SentenceTemplate(text).renaming(old, to: new) }
      if text != leaf.text { set(leaf.path, to: text) }
    }
  }

  private mutating func renameTranslations() {
    let fullIDs = fullIDs
    for (_, path, tree) in folder.trees(in: "text") {
      rename(keysOf: tree, at: path) { key in
        fullIDs.lazy.compactMap { TranslationKey.renaming(key, $0.key, to: $0.value) }.first
      }
    }
  }

  /// Gives keys of an object other names, each at its place.
  private mutating func rename(keysOf tree: JSONValue?, at path: DraftPath, _ newKey: (String) -> String?) {
    for (index, member) in (tree?.members ?? []).enumerated() {
      guard let key = newKey(member.key) else { continue }
      let value = folder[path.key(member.key)]
      // What was renamed above at this place has to be seen.
      let now = edits.lazy.compactMap { edit -> JSONValue? in
        if case .set(path.key(member.key), let value?, _, _) = edit { value } else { nil }
      }.last ?? value
      edits.append(.set(path.key(member.key), to: nil, was: now))
      edits.append(.set(path.key(key), to: now, was: nil, at: index))
    }
  }

  /// What a group says of its own question, and what its uses change of it.
  private mutating func renameGroup() {
    guard let use = question.use, question.path.steps.count == 2 else { return }
    let id = id
    let texts = DraftPath("groups/\(use.group).yaml").key("text")
    for member in folder[texts]?.members ?? [] {
      rename(keysOf: member.value, at: texts.key(member.key)) { TranslationKey.renaming($0, use.own, to: id) }
    }
    for (path, check) in folder.items(DraftPath("groups/\(use.group).yaml").key("checks"))
    where check["at"]?.written == use.own {
      set(path.key("at"), to: id)
    }
    for same in names.outline.questions where same.path == question.path {
      guard let place = same.use?.path.key("with") else { continue }
      rename(keysOf: folder[place], at: place) { $0 == use.own ? id : nil }
    }
  }

  private mutating func renameExamples() {
    for example in folder.trees(in: "examples") {
      // From the inside out: a row's answers are found by what stands around them.
      for (full, path) in ExampleMentions(example.tree, at: example.path).questions.reversed() {
        guard let new = fullIDs[full] else { continue }
        switch path.last {
        case .key(let key):
          guard let around = path.parent, let members = folder[around]?.members else { continue }
          let newKey = renamed(key, full, new)
          rename(keysOf: .object(members), at: around) { $0 == key ? newKey : nil }
        case .index: set(path, to: renamed(folder.text(path) ?? full, full, new))
        default: continue
        }
      }
    }
  }

  /// `children.2.label` where `children.name` became `children.label`.
  private func renamed(_ key: String, _ old: String, _ new: String) -> String {
    let last = old.split(separator: ".").last.map(String.init) ?? old
    guard key.hasSuffix(last) else { return key }
    return key.dropLast(last.count) + (new.split(separator: ".").last.map(String.init) ?? new)
  }
}
