import FormSchema
import Kernel
import Nihongo
import SourceFiles

/// Questions of a page or a row, with those that reusable groups made, and the rules these bring.
struct ReadItems {
  var questions: [Question] = []
  var uses: [GroupUse] = []
  var checks: [Check] = []
}

/// How a group is being read: what its ids begin with, what differs from it, what is known under its own ids.
struct GroupScope {
  var prefix = ""
  /// By the ids of the group.
  var changes: [String: SourceFields] = [:]
  /// Ids of the form by those of the group.
  var aliases: [String: String] = [:]

  /// The id a question or rule of the group has in the form.
  func id(_ own: String) -> String { prefix.isEmpty || own.isEmpty ? own : "\(prefix)-\(own)" }
}

extension DefinitionReader {
  /// What may be said of a group's question where it is used.
  private static let changeable = ["label", "hint", "optional", "role", "name", "prefill"]

  /// The groups in `groups/`, by their ids.
  mutating func readGroups(_ files: [String: SourceNode]) {
    for (file, node) in files {
      guard let id = Self.name(file, in: "groups") else { continue }
      groups[id] = node
    }
  }

  /// The groups themselves, in the order of their ids; their questions are read where they are used.
  mutating func groupFiles() -> [QuestionGroup] {
    groups.sorted { $0.key < $1.key }.map { id, node in
      let fields = fields(node, ["version", "questions", "checks", "text"])
      let version = number(fields, "version", in: 1...9999)
      marks["group.\(id)"] = fields.mark
      return QuestionGroup(id: id, version: version, source: JSONValue(node))
    }
  }

  /// - Parameter path: the questions around those of a row, each with a dot behind it.
  mutating func items(_ fields: SourceFields, _ part: String, at path: String = "") -> ReadItems {
    var items = ReadItems()
    for node in filledList(fields, "questions") {
      guard !isOverfull else { break }
      if case .map(let entries, _) = node, entries.contains(where: { $0.key == "use" }) {
        use(node, part, at: path, into: &items)
      } else {
        items.questions.append(question(node, part, at: path))
      }
    }
    return items
  }

  private mutating func use(_ node: SourceNode, _ part: String, at path: String, into items: inout ReadItems) {
    let fields = fields(node, ["use", "as", "with"])
    let id = id(fields, "use")
    guard let group = groups[id] else {
      var values = ["id": id]
      values["suggestion"] = Suggestion.closest(to: id, among: groups.keys.sorted())
      if !id.isEmpty { find(.unknownGroup, at: fields.mark("use"), values) }
      return
    }
    guard !isInGroup else { return find(.groupInGroup, at: fields.mark("use"), ["id": id]) }
    let shape = SourceFields(entries(group), mark: group.mark)
    let own = Set(ids(shape))
    isInGroup = true
    scope.prefix = fields["as"] == nil ? id : self.id(fields, "as")
    scope.changes = changes(fields, own)
    let made = expanded(shape, own, part, path)
    translate(shape, part, path)
    items.uses.append(
      GroupUse(
        group: id, prefix: scope.prefix, changes: fields["with"].map(JSONValue.init),
        questions: made.questions.map(\.id), checks: made.checks.map(\.id)))
    items.questions += made.questions
    items.checks += made.checks
    (scope, isInGroup) = (GroupScope(), false)
  }

  /// The questions and rules of a group, whose conditions know its questions by their own ids.
  private mutating func expanded(
    _ group: SourceFields, _ own: Set<String>, _ part: String, _ path: String
  ) -> ReadItems {
    let outer = names
    scope.aliases = Dictionary(uniqueKeysWithValues: own.map { ($0, scope.id($0)) })
    names = names?.adding(aliases: scope.aliases)
    var made = items(group, part, at: path)
    made.checks = list(group, "checks").compactMap { check($0, part, at: path) }
    names = outer
    return made
  }

  private func ids(_ group: SourceFields) -> [String] {
    guard case .list(let items, _)? = group["questions"] else { return [] }
    return items.compactMap { item in
      guard case .map(let entries, _) = item, case .scalar(let id, _)? = entries.first(where: { $0.key == "id" })?.value
      else { return nil }
      return id
    }
  }

  private mutating func changes(_ fields: SourceFields, _ own: Set<String>) -> [String: SourceFields] {
    guard let node = fields["with"] else { return [:] }
    var changes: [String: SourceFields] = [:]
    for entry in entries(node) {
      if !own.contains(entry.key) {
        var values = ["id": entry.key]
        values["suggestion"] = Suggestion.closest(to: entry.key, among: own.sorted())
        find(.unknownQuestion, at: entry.mark, values)
      }
      changes[entry.key] = self.fields(entry.value, Self.changeable)
    }
    return changes
  }

  /// The sentences the group brings in other languages, for what is not said otherwise here.
  private mutating func translate(_ group: SourceFields, _ part: String, _ path: String) {
    guard let node = group["text"] else { return }
    for entry in entries(node) {
      guard let language = Language(rawValue: entry.key), language != .japanese else {
        find(.unknownKey, at: entry.mark, ["key": entry.key, "keys": "en, easy-ja"])
        continue
      }
      for sentence in entries(entry.value) {
        guard let key = key(sentence.key, part, path) else {
          find(.extraTranslation, at: sentence.mark, ["key": sentence.key])
          continue
        }
        let text = text(sentence.value)
        if !key.isEmpty { groupTranslations[language, default: [:]][key] = text }
      }
    }
  }

  /// `question.applicant-name.label` for `question.name.label`, under the questions around it.
  /// - Returns: empty for what the form says in its own words; `nil` for what is no key of a group.
  private func key(_ own: String, _ part: String, _ path: String) -> String? {
    let words = own.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 2, ["question", "option", "check"].contains(words[0]) else { return nil }
    let changed = words[0] == "question" && words.count > 2 && scope.changes[words[1]]?[words[2]] != nil
    let made = ([words[0], path + scope.id(words[1])] + words.dropFirst(2)).joined(separator: ".")
    return changed ? "" : (part == "decision" ? "decision." : "") + made
  }
}

extension JSONValue {
  /// A piece of a file without its places.
  init(_ node: SourceNode) {
    switch node {
    case .nothing: self = .null
    case .scalar(let text, _): self = .text(text)
    case .list(let items, _): self = .list(items.map(JSONValue.init))
    case .map(let entries, _): self = .object(entries.map { Member($0.key, JSONValue($0.value)) })
    }
  }
}
