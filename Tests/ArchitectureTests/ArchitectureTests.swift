import Foundation
import Testing

/// A rule that a file keeps or breaks.
struct Rule: Sendable, CustomStringConvertible {
  let name: String
  /// What the rule finds wrong in a file; empty when it is kept.
  let faults: @Sendable (SourceFile) -> [String]
  /// A file that breaks the rule: proof that the rule can fail.
  let planted: SourceFile

  var description: String { name }
}

private func file(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

private let contextNames = Set(SourceTree.contexts.compactMap(\.context))

/// What a pure target may stand on: the language's own libraries and the other pure targets.
private let pureModules: Set<String> = [
  "Foundation", "FoundationXML", "Synchronization", "Dispatch",
  "Kernel", "Nihongo", "HTMLKit", "FormSchema", "DecimalArithmetic", "CivilTime", "FEEL", "DMN", "DecisionSheets", "DecisionProof", "FormSamples", "FormScript", "FormContract", "ProcedureDraft", "FormProof", "LifePlan",
]

/// Files that are one table of facts, long because there are many.
private let dataTables: Set<String> = ["UnicodeBlock.swift"]

private let rules: [Rule] = [
  Rule(
    name: "no context imports another",
    faults: { file in
      guard let own = file.context else { return [] }
      return file.imports.intersection(contextNames.subtracting([own])).sorted()
    }, planted: file("Sources/Contexts/Cases/Web/X.swift", "import Staff")),
  Rule(
    name: "pages and rules know no engine, and only the composition opens one",
    faults: { file in
      let homes = ["Sources/Foundations/StorageSQLite/", "Sources/Foundations/StoragePostgres/", "Sources/Tsumugi/Composition/"]
      guard !homes.contains(where: file.path.hasPrefix) else { return [] }
      return file.imports.intersection(["GRDB", "CLibPQ", "StorageSQLite", "StoragePostgres"]).sorted()
    }, planted: file("Sources/Contexts/Cases/Store/X.swift", "import GRDB")),
  Rule(
    name: "the domain of a context knows no web and no server",
    faults: { file in
      guard file.context != nil, file.path.contains("/Domain/") else { return [] }
      return file.imports.intersection(["Hummingbird", "HTMLKit", "DesignSystem", "NIOCore", "NIOPosix", "HTTPTypes"]).sorted()
    }, planted: file("Sources/Contexts/Cases/Domain/X.swift", "import Hummingbird")),
  Rule(
    name: "pure targets import nothing of ours but pure targets",
    faults: { file in
      guard file.path.hasPrefix("Pure/") else { return [] }
      return file.imports.subtracting(pureModules).sorted()
    }, planted: file("Pure/Sources/Kernel/X.swift", "import Storage")),
  Rule(
    name: "time, ids and output come from the world, and nothing gives up",
    faults: { file in
      guard file.context != nil || file.path.hasPrefix("Pure/"), file.path != "Pure/Sources/Kernel/World.swift" else { return [] }
      return file.code.matches(of: /(?:^|[^\w.])(Date\(\)|UUID\(\)|print\(|try!|fatalError\()/).map { String($0.1) }
    }, planted: file("Sources/Contexts/Cases/Domain/X.swift", "let now = Date()")),
  Rule(
    name: "a context's SQL names its own tables only",
    faults: { file in
      guard let context = file.context else { return [] }
      let tables = file.code.matches(of: /(?:FROM|INTO|UPDATE|JOIN|TABLE(?: IF NOT EXISTS)?) ([a-z]+)_[a-z_]+/).map { String($0.1) }
      return Set(tables).subtracting([context.lowercased()]).sorted()
    }, planted: file("Sources/Contexts/Cases/Store/X.swift", "\"SELECT id FROM staff_officer\"")),
  Rule(
    name: "routes are added to the table, which guards every POST and asks who may",
    faults: { file in
      guard file.context != nil else { return [] }
      return ["Router(", "RouterGroup", ".router."].filter(file.code.contains)
    }, planted: file("Sources/Contexts/Cases/Web/X.swift", "let router = Router(context: AppContext.self)")),
  Rule(
    name: "a route is called by its context's name",
    faults: { file in
      guard let context = file.context else { return [] }
      return file.code.matches(of: /routes\.(?:get|post|call)\([^{]*?audit: "([a-z-]+)\./).map { String($0.1) }
        .filter { $0 != context.lowercased() }
    }, planted: file("Sources/Contexts/Cases/Web/X.swift", "routes.get(\"/x\", .anyone, audit: \"staff.x\", show)")),
  Rule(
    name: "a log line carries codes and ids, never a personal value",
    faults: { file in
      file.lines.filter { $0.contains("logger.") && ($0.contains(".value)") || $0.contains("typed") || $0.contains("recipient")) }
        .map(String.init)
    }, planted: file("Sources/Contexts/Notices/Jobs/X.swift", "logger.info(\"sent\", metadata: [\"to\": \"\\(mail.recipient.value)\"])")),
  Rule(
    name: "what a context seals stands in a column that is sealed anew when keys rotate",
    faults: { file in
      guard file.context != nil else { return [] }
      let calls = file.code.matches(of: /[Vv]ault\.seal\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)/).map { String($0.0) }
      let hidden = file.code.matches(of: /[Vv]ault\.seal\(/).count == calls.count ? [] : ["a call that nests too deeply to be read"]
      return calls.filter { $0.firstMatch(of: /place: (?:(?:[A-Z]\w*Sealing\.\w+|column)\.place\(|onPaper\()/) == nil } + hidden
    }, planted: file("Sources/Contexts/Cases/Store/X.swift", "try town.vault.seal(bytes, place: \"cases_new/words/\\(id)\")")),
  Rule(
    name: "a sealed column is declared in its context's list, and the list holds each",
    faults: { file in
      let declared = file.code.matches(of: /(\w+) = SealedColumn\(/).map { String($0.1) }
      guard let context = file.context, !declared.isEmpty else { return [] }
      guard file.path == "Sources/Contexts/\(context)/Store/\(context)Sealing.swift" else { return declared }
      let list = file.code.firstMatch(of: /static let all = \[([^\]]*)\]/).map { String($0.1) } ?? ""
      let listed = Set(list.matches(of: /\w+/).map { String($0.0) })
      let foreign = file.code.matches(of: /SealedColumn\(\s*"([a-z]+)_/).map { String($0.1) }.filter { $0 != context.lowercased() }
      return declared.filter { !listed.contains($0) } + foreign
    },
    planted: file(
      "Sources/Contexts/Cases/Store/CasesSealing.swift",
      "static let party = SealedColumn(\"cases_case\", \"party\", key: [.text(\"id\")], place: \"x/{id}\")\n  static let all = []")),
  Rule(
    name: "files are small and named by what they hold",
    faults: { file in
      let name = file.path.split(separator: "/").last.map(String.init) ?? ""
      let banned = ["Utils.", "Helpers.", "Manager.", "Impl.", "+Extensions"].filter(name.contains)
        + (["Common.swift", "Core.swift", "Base.swift"].contains(name) ? [name] : [])
      return banned + (file.lines.count > 320 && !dataTables.contains(name) ? ["\(file.lines.count) lines"] : [])
    }, planted: file("Sources/Contexts/Cases/CaseUtils.swift", "")),
]

@Suite("The house") struct ArchitectureTests {
  @Test("each rule is kept by every file of the product", arguments: rules)
  func kept(rule: Rule) {
    #expect(SourceTree.product.count > 300)
    for file in SourceTree.product { #expect(rule.faults(file).isEmpty, "\(file.path): \(rule.faults(file))") }
  }

  @Test("each rule can fail", arguments: rules)
  func canFail(rule: Rule) { #expect(!rule.faults(rule.planted).isEmpty) }
}

@Suite("The words") struct TextTests {
  @Test("every key has its sentence in every language it needs, with the same placeholders", arguments: SourceTree.catalogueFolders)
  func languages(folder: String) throws {
    let texts = try SourceTree.catalogue(folder)
    let japanese = try #require(texts["ja"])
    let english = try #require(texts["en"])
    let easy = try #require(texts["easy-ja"])
    #expect(Set(japanese.keys) == Set(english.keys))
    let forResidents = japanese.keys.filter { !$0.contains(".staff.") && !$0.hasPrefix("problem.staff.") && !$0.hasPrefix("problem.audit.") }
    for key in forResidents.sorted() { #expect(easy[key] != nil, "\(folder): \(key) has no easy Japanese") }
    // A day is written differently in each language, so the sentences about dates take differently named values.
    for (key, sentence) in japanese where !key.hasPrefix("problem.nihongo.") {
      #expect(Self.placeholders(sentence) == Self.placeholders(english[key] ?? ""), "\(folder): \(key)")
      if let words = easy[key] { #expect(Self.placeholders(words).isSubset(of: Self.placeholders(sentence)), "\(folder): \(key)") }
    }
  }

  @Test("every key named in the code exists")
  func used() throws {
    var known: Set<String> = []
    for folder in SourceTree.catalogueFolders { known.formUnion(try SourceTree.catalogue(folder)["ja"]?.keys.map { $0 } ?? []) }
    for file in SourceTree.product {
      for match in file.code.matches(of: /texts\["([a-z0-9.-]+)"/) {
        #expect(known.contains(String(match.1)), "\(file.path): \(match.1)")
      }
    }
  }

  @Test("every problem has its advice in every language")
  func problems() throws {
    var known: [String: Set<String>] = [:]
    for folder in SourceTree.catalogueFolders {
      for (language, texts) in try SourceTree.catalogue(folder) { known[language, default: []].formUnion(texts.keys) }
    }
    let codes = SourceTree.product.filter { $0.path.hasSuffix("Problem.swift") || $0.path.hasSuffix("ProblemPages.swift") }
      .flatMap { file in file.code.matches(of: /case \.\w+(?:, \.\w+)*: "([a-z]+\.[a-z-]+)"/).map { String($0.1) } }
    #expect(codes.count > 20)
    for code in codes { #expect(known["ja"]?.contains("problem.\(code)") == true && known["en"]?.contains("problem.\(code)") == true, "\(code)") }
  }

  private static func placeholders(_ sentence: String) -> Set<String> {
    Set(sentence.matches(of: /\{([a-z.-]+)\}/).map { String($0.1) })
  }
}
