import FormSchema
import Kernel
import SourceFiles

/// Reads the files of a procedure into a definition, and keeps every mistake with its place.
struct DefinitionReader {
  var findings: [FolderFinding] = []
  /// Where each thing stands, by a path such as `question.applicant-name`; for what is looked at afterwards.
  var marks: [String: SourceMark] = [:]
  /// Every text that is shown as it stands, without placeholders.
  var plainTexts: [(text: String, mark: SourceMark)] = []
  /// What conditions and decisions may look at; `nil` while the questions are being collected.
  var names: RuleNames?
  /// The questions behind ``names``, without their conditions.
  var known: [Question] = []
  /// By id.
  var tables: [String: CodeTable] = [:]
  /// The ids of tables that are there and cannot be read.
  var brokenTables: Set<String> = []
  /// The files of reusable groups, by id.
  var groups: [String: SourceNode] = [:]
  /// The group that is being read.
  var scope = GroupScope()
  /// Whether it is, also inside a row of it.
  var isInGroup = false
  var groupTranslations: [Language: [String: String]] = [:]
  /// How many questions were read, those of rows and groups each time they are used.
  var questionCount = 0

  /// Nobody fills in more, and what is looked up and proven of them takes its time.
  static let mostQuestions = 5_000

  /// Whether there are more questions than can be read.
  var isOverfull: Bool { questionCount > Self.mostQuestions }

  /// - Parameter files: by their path within the folder.
  /// - Returns: `nil` when a file that everything else stands on is missing, or not all questions can be read.
  mutating func read(_ files: [String: SourceNode]) -> ProcedureDefinition? {
    for file in ["procedure.yaml", "form.yaml", "messages.yaml"] where files[file] == nil {
      findings.append(FolderFinding(.missingFile, at: SourceMark(file: file), ["file": file]))
    }
    guard let facts = files["procedure.yaml"], let form = files["form.yaml"], let messages = files["messages.yaml"]
    else { return nil }
    readTables(files)
    readGroups(files)
    known = collected(form, files["decision.yaml"])
    names = RuleNames(known)
    let application = self.form(form, at: "form")
    let decision = files["decision.yaml"].map { self.form($0, at: "decision") }
    // Without all its questions, what looks at them would be a mistake, and is none.
    guard !known.isEmpty, !isOverfull else {
      _ = (procedure(facts), self.messages(messages))
      return nil
    }
    return ProcedureDefinition(
      procedure: procedure(facts), form: application, decision: decision, decisions: decisions(files), names: names,
      tables: tables.values.sorted { $0.id < $1.id }, groups: groupFiles(), groupTranslations: groupTranslations,
      documents: each(files, in: "documents").map { document($0, $1) }, messages: self.messages(messages),
      translations: translations(files), examples: each(files, in: "examples").compactMap { example($0, $1) })
  }

  /// The files of a sub-folder by their name without ending, in its order.
  private func each(_ files: [String: SourceNode], in folder: String) -> [(String, SourceNode)] {
    files.compactMap { path, node in Self.name(path, in: folder).map { ($0, node) } }.sorted { $0.0 < $1.0 }
  }

  /// `certificate` for `documents/certificate.yaml`.
  static func name(_ path: String, in folder: String, ending: String = "yaml") -> String? {
    guard path.hasPrefix("\(folder)/"), path.hasSuffix(".\(ending)") else { return nil }
    return String(path.dropFirst(folder.utf8.count + 1).dropLast(ending.utf8.count + 1))
  }

  private mutating func translations(_ files: [String: SourceNode]) -> [Language: [String: String]] {
    var translations: [Language: [String: String]] = [:]
    for language in Language.allCases where language != .japanese {
      guard let node = files["text/\(language.rawValue).yaml"] else { continue }
      marks["text.\(language.rawValue)"] = SourceMark(file: "text/\(language.rawValue).yaml")
      var sentences: [String: String] = [:]
      for entry in entries(node) {
        marks["text.\(language.rawValue).\(entry.key)"] = entry.mark
        sentences[entry.key] = entry.key.hasPrefix("message.") ? sentence(entry.value) : text(entry.value)
      }
      translations[language] = sentences
    }
    return translations
  }

  /// Counts a question that is read at `node`.
  mutating func count(_ node: SourceNode) {
    questionCount += 1
    if questionCount == Self.mostQuestions + 1 {
      find(.tooManyQuestions, at: node.mark, ["max": "\(Self.mostQuestions)"])
    }
  }

  /// Every question of both forms, read once beforehand: a condition may look at questions that stand further down.
  private func collected(_ form: SourceNode, _ decision: SourceNode?) -> [Question] {
    var scout = DefinitionReader()
    (scout.tables, scout.groups) = (tables, groups)
    let questions = scout.form(form, at: "form").questions
    return questions + (decision.map { scout.form($0, at: "decision").questions } ?? [])
  }
}
