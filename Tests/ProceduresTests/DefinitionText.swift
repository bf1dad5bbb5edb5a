import FormSchema
import Kernel
import SourceFiles

@testable import Procedures

/// A definition as the texts it is read from, so that one thing in it can be changed.
struct DefinitionText {
  private var files: [String: JSONValue]

  init(_ definition: ProcedureDefinition) {
    files = Dictionary(uniqueKeysWithValues: DefinitionWriter.files(definition).map { ($0.path, $0.json) })
  }

  /// What is read from it, however many mistakes it has.
  var definition: ProcedureDefinition? {
    var reader = DefinitionReader()
    return reader.read(
      Dictionary(uniqueKeysWithValues: files.map { ($0.key, SourceNode($0.value, file: $0.key)) }))
  }

  subscript(file: String) -> JSONValue? {
    get { files[file] }
    set { files[file] = newValue }
  }

  /// Changes the keys of one question of the form; none when it is not written there.
  func with(question id: String, _ change: (inout Keys) -> Void) -> DefinitionText? {
    with("sections") { section in
      section.each("questions") { question in
        guard question.text("id") == id else { return false }
        change(&question)
        return true
      }
    }
  }

  func with(section id: String, _ change: (inout Keys) -> Void) -> DefinitionText? {
    with("sections") { section in
      guard section.text("id") == id else { return false }
      change(&section)
      return true
    }
  }

  /// Changes one check, and puts others behind all.
  func with(
    check id: String, adding others: [Keys] = [], _ change: (inout Keys) -> Void = { _ in }
  ) -> DefinitionText? {
    var copy = with("checks") { check in
      guard check.text("id") == id else { return false }
      change(&check)
      return true
    }
    guard var form = Keys(copy?["form.yaml"]), case .list(let checks)? = form["checks"] else { return nil }
    form["checks"] = .list(checks + others.map(\.json))
    copy?["form.yaml"] = form.json
    return copy
  }

  private func with(_ list: String, _ change: (inout Keys) -> Bool) -> DefinitionText? {
    guard var form = Keys(files["form.yaml"]), form.each(list, change) else { return nil }
    var copy = self
    copy.files["form.yaml"] = form.json
    return copy
  }

  /// The members of an object.
  struct Keys {
    private var members: [JSONValue.Member]

    init?(_ json: JSONValue?) {
      guard case .object(let members)? = json else { return nil }
      self.members = members
    }

    init(_ members: [(String, JSONValue)]) { self.members = members.map { .init($0.0, $0.1) } }

    var json: JSONValue { .object(members) }

    subscript(key: String) -> JSONValue? {
      get { members.first { $0.key == key }?.value }
      set {
        members.removeAll { $0.key == key }
        if let newValue { members.append(.init(key, newValue)) }
      }
    }

    func text(_ key: String) -> String? { if case .text(let text)? = self[key] { text } else { nil } }

    /// Changes the first object of a list that `change` says it changed.
    mutating func each(_ key: String, _ change: (inout Keys) -> Bool) -> Bool {
      guard case .list(var items)? = self[key] else { return false }
      for index in items.indices {
        guard var keys = Keys(items[index]), change(&keys) else { continue }
        items[index] = keys.json
        self[key] = .list(items)
        return true
      }
      return false
    }
  }
}
