import Foundation
import Yams

/// The settings as they were written, each with its line, and what is wrong with them.
struct SettingSource {
  private struct Written {
    let value: String
    let line: Int
  }

  private let file: String
  private let environment: [String: String]
  private var written: [String: Written] = [:]
  let townCount: Int
  private(set) var mistakes: [String] = []

  /// - Throws: ``Configuration/Refused`` when the text is no YAML or has keys that nobody knows.
  init(_ text: String, file: String, environment: [String: String]) throws(Configuration.Refused) {
    self.file = file
    self.environment = environment
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch { throw .init(mistakes: ["\(file): is not YAML: \(error)"]) }
    townCount = root?.mapping?["towns"]?.sequence?.count ?? 0
    if let root { collect(root, path: "") }
    refuseUnknown()
    refuseUnknownVariables()
    guard mistakes.isEmpty else { throw .init(mistakes: mistakes) }
  }

  private mutating func collect(_ node: Node, path: String) {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping { collect(value, path: path.isEmpty ? key.string ?? "" : "\(path).\(key.string ?? "")") }
    case .sequence(let sequence) where path == "towns":
      for (index, value) in sequence.enumerated() { collect(value, path: "towns.\(index)") }
    case .sequence(let sequence):
      written[path] = Written(value: sequence.compactMap(\.string).joined(separator: ","), line: node.mark?.line ?? 0)
    case .scalar(let scalar): written[path] = Written(value: scalar.string, line: node.mark?.line ?? 0)
    case .alias: mistakes.append("\(file):\(node.mark?.line ?? 0): YAML aliases are not allowed here")
    }
  }

  private mutating func refuseUnknown() {
    let known = Set(Setting.all.map(\.key))
    let ofTown = Set(Setting.ofTown.map(\.key))
    for (key, value) in written.sorted(by: { $0.value.line < $1.value.line }) {
      let parts = key.split(separator: ".", maxSplits: 2).map(String.init)
      let isKnown = parts.first == "towns" ? parts.count == 3 && ofTown.contains(parts[2]) : known.contains(key)
      if !isKnown {
        mistakes.append("\(file):\(value.line): there is no setting “\(key)”; known are \((known.sorted() + ["towns"]).joined(separator: ", "))")
      }
    }
  }

  private mutating func refuseUnknownVariables() {
    let known = Set(Setting.all.map(\.variable))
    for name in environment.keys.sorted() where name.hasPrefix("TSUMUGI_") && !known.contains(name) {
      // Variables of the project's own scripts and tests.
      guard !["TSUMUGI_ONLY", "TSUMUGI_TEST_POSTGRES", "TSUMUGI_ARTEFACTS", "TSUMUGI_DEMO"].contains(name) else { continue }
      mistakes.append("environment: there is no setting \(name)")
    }
  }

  func text(_ key: String) -> String {
    guard let setting = Setting.all.first(where: { $0.key == key }) else { return "" }
    return environment[setting.variable] ?? written[key]?.value ?? setting.fallback
  }

  func town(_ index: Int, _ key: String) -> String {
    written["towns.\(index).\(key)"]?.value ?? Setting.ofTown.first { $0.key == key }?.fallback ?? ""
  }

  mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int {
    if let number = Int(text(key)), range.contains(number) { return number }
    refuse(key, "is a whole number from \(range.lowerBound) to \(range.upperBound)")
    return range.lowerBound
  }

  mutating func flag(_ key: String) -> Bool {
    if ["true", "false"].contains(text(key)) { return text(key) == "true" }
    refuse(key, "is true or false")
    return false
  }

  mutating func choice<Value>(_ key: String, _ choices: [(String, Value)]) -> Value? {
    if let found = choices.first(where: { $0.0 == text(key) }) { return found.1 }
    refuse(key, "is one of \(choices.map(\.0).joined(separator: ", "))")
    return nil
  }

  mutating func refuse(_ key: String, _ wouldBeRight: String) {
    let variable = Setting.all.first { $0.key == key }?.variable ?? ""
    let place = environment[variable] != nil ? "environment \(variable)" : written[key].map { "\(file):\($0.line)" } ?? file
    mistakes.append("\(place): “\(key)” \(wouldBeRight)")
  }
}
