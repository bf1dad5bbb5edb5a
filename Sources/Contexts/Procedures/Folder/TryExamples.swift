import FormSchema
import SourceFiles

extension ProcedureFolderReader.Outcome {
  /// The same with what the examples of the procedure say; where one does not hold there is no definition.
  func tried() -> (outcome: ProcedureFolderReader.Outcome, examples: [ExampleOutcome]) {
    guard let definition else { return (self, []) }
    let examples = ExampleRunner.run(definition)
    let found = examples.flatMap { example in
      example.differences.map { FolderFinding($0, in: example.example, marks) }
    }
    guard !found.isEmpty else { return (self, examples) }
    var outcome = self
    outcome.findings = ProcedureFolderReader.sorted(findings + found)
    outcome.definition = nil
    return (outcome, examples)
  }
}

extension FolderFinding {
  /// What an example expects otherwise, where it says so.
  init(_ difference: ExampleOutcome.Difference, in example: String, _ marks: [String: SourceMark]) {
    let places = difference.places.map { "example.\(example)\($0)" } + ["example.\(example)"]
    self.init(
      .exampleOutcome, variant: difference.variant,
      at: places.lazy.compactMap { marks[$0] }.first ?? SourceMark(file: "examples/\(example).yaml"),
      difference.values)
  }
}

extension ExampleOutcome.Difference {
  fileprivate var variant: String {
    switch self {
    case .untypable: "untypable"
    case .problems: "problems"
    case .fee: "fee"
    case .decided(let kind, _, _): "decided.\(kind.rawValue)"
    case .shown: "shown"
    case .applicant: "applicant"
    case .decision: "decision"
    case .documents: "documents"
    case .placeholder: "placeholder"
    }
  }

  fileprivate var values: [String: String] {
    switch self {
    case .untypable(let question), .shown(let question): ["question": question]
    case .problems(let found, let expected), .documents(let found, let expected):
      ["found": Self.list(found), "expected": Self.list(expected)]
    case .fee(let found, let expected): ["found": "\(found)", "expected": "\(expected)"]
    case .decided(_, let found, let expected): ["found": Self.list([found]), "expected": Self.list([expected])]
    case .applicant: [:]
    case .decision(let found): ["found": Self.list(found)]
    case .placeholder(let name, let document): ["placeholder": name, "document": document]
    }
  }

  /// Where the example says what does not come true, the best place first.
  fileprivate var places: [String] {
    switch self {
    case .untypable(let question): [".\(question)"]
    case .problems: [".errors", ".expect"]
    case .fee: [".fee", ".expect"]
    case .decided(.fee, _, _): [".fee-reason", ".expect"]
    case .decided(.eligibility, _, _): [".reason", ".expect"]
    case .decided(.routing, _, _): [".department", ".expect"]
    case .decided(.attachments, _, _): [".attachments", ".expect"]
    case .shown: [".hidden", ".expect"]
    case .applicant: [".applicant", ".expect"]
    case .decision: [".decision-key"]
    case .documents: [".documents", ".expect"]
    case .placeholder: [".documents"]
    }
  }

  private static func list(_ items: [String]) -> String {
    let filled = items.filter { !$0.isEmpty }
    return filled.isEmpty ? "–" : filled.joined(separator: ", ")
  }
}
