import Kernel
import Web

/// What the codes of the log are called: actions, people and parts that act, and what they act on.
///
/// The catalogue is the list: an action is known when it has a sentence, and a code without one stands as it is.
struct AuditWords: Sendable {
  /// Officers' names by id.
  let names: [String: String]
  let texts: Texts

  private static let actionPrefix = "audit.staff.action."
  private static let groupPrefix = "audit.staff.group."

  /// `cases.case-viewed`, or the beginning of actions: `cases`.
  func action(_ code: String) -> String {
    sentence(Self.actionPrefix + code) ?? sentence(Self.groupPrefix + code).map(all) ?? code
  }

  /// Who did it; an officer is called by name.
  func actor(_ code: String) -> String {
    let (kind, id) = Self.parts(code)
    if kind == "officer", let name = names[id] { return name }
    return sentence("audit.staff.actor.\(kind == "system" ? "system.\(id)" : kind)") ?? code
  }

  /// What it was done to: the kind of thing, and an officer by name.
  func subject(_ code: String) -> String {
    let (kind, id) = Self.parts(code)
    if kind == "officer", let name = names[id] { return name }
    return sentence("audit.staff.kind.\(kind)") ?? code
  }

  /// What stands small below the words: that a name is an officer's, else the code, where it says more than the words.
  func remainder(_ code: String, beside words: String) -> String? {
    let (kind, id) = Self.parts(code)
    if kind == "officer", names[id] != nil { return texts["audit.staff.actor.officer"] }
    return id.isEmpty || kind == "system" || words == code ? nil : code
  }

  /// Every action that has a name and, before those of each group, all of them together.
  var actions: [(code: String, words: String)] {
    let keys = (texts.catalogue.sentences[.japanese] ?? [:]).keys
    func codes(_ prefix: String) -> [String] {
      keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }
    let actions = codes(Self.actionPrefix).map { (code: $0, words: action($0)) }
    return codes(Self.groupPrefix).sorted().flatMap { group -> [(code: String, words: String)] in
      let own = actions.filter { $0.code.hasPrefix(group + ".") }.sorted { $0.words < $1.words }
      return [(group, action(group))] + own
    }
  }

  private func all(_ group: String) -> String { texts["audit.staff.action-all", ["group": group]] }

  private func sentence(_ key: String) -> String? {
    let found = texts[key]
    return found == key ? nil : found
  }

  /// `case:<id>` is a kind and an id; what has no colon is a kind alone.
  private static func parts(_ code: String) -> (kind: String, id: String) {
    let parts = code.split(separator: ":", maxSplits: 1)
    return (parts.first.map(String.init) ?? code, parts.count == 2 ? String(parts[1]) : "")
  }
}
