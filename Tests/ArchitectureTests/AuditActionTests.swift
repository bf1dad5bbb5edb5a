import Foundation
import Testing

/// The actions that the product's code records in the audit log, found by their form: a context's name and one word.
private struct AuditActions {
  /// Every key of every catalogue.
  let texts: Set<String>

  private static var literal: Regex<(Substring, Substring, Substring)> { /"(([a-z]+)\.[a-z-]+)"/ }
  /// What an action can begin with: a context's name, or that of a command of the operator's.
  private static let beginnings = Set(SourceTree.contexts.compactMap { $0.context?.lowercased() } + ["keys"])
  private static let desks = [#"staff.\(action)"#, #"identity.\(action)"#, #"residents.\(step)"#]
  private static let files = ["json", "yaml", "csv", "xlsx"]

  /// A literal of that form is an action unless it is known to be something else: the name of a route, a permission, a
  /// problem, a file, a sentence or the beginning of sentences' keys.
  func recorded(in file: SourceFile) -> Set<String> {
    guard !file.path.hasSuffix("Permission.swift") else { return [] }
    let code = file.code.replacing(/audit: "[^"]*"/, with: "")
    let isOfProblem = code.contains(": Problem")
    let literals = code.matches(of: Self.literal).filter { Self.beginnings.contains(String($0.2)) }
    let words = literals.map { String($0.1) }.filter { word in
      !Self.files.contains { word.hasSuffix("." + $0) } && !texts.contains(word)
        && !texts.contains { $0.hasPrefix(word + ".") } && !(isOfProblem && texts.contains("problem.\(word)"))
    }
    return Set(words + shortened(in: file, code))
  }

  /// `record("signed-in", …)` and `note("viewed", …)` of the contexts whose desks put their name before it.
  private func shortened(in file: SourceFile, _ code: String) -> [String] {
    guard let context = file.context else { return [] }
    let call: Regex<(Substring, Substring)>
    switch context {
    case "Staff", "Identity": call = /record\(\s*"([a-z-]+)"/
    case "Residents": call = /note\(\s*"([a-z-]+)"/
    default: return []
    }
    return code.matches(of: call).map { "\(context.lowercased()).\($0.1)" }
  }

  /// An action put together while the program runs cannot be found, so none is, but for those desks.
  func hidden(in file: SourceFile) -> [String] {
    let code = file.code.replacing(/audit: "[^"]*"/, with: "")
    return code.matches(of: /action: "[a-z]+\.\\\([^"]*"|note\(\s*"[a-z]+\.\\\([^"]*"/).map { String($0.0) }
      .filter { call in !Self.desks.contains { call.hasSuffix("\"\($0)\"") } }
  }
}

@Suite("The words of the audit log") struct AuditActionTests {
  private let actions: AuditActions
  private let named: [String: Set<String>]

  init() throws {
    var texts: Set<String> = []
    for folder in SourceTree.catalogueFolders {
      texts.formUnion(try SourceTree.catalogue(folder)["ja"]?.keys.map { $0 } ?? [])
    }
    actions = AuditActions(texts: texts.filter { !$0.hasPrefix(Self.prefix) })
    named = try SourceTree.catalogue("Sources/Contexts/Audit").mapValues { texts in
      Set(texts.keys.filter { $0.hasPrefix(Self.prefix) }.map { String($0.dropFirst(Self.prefix.count)) })
    }
  }

  private static let prefix = "audit.staff.action."

  @Test("every action that is recorded has its words, every word its action", arguments: ["ja", "en"])
  func words(language: String) {
    let recorded = SourceTree.product.reduce(into: Set<String>()) { $0.formUnion(actions.recorded(in: $1)) }
    #expect(recorded.count > 60)
    #expect(recorded.subtracting(named[language] ?? []) == [])
    #expect((named[language] ?? []).subtracting(recorded) == [])
  }

  @Test("an action without words is seen, however it is recorded", arguments: [
    ("Sources/Contexts/Cases/Work/X.swift", #"try desk.note("cases.burnt", id, by: actor, in: tx)"#, "cases.burnt"),
    ("Sources/Contexts/Notices/Jobs/X.swift", #"case .burn: "notices.mail-burnt""#, "notices.mail-burnt"),
    ("Sources/Contexts/Staff/Work/X.swift", "desk.record(\n  \"officer-burnt\", id, in: tx)", "staff.officer-burnt"),
    ("Sources/Tsumugi/X.swift", #"AuditEntry(actor: a, action: "keys.key-burnt", subject: s)"#, "keys.key-burnt"),
  ])
  func planted(path: String, text: String, action: String) {
    let found = actions.recorded(in: SourceFile(path: path, text: text))
    #expect(found == [action] && named["ja"]?.contains(action) == false)
  }

  @Test("no action is put together while the program runs")
  func literal() {
    for file in SourceTree.product { #expect(actions.hidden(in: file).isEmpty, "\(file.path)") }
    let planted = SourceFile(path: "Sources/Contexts/Cases/X.swift", text: #"desk.note("cases.\(kind.rawValue)", id)"#)
    #expect(actions.hidden(in: planted).count == 1)
  }
}
