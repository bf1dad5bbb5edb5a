import FormSchema
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Which sentences of a draft are shown, and which page of them.
struct WordsFilter: Sendable, Equatable {
  enum State: String, Sendable, CaseIterable {
    /// Not said in some language.
    case missing
    /// The Japanese changed after it was translated.
    case stale
  }

  var state: State?
  var kind: DraftSentence.Kind?
  /// The id of a page of the form.
  var section: String?
  /// What is looked for in any of the languages; empty: nothing.
  var words = ""
  /// From 1.
  var page = 1

  init() {}

  /// - Parameter value: what the address says of a name.
  init(_ value: (String) -> String?) {
    state = value("state").flatMap(State.init)
    kind = value("kind").flatMap(DraftSentence.Kind.init)
    section = value("section").flatMap { $0.isEmpty ? nil : $0 }
    words = value("q").map { String($0.trimmed.prefix(100)) } ?? ""
    page = max(1, value("page").flatMap(Int.init) ?? 1)
  }

  init(_ request: Request) { self.init { request.uri.queryParameters[Substring($0)].map(String.init) } }

  /// The address of a list with these conditions.
  func href(_ path: String) -> String { queryAddress(path, parts.map { ($0.name, $0.value) }) }

  /// What is not left open, as an address or a form says it.
  var parts: [(name: String, value: String)] {
    [
      ("state", state?.rawValue ?? ""), ("kind", kind?.rawValue ?? ""), ("section", section ?? ""), ("q", words),
      ("page", page > 1 ? "\(page)" : ""),
    ].filter { !$0.1.isEmpty }
  }

  /// The same on its first page, with something different.
  func with(_ change: (inout WordsFilter) -> Void) -> WordsFilter {
    var filter = self
    filter.page = 1
    change(&filter)
    return filter
  }
}
