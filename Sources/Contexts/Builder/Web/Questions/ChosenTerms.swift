import Kernel
import Web

/// What a setting that chooses among many shows and sends.
extension DraftSetting {
  /// As its fields show what is written.
  func typed(_ written: [String]) -> [String] {
    switch kind {
    case .items: written.isEmpty ? [] : [written.joined(separator: "\n")]
    case .named(let terms): written.map { id in terms.first { $0.id == id }.map(terms.label) ?? id }
    default: written
    }
  }

  /// As it is written what its fields sent.
  func items(_ typed: [String]) -> [String] {
    switch kind {
    case .items:
      typed.flatMap { $0.split(whereSeparator: \.isNewline) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    case .terms(let terms):
      terms.map(\.id).filter(typed.contains) + typed.filter { id in !id.isEmpty && !terms.contains { $0.id == id } }
    case .named(let terms): typed.map(\.trimmed).filter { !$0.isEmpty }.map { terms.id(of: $0) ?? $0 }
    default: typed.filter { !$0.isEmpty }
    }
  }
}

extension [TownProfile.Term] {
  /// With those that are chosen and that the town does not have, so that they can be seen and taken away.
  func with(_ chosen: [String]) -> [TownProfile.Term] {
    self + chosen.filter { id in !id.isEmpty && !contains { $0.id == id } }.map { TownProfile.Term(id: $0, names: [:]) }
  }

  /// A name to type: the id where two have the same.
  func label(_ term: TownProfile.Term) -> String {
    let name = term.name(in: .japanese)
    return self.count(where: { $0.name(in: .japanese) == name }) > 1 ? term.id : name
  }

  /// - Parameter words: a name or an id, as typed.
  /// - Returns: `nil` when none, or more than one, is called so.
  func id(of words: String) -> String? {
    if contains(where: { $0.id == words }) { return words }
    let named = filter { $0.name(in: .japanese) == words }
    return named.count == 1 ? named[0].id : nil
  }
}
