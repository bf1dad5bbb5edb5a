import FormSchema
import Kernel

/// Reads the files of a procedure into a definition, and keeps every mistake with its place.
struct DefinitionReader {
  var findings: [FolderFinding] = []
  /// Where each thing stands, by a path such as `question.applicant-name`; for what is looked at afterwards.
  var marks: [String: SourceMark] = [:]
  /// Every text that is shown as it stands, without placeholders.
  var plainTexts: [(text: String, mark: SourceMark)] = []
  /// What conditions and decisions may look at; `nil` while the questions are being collected.
  var names: RuleNames?

  /// - Parameter files: by their path within the folder.
  /// - Returns: `nil` when a file that everything else stands on is missing.
  mutating func read(_ files: [String: SourceNode]) -> ProcedureDefinition? {
    for file in ["procedure.yaml", "form.yaml", "messages.yaml"] where files[file] == nil {
      findings.append(FolderFinding(.missingFile, at: SourceMark(file: file), ["file": file]))
    }
    guard let facts = files["procedure.yaml"], let form = files["form.yaml"], let messages = files["messages.yaml"]
    else { return nil }
    names = Self.names(form, files["decision.yaml"])
    return ProcedureDefinition(
      procedure: procedure(facts), form: self.form(form, at: "form"),
      decision: files["decision.yaml"].map { self.form($0, at: "decision") }, decisions: decisions(files), names: names,
      documents: each(files, in: "documents").map { document($0, $1) }, messages: self.messages(messages),
      translations: translations(files), examples: each(files, in: "examples").compactMap { example($0, $1) })
  }

  /// The files of a sub-folder by their name without ending, in its order.
  private func each(_ files: [String: SourceNode], in folder: String) -> [(String, SourceNode)] {
    files.compactMap { path, node in Self.name(path, in: folder).map { ($0, node) } }.sorted { $0.0 < $1.0 }
  }

  /// `certificate` for `documents/certificate.yaml`.
  static func name(_ path: String, in folder: String) -> String? {
    guard path.hasPrefix("\(folder)/"), path.hasSuffix(".yaml") else { return nil }
    return String(path.dropFirst(folder.utf8.count + 1).dropLast(5))
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

  /// Every question of both forms, read once beforehand: a condition may look at questions that stand further down.
  private static func names(_ form: SourceNode, _ decision: SourceNode?) -> RuleNames {
    var scout = DefinitionReader()
    let questions = scout.form(form, at: "form").questions
    return RuleNames(questions + (decision.map { scout.form($0, at: "decision").questions } ?? []))
  }
}
