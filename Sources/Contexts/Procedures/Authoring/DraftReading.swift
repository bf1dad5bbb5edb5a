import DMN
import FormProof
import FormSchema
import Kernel
import Ports
import ProcedureDraft
import SourceFiles
import Web

/// A draft as it was read, with everything that was found.
struct DraftReading {
  let folder: DraftFolder
  let source: DraftSource
  /// As far as it can be read at all.
  let definition: ProcedureDefinition?
  let outcome: ProcedureFolderReader.Outcome
  /// Whether nothing stood against reading it; then its version is settled.
  let isReadable: Bool

  /// - Parameters:
  ///   - town: `nil` leaves out what a town has to have.
  ///   - set: the ids of the town's procedures; `nil` when they are not known.
  init(_ folder: DraftFolder, for town: TownFacts? = nil, among set: Set<String>? = nil) {
    self.folder = folder
    source = DraftSource(folder)
    (outcome, definition, isReadable) = ProcedureFolderReader.judge(
      source.nodes, named: nil, for: town, among: set,
      findings: folder.paths.compactMap(ProcedureFolderReader.unexpected))
  }

  /// What was found, in the words of people who never saw a file of it.
  func findings(_ found: [FolderFinding], _ words: AuthoringWords) -> [DraftFinding] {
    found.map { finding in
      let path = source.path(of: finding.mark)
      let isText = DraftFolder.isText(finding.mark.file)
      // What could not be read has lines of its own.
      let isLine = isText || folder.files[finding.mark.file] == nil
      return DraftFinding(
        finding.severity == .mistake ? .mistake : .advice, finding.code.rawValue, at: path,
        line: isLine ? finding.mark.line : nil, rule: isText ? rule(at: finding.mark) : nil,
        what: words.each { named(finding.what($0)) }, advice: words.each { named(finding.wouldBeRight($0)) })
    }
  }

  /// The number of the rule that begins at a place of a decision's text, or before it.
  private func rule(at mark: SourceMark) -> Int? {
    guard let kind = DecisionKind.allCases.first(where: { $0.path == mark.file }),
      let rules = definition?.decisions[kind], let table = DecisionTables(rules.model).table(of: kind.rawValue)
    else { return nil }
    let lines = table.rules.map { $0.position?.line ?? 0 }
    guard let first = lines.first, first > 0, mark.line >= first else { return nil }
    return lines.lastIndex { $0 <= mark.line }.map { $0 + 1 }
  }

  /// The sentence with the things' names in place of the numbers that stand for lines.
  private func named(_ sentence: String) -> String {
    sentence.replacing(/([a-z0-9\/-]+\.yaml):([0-9]+):[0-9]+/) { match in
      guard let number = Int(match.2), let path = source.path(file: String(match.1), number: number) else {
        return String(match.1)
      }
      return name(of: path)
    }
  }

  private func name(of path: DraftPath) -> String {
    var place: DraftPath? = path
    while let tried = place {
      for key in ["label", "title", "message"] {
        if let name = folder.text(tried.key(key)) { return "「\(name)」" }
      }
      place = tried.parent
    }
    return path.file
  }
}

/// The catalogue in the languages of officers.
struct AuthoringWords {
  private let languages: [Language] = [.japanese, .english]

  func each(_ sentence: (Texts) -> String) -> [Language: String] {
    Dictionary(uniqueKeysWithValues: languages.map { ($0, sentence(ProceduresFeature.catalogue.texts(in: $0))) })
  }
}
