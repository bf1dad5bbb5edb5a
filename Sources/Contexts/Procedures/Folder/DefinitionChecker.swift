import FormSchema
import Kernel
import Nihongo
import SourceFiles

/// Looks at a definition as a whole: whether everything it refers to exists and fits.
struct DefinitionChecker {
  let definition: ProcedureDefinition
  /// Where each thing stands, as ``DefinitionReader`` noted it.
  let marks: [String: SourceMark]
  var findings: [FolderFinding] = []
  /// Those of the findings that tell what a table leaves out.
  var gaps: [DecisionGap] = []

  init(_ definition: ProcedureDefinition, marks: [String: SourceMark]) {
    self.definition = definition
    self.marks = marks
  }

  /// - Parameters:
  ///   - town: `nil` when it is not known; then nothing of a town is looked at.
  ///   - set: the ids of the town's procedures; `nil` when they are not known.
  mutating func check(for town: TownFacts?, among set: Set<String>?) {
    checkLists()
    checkRelated(among: set)
    checkLimits()
    checkConditions()
    checkFormulas()
    checkDecisions(for: town)
    checkRoles()
    checkPlaceholders()
    checkMessages()
    checkRefusals()
    checkTranslations()
    checkExamples()
    if let town { check(against: town) }
  }

  mutating func find(
    _ code: FolderFinding.Code, variant: String? = nil, at path: String, file: String = "procedure.yaml",
    _ values: [String: String] = [:]
  ) {
    findings.append(FolderFinding(code, variant: variant, at: marks[path] ?? SourceMark(file: file), values))
  }

  private mutating func check(against town: TownFacts) {
    let procedure = definition.procedure
    if !town.departments.contains(procedure.department) {
      find(.unknownDepartment, at: "procedure.department", suggestion(procedure.department, town.departments))
    }
    for id in procedure.categories where !town.categories.contains(id) {
      find(.unknownCategory, at: "procedure.categories.\(id)", suggestion(id, town.categories))
    }
    for id in procedure.lifeEvents where !town.lifeEvents.contains(id) {
      find(.unknownLifeEvent, at: "procedure.life-events.\(id)", suggestion(id, town.lifeEvents))
    }
  }

  func suggestion(_ id: String, _ known: Set<String>) -> [String: String] {
    var values = ["id": id, "allowed": known.sorted().joined(separator: ", ")]
    values["suggestion"] = Suggestion.closest(to: id, among: known.sorted())
    return values
  }

  private mutating func checkMessages() {
    let told = Set(definition.messages.map(\.moment))
    for moment in MessageMoment.allCases where moment.isRequired && !told.contains(moment) {
      // A message that is there and broken has its own finding.
      guard marks["message.\(moment.rawValue)"] == nil else { continue }
      find(.missingMessage, at: "messages", file: "messages.yaml", ["message": moment.rawValue])
    }
  }

  /// - Note: Source: 行政手続法 第8条 (a refusal states its reason), 行政不服審査法 第82条 (it tells how to appeal);
  ///   read 2026-11-21.
  private mutating func checkRefusals() {
    for document in definition.documents where document.issuedWhen == .refused {
      let file = "documents/\(document.id).yaml"
      let placeholders = document.sentences.flatMap(\.placeholders)
      if !placeholders.contains(Placeholder.Fact.reason.rawValue) {
        find(.refusalWithoutReason, at: "document.\(document.id)", file: file)
      }
      if !document.sentences.contains(where: { $0.source.contains("審査請求") }) {
        find(.refusalWithoutAppeal, at: "document.\(document.id)", file: file)
      }
    }
  }

  private mutating func checkTranslations() {
    for language in Language.allCases where language != .japanese {
      let file = "text/\(language.rawValue).yaml"
      guard let sentences = definition.translations[language] else {
        findings.append(FolderFinding(.missingFile, at: SourceMark(file: file), ["file": file]))
        continue
      }
      let keys = definition.translationKeys(for: language)
      let brought = definition.groupTranslations[language] ?? [:]
      missing(keys.filter { sentences[$0] == nil && brought[$0] == nil }, at: "text.\(language.rawValue)", file: file)
      let known = Set(keys)
      for (count, key) in sentences.keys.filter({ !known.contains($0) }).sorted().enumerated() {
        var values = ["key": key]
        // The first ones show what is wrong with the others.
        let words = count < Self.mostSuggested ? keys.filter { sentences[$0] == nil } : []
        values["suggestion"] = Suggestion.closest(to: key, among: words)
        find(.extraTranslation, at: "text.\(language.rawValue).\(key)", file: file, values)
      }
    }
  }

  private static let mostSuggested = 200

  /// Each by itself, or all together where most of a language is still to be written.
  private mutating func missing(_ keys: [String], at path: String, file: String) {
    guard keys.count > 10 else {
      for key in keys { find(.missingTranslation, at: path, file: file, ["key": key]) }
      return
    }
    let values = ["count": "\(keys.count)", "keys": keys.prefix(5).joined(separator: ", ")]
    find(.missingTranslation, variant: "many", at: path, file: file, values)
  }
}
