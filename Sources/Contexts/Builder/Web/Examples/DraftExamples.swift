import FormSchema
import Kernel
import Ports
import ProcedureDraft

/// The examples of a draft as its pages tell of them.
struct DraftExamples: Sendable {
  struct Item: Sendable {
    let id: String
    let path: DraftPath
    /// As it is written.
    let tree: JSONValue
    /// What it answers; `nil` where the answers do not fit the form, or nothing of it can be read.
    let application: TriedApplication?

    var title: String {
      let title = tree["title"]?.written ?? ""
      return title.isEmpty ? id : title
    }
  }

  /// `nil` while the draft cannot be read as a procedure.
  let definition: ProcedureDefinition?
  /// In the order of their files.
  let items: [Item]

  init(_ folder: DraftFolder, _ authoring: any AuthoringPort) {
    let definition = authoring.definition(of: folder)
    self.definition = definition
    items = folder.trees(in: "examples").map { name, path, tree in
      let application = definition.flatMap { definition -> TriedApplication? in
        guard let example = definition.examples.first(where: { $0.id == name }),
          let typed = try? definition.form.typed(example.answers)
        else { return nil }
        let decided = example.decision.flatMap { try? definition.form(.decision).typed($0) }
        return TriedApplication(definition, typed: typed, decided: decided ?? TypedAnswers(), on: example.on)
      }
      return Item(id: name, path: path, tree: tree, application: application)
    }
  }

  func item(_ path: DraftPath) -> Item? { items.first { $0.path == path } }

  /// Whether they are run whenever somebody looks: with more, somebody asks for it.
  var areFew: Bool {
    items.count * max(1, definition?.form.questions.count ?? 1) <= Self.mostAtOnce
  }

  /// Examples times questions; some hundred milliseconds.
  private static let mostAtOnce = 20_000

  /// An id no example has yet: `example-3`.
  var newID: String {
    let known = Set(items.map(\.id))
    return (1...items.count + 1).lazy.map { "example-\($0)" }.first { !known.contains($0) } ?? "example"
  }

  /// The file of an example.
  static func file(_ id: String) -> String { "examples/\(id).yaml" }
}

extension ExampleValue {
  /// As it is written in a file, the parts of an answer in the order of its fields.
  func json(_ question: Question?) -> JSONValue {
    switch self {
    case .scalar(let text): return .text(text)
    case .list(let items): return .list(items.map { $0.json(question) })
    case .map(let parts):
      let order = question?.type.group?.questions.map(\.id) ?? question?.type.parts ?? ["name", "kind"]
      let known = order.filter { parts[$0] != nil }
      let others = parts.keys.filter { !known.contains($0) }.sorted()
      return .object(
        (known + others).compactMap { key in
          parts[key].map { JSONValue.Member(key, $0.json(question?.type.group?.question(key))) }
        })
    }
  }
}

extension TriedApplication {
  /// Its answers as an example writes them.
  var exampleAnswers: JSONValue {
    .object(
      definition.form.example(of: typed, on: day).map { id, value in
        JSONValue.Member(id, value.json(definition.form.question(id)))
      })
  }
}
