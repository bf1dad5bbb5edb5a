import CivilTime
import DecimalArithmetic
import FEEL
import Foundation

/// Runs the public DMN Technology Compatibility Kit, a folder of models and test cases
/// (github.com/dmn-tck/tck, *TestCases*).
public struct TCKRunner: Sendable {
  private let folder: URL
  private let environment: EvaluationEnvironment
  private let rewrites: Bool
  private let explaining: Bool

  /// - Parameters:
  ///   - folder: holds `compliance-level-2` and `compliance-level-3`.
  ///   - now: what `now()` gives in the tests.
  ///   - rewrites: whether each model is written and read again before it is used.
  ///   - explaining: whether every result is explained, in ``TCKReport/Case/explanations``.
  public init(
    folder: URL, now: DateTime? = DateTime(feel: "2024-05-15T10:20:30@Asia/Tokyo"), rewrites: Bool = false,
    explaining: Bool = false
  ) {
    self.folder = folder
    self.rewrites = rewrites
    self.explaining = explaining
    environment = EvaluationEnvironment(now: now, explains: true)
  }

  /// Runs every case whose folder's name contains the text; all of them without one.
  ///
  /// - Throws: where the folder cannot be read.
  public func run(only part: String = "") throws -> TCKReport {
    var cases: [TCKReport.Case] = []
    for level in try names(in: folder) where level.hasPrefix("compliance-level-") {
      let levelFolder = folder.appendingPathComponent(level)
      for test in try names(in: levelFolder) where part.isEmpty || test.contains(part) {
        let testFolder = levelFolder.appendingPathComponent(test)
        guard let files = try? names(in: testFolder) else { continue }
        for file in files where file.contains("-test-") && file.hasSuffix(".xml") {
          cases += run(file, of: test, in: testFolder, level: level, files)
        }
      }
    }
    return TCKReport(cases: cases)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func run(
    _ file: String, of test: String, in folder: URL, level: String, _ files: [String]
  ) -> [TCKReport.Case] {
    func failure(_ reason: String) -> [TCKReport.Case] {
      [
        TCKReport.Case(
          level: level, folder: test, file: file, id: "", result: "", isPassed: false, expectsError: false,
          namesError: false, expected: "a readable test", actual: reason, problems: [], explanations: [])
      ]
    }
    guard let root = element(folder.appendingPathComponent(file)) else { return failure("no XML") }
    let modelName = root.child("modelName")?.text.withoutOuterSpace ?? ""
    let model: CompiledModel
    do {
      model = try compiled(modelName, folder, files)
    } catch {
      return failure("\(error)")
    }
    return root.all("testCase").map { run($0, model, level: level, test, file) }
  }

  private func element(_ url: URL) -> MarkupElement? {
    guard let data = try? Data(contentsOf: url) else { return nil }
    return try? MarkupReader.root(of: Array(data), limits: .standard)
  }

  /// The model with every other one in its folder for it to import.
  private func compiled(_ name: String, _ folder: URL, _ files: [String]) throws -> CompiledModel {
    func read(_ file: String) throws -> DecisionModel {
      let model = try DecisionModel.read(xml: Array(Data(contentsOf: folder.appendingPathComponent(file))))
      return rewrites ? try DecisionModel.read(xml: model.xml) : model
    }
    let model = try read(name)
    guard !model.imports.isEmpty else { return CompiledModel(model) }
    let others = try files.filter { $0.hasSuffix(".dmn") && $0 != name }.map(read)
    return CompiledModel(model, imports: others)
  }

  private func run(
    _ testCase: MarkupElement, _ model: CompiledModel, level: String, _ test: String, _ file: String
  ) -> TCKReport.Case {
    var inputs: [String: Value] = [:]
    for node in testCase.all("inputNode") {
      let name = node["name"] ?? ""
      inputs[node["namespace"].map { "\($0)#\(name)" } ?? name] = TCKValue.value(node)
    }
    let results = testCase.all("resultNode")
    var expected: [Value] = []
    var actual: [Value] = []
    var problems: [String] = []
    var explanations: [Explanation] = []
    for result in results {
      let outcome = outcome(testCase, result, inputs, model)
      explanations += outcome.explanation.map { [$0] } ?? []
      expected.append(result.child("expected").map(TCKValue.value) ?? .null)
      actual.append(outcome.value)
      problems += outcome.problems
    }
    return TCKReport.Case(
      level: level, folder: test, file: file, id: testCase["id"] ?? "",
      result: results.map { $0["name"] ?? "" }.joined(separator: ", "),
      isPassed: zip(expected, actual).allSatisfy { TCKValue.isSame($0, $1) },
      expectsError: results.contains { $0["errorResult"] == "true" }, namesError: !problems.isEmpty,
      expected: expected.map(TCKValue.text).joined(separator: "; "),
      actual: actual.map(TCKValue.text).joined(separator: "; "), problems: problems, explanations: explanations)
  }

  private func outcome(
    _ testCase: MarkupElement, _ result: MarkupElement, _ inputs: [String: Value], _ model: CompiledModel
  ) -> (value: Value, problems: [String], explanation: Explanation?) {
    let name = result["name"] ?? ""
    let isService = testCase["type"] == "decisionService"
    let outcome =
      isService
      ? model.evaluate(
        service: testCase["invocableName"] ?? "", inputs: inputs, environment: environment, explaining: explaining)
      : evaluate(name, result["namespace"], inputs, model)
    let value = isService ? outcome.outputs.first { $0.name == name }?.value ?? outcome.value : outcome.value
    let known = model.problems.filter { $0.element == name }
    return (
      value, (outcome.problems + known).map(\.description) + outcome.expressionProblems.map(\.description),
      outcome.explanation
    )
  }

  private func evaluate(
    _ name: String, _ namespace: String?, _ inputs: [String: Value], _ model: CompiledModel
  ) -> DecisionOutcome {
    guard let decision = model.decision(name, namespace: namespace) else {
      return model.evaluate(decision: name, inputs: inputs, environment: environment)
    }
    return decision.evaluate(inputs, environment: environment, explaining: explaining)
  }
}

/// Values as the kit's test files write them.
enum TCKValue {
  static func value(_ node: MarkupElement) -> Value {
    for child in node.children {
      switch child.name {
      case "value": return simple(child)
      case "list": return isNil(child) ? .null : .list(of: child.all("item").map(value))
      case "component":
        return .context(
          of: node.all("component").map { ($0["name"] ?? "", isNil($0) ? .null : value($0)) })
      default: continue
      }
    }
    return .null
  }

  private static func isNil(_ element: MarkupElement) -> Bool {
    element.attributes.contains { $0.name == "nil" && $0.value == "true" }
  }

  private static func simple(_ element: MarkupElement) -> Value {
    if isNil(element) { return .null }
    let text = element.text
    let type = element.attributes.first { $0.name == "type" && !$0.namespace.isEmpty }?.value
    switch type.map(MarkupElement.localName) {
    case "boolean": return .boolean(text.withoutOuterSpace == "true" || text.withoutOuterSpace == "1")
    case "decimal", "double", "integer", "int", "float", "long":
      return Decimal128(text.withoutOuterSpace).map { .number($0) } ?? .null
    case "date": return LocalDate(feel: text).map { .date($0) } ?? .null
    case "time": return TimeOfDay(feel: text).map { .time($0) } ?? .null
    case "dateTime": return DateTime(feel: text).map { .dateTime($0) } ?? .null
    case "duration":
      if let duration = DaysDuration(feel: text) { return .daysDuration(duration) }
      return MonthsDuration(feel: text).map { .monthsDuration($0) } ?? .null
    default: return .string(text)
    }
  }

  /// As the kit's own runners compare: numbers to eight places, everything else exactly.
  static func isSame(_ expected: Value, _ actual: Value) -> Bool {
    switch (expected, actual) {
    case (.null, .null): return true
    case (.number(let a), .number(let b)):
      guard let difference = a - b, let limit = Decimal128("0.00000001") else { return false }
      return difference.magnitude < limit
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a.items, b.items).allSatisfy { isSame($0, $1) }
    case (.context(let a), .context(let b)):
      return a.count == b.count
        && a.members.allSatisfy { member in b[member.name].map { isSame(member.value, $0) } ?? false }
    case (.time(let a), .time(let b)): return a == b
    case (.dateTime(let a), .dateTime(let b)): return a == b
    default: return expected == actual
    }
  }

  static func text(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .boolean(let truth): truth ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): "\"\(text)\""
    case .date(let date): date.description
    case .time(let time): time.description
    case .dateTime(let moment): moment.description
    case .daysDuration(let duration): duration.description
    case .monthsDuration(let duration): duration.description
    case .list(let list): "[" + list.items.map(text).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.members.map { "\($0.name): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .range: "a range"
    case .function: "a function"
    }
  }
}
