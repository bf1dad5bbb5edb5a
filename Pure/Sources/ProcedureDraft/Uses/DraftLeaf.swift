import FormSchema
import Kernel

/// A text somewhere in a tree.
struct DraftLeaf {
  let path: DraftPath
  let text: String

  /// Every text of a tree, in order.
  static func all(in tree: JSONValue, at path: DraftPath) -> [DraftLeaf] {
    switch tree {
    case .text(let text): [DraftLeaf(path: path, text: text)]
    case .object(let members): members.flatMap { all(in: $0.value, at: path.key($0.key)) }
    case .list(let items):
      zip(JSONValue.steps(of: items), items).flatMap { all(in: $1, at: path.appending($0)) }
    default: []
    }
  }
}

extension Placeholder {
  /// The full id of the question that the words between braces stand for.
  static func question(_ name: String) -> String? {
    switch Placeholder(name) {
    case .answer(let id), .decision(let id): id
    default: nil
    }
  }
}

extension SentenceTemplate {
  /// The sentence in which a question has another id.
  func renaming(_ fullID: String, to id: String) -> String {
    pieces.map { piece in
      switch piece {
      case .literal(let text): return text
      case .placeholder(let name):
        guard Placeholder.question(name) == fullID, name.hasSuffix(fullID) else { return "{\(name)}" }
        return "{\(name.dropLast(fullID.count))\(id)}"
      }
    }.joined()
  }
}

/// What the key of a sentence in another language is about.
struct TranslationKey {
  /// `decision.` for the officer's form.
  let part: String
  /// `question`, `option`, `check`, `section`, `reason`.
  let word: String
  /// What stands behind the word.
  let rest: String
  let things: [DraftThing]

  init?(_ key: String, _ outline: DraftOutline) {
    part = key.hasPrefix("decision.") ? "decision." : ""
    let words = key.dropFirst(part.count).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count == 2 else { return nil }
    (word, rest) = (String(words[0]), String(words[1]))
    switch word {
    case "question", "option", "check":
      var things = Self.prefixes(rest).filter { outline.question($0) != nil }.map { DraftThing.question($0) }
      if word == "option", case .question(let id)? = things.last {
        let option = rest.dropFirst(id.count + 1).split(separator: ".").first.map(String.init) ?? ""
        things.append(.option(option, question: id))
      }
      // A rule of the form is about no question by its key.
      self.things = word == "check" && !rest.contains(".") ? [] : things
    case "section": things = [.section(rest.split(separator: ".").first.map(String.init) ?? "")]
    case "reason": things = [.reason(rest)]
    default: return nil
    }
  }

  /// `a`, `a.b` of `a.b.label`.
  private static func prefixes(_ rest: String) -> [String] {
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    return (1..<max(parts.count, 1)).map { parts[..<$0].joined(separator: ".") }
  }

  /// The key in which a question has another id; `nil` when it is not about it.
  static func renaming(_ key: String, _ fullID: String, to newFullID: String) -> String? {
    for word in ["question", "option", "check"] {
      for part in ["", "decision."] where key.hasPrefix("\(part)\(word).\(fullID).") {
        return "\(part)\(word).\(newFullID)" + key.dropFirst("\(part)\(word).\(fullID)".count)
      }
    }
    return nil
  }
}

/// The questions an example speaks of.
struct ExampleMentions {
  /// The full id, and where it stands: a key of answers, an item of a list, a key of the problems expected.
  private(set) var questions: [(full: String, path: DraftPath)] = []

  init(_ tree: JSONValue, at path: DraftPath) {
    for key in ["answers", "decision"] { answers(tree[key], path.key(key), "") }
    let expected = tree["expect"], place = path.key("expect")
    for member in expected?["errors"]?.members ?? [] {
      questions.append((Self.withoutRows(member.key), place.key("errors").key(member.key)))
    }
    for key in ["hidden", "attachments"] {
      for (index, item) in (expected?[key]?.list ?? []).enumerated() {
        if let id = item.written { questions.append((Self.withoutRows(id), place.key(key).index(index))) }
      }
    }
  }

  private mutating func answers(_ json: JSONValue?, _ path: DraftPath, _ prefix: String) {
    for member in json?.members ?? [] {
      let full = prefix + member.key
      questions.append((full, path.key(member.key)))
      for (index, row) in (member.value.list ?? []).enumerated() where row.members != nil {
        answers(row, path.key(member.key).index(index), "\(full).")
      }
    }
  }

  /// `children.name` for the answer of one row, `children.2.name`.
  private static func withoutRows(_ key: String) -> String {
    key.split(separator: ".").filter { Int($0) == nil }.joined(separator: ".")
  }
}
