import Foundation
import Yams

/// The settings as they were written, each with its line, and what is wrong with them.
struct SettingSource {
  private struct Written {
    let value: String
    let line: Int
    /// Of a list: each entry with its line.
    var items: [Item] = []
  }

  /// One entry of a setting that takes several.
  struct Item {
    let text: String
    /// `nil` when it does not stand in a list of the file.
    let line: Int?
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
      let items = sequence.map { Item(text: $0.string ?? "", line: $0.mark?.line) }
      written[path] = Written(value: items.map(\.text).joined(separator: ","), line: node.mark?.line ?? 0, items: items)
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
      guard !Self.variablesOfDevelopment.contains(name) else { continue }
      mistakes.append("environment: there is no setting \(name)")
    }
  }

  /// What the project's own scripts and tests listen to: whoever works on it may have them set while the program runs.
  private static let variablesOfDevelopment: Set<String> = [
    "TSUMUGI_ARTEFACTS", "TSUMUGI_BINARY", "TSUMUGI_DMN_TCK", "TSUMUGI_MUTANTS", "TSUMUGI_OFFICE", "TSUMUGI_ONLY",
    "TSUMUGI_SAMPLES", "TSUMUGI_TALK_EVERY", "TSUMUGI_TEST_POSTGRES",
  ]

  /// The entries of a setting that is a list in the file, or a text with commas.
  func items(_ key: String) -> [Item] {
    let variable = Setting.all.first { $0.key == key }?.variable ?? ""
    if environment[variable] == nil, let items = written[key]?.items, !items.isEmpty { return items }
    return text(key).split(separator: ",").map { Item(text: $0.filter { $0 != " " }, line: nil) }
  }

  /// The setting that says where the database of a town is.
  func databaseKey(_ index: Int) -> String {
    town(index, "database-file").isEmpty ? "towns.\(index).database" : "towns.\(index).database-file"
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

  /// - Parameter line: where it is written, when that is not the line of the setting.
  mutating func refuse(_ key: String, at line: Int? = nil, _ wouldBeRight: String) {
    let variable = Setting.all.first { $0.key == key }?.variable ?? ""
    let place = environment[variable] != nil
      ? "environment \(variable)" : written[key].map { "\(file):\(line ?? $0.line)" } ?? file
    mistakes.append("\(place): “\(key)” \(wouldBeRight)")
  }
}
