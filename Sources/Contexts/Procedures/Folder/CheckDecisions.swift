import DMN
import DecisionProof
import FEEL
import FormSchema
import Nihongo
import SourceFiles

extension DefinitionChecker {
  /// - Parameter town: `nil` when it is not known; then departments are not looked at.
  mutating func checkDecisions(for town: TownFacts?) {
    for kind in DecisionKind.allCases {
      guard let rules = definition.decisions[kind] else { continue }
      let problems = rules.compiled.problems.map { FolderFinding($0, file: kind.path) }
      findings += problems
      guard let decision = rules.decision else {
        find(.missingDecision, at: kind.path, file: kind.path, ["name": kind.rawValue])
        continue
      }
      for input in decision.inputs { check(input, of: rules) }
      for table in DecisionTables(rules.model).all { checkCells(of: table, rules) }
      if let table = DecisionTables(rules.model).table(of: kind.rawValue) { checkResults(of: table, rules, town) }
      // A table that cannot be read cannot be proven.
      if problems.isEmpty { prove(rules) }
    }
  }

  private mutating func check(_ input: CompiledDecision.Input, of rules: DecisionRules) {
    let place = rules.model.inputData.first { $0.name == input.name }?.position
    let mark = SourceMark(rules, place)
    guard let id = rules.names.question(named: input.name), let type = rules.names.ruleType(of: input.name) else {
      findings.append(FolderFinding(.unknownQuestion, at: mark, closest(input.name, applicationNames(rules))))
      return
    }
    if definition.form.question(id) == nil {
      findings.append(FolderFinding(.beforeDecision, at: mark, ["id": input.name]))
    } else if input.type != .any, !type.conforms(to: input.type) {
      findings.append(
        FolderFinding(.unfitInput, at: mark, ["id": input.name, "type": "\(input.type)", "expected": "\(type)"]))
    }
  }

  private func applicationNames(_ rules: DecisionRules) -> [String] {
    rules.names.all.filter { name in
      rules.names.question(named: name).map { definition.form.question($0) != nil } ?? false
    }
  }

  /// A text in a column about a choice has to be one of its options.
  private mutating func checkCells(of table: DecisionTable, _ rules: DecisionRules) {
    for (column, input) in table.inputs.enumerated() {
      let name = input.expression.text
      guard rules.names.isAnswer(name), let question = rules.names.question(named: name),
        let type = rules.names.type(of: question), case .choice = type
      else { continue }
      let options = type.options.map(\.id) + (type.hasOther ? [Option.other] : [])
      if let allowed = input.allowedValues.map({ texts(of: $0, rules) }) {
        for option in options where !allowed.contains(option) {
          let mark = SourceMark(rules, input.position)
          findings.append(FolderFinding(.missingOption, at: mark, ["id": option, "column": input.label ?? name]))
        }
      }
      for rule in table.rules where column < rule.inputEntries.count {
        let cell = rule.inputEntries[column]
        for option in texts(of: cell.text, rules) where !options.contains(option) {
          var values = ["id": option, "question": question]
          values["suggestion"] = Suggestion.closest(to: option, among: options)
          findings.append(FolderFinding(.unknownOption, at: SourceMark(rules, cell.position ?? rule.position), values))
        }
      }
    }
  }

  /// The texts a cell compares its input with.
  private func texts(of cell: String, _ rules: DecisionRules) -> [String] {
    guard let parsed = try? FEELParser.unaryTests(cell, in: rules.names.scope, input: .string) else { return [] }
    return parsed.tests.tests.flatMap { $0.expression.everyPart.compactMap(\.string) }
  }

  /// Ids that stand in a table as they are: reasons, departments, file questions.
  private mutating func checkResults(of table: DecisionTable, _ rules: DecisionRules, _ town: TownFacts?) {
    for (column, output) in table.outputs.enumerated() {
      guard let member = DecisionWords.Member(output.name, in: rules.kind) else { continue }
      for rule in table.rules where column < rule.outputEntries.count {
        let cell = rule.outputEntries[column]
        guard let parsed = try? FEELParser.expression(cell.text, in: rules.names.scope) else { continue }
        for text in parsed.expression.everyPart.compactMap(\.string) {
          check(text, as: member, at: SourceMark(rules, cell.position ?? rule.position), town)
        }
      }
    }
  }

  private mutating func check(
    _ text: String, as member: DecisionWords.Member, at mark: SourceMark, _ town: TownFacts?
  ) {
    switch member {
    case .reason where definition.procedure.reasons[text] == nil:
      let known = definition.procedure.reasons.keys.sorted()
      findings.append(FolderFinding(.unknownReason, at: mark, closest(text, known)))
    case .department:
      guard let town, !town.departments.contains(text) else { return }
      findings.append(FolderFinding(.unknownDepartment, at: mark, suggestion(text, town.departments)))
    case .question: checkFiles(text, at: mark)
    case .outcome: check(text, among: Determination.Eligibility.Outcome.allCases.flatMap(\.spellings), at: mark)
    default: return
    }
  }

  private mutating func checkFiles(_ id: String, at mark: SourceMark) {
    guard let question = definition.form.question(id) else {
      let files = definition.form.questions.filter { $0.type.name == .files }
      findings.append(FolderFinding(.unknownQuestion, at: mark, closest(id, files.map(\.id))))
      return
    }
    if question.type.name != .files { findings.append(FolderFinding(.notAFileQuestion, at: mark, ["id": id])) }
  }

  private mutating func check(_ word: String, among words: [String], at mark: SourceMark) {
    guard !words.contains(word) else { return }
    var values = ["value": word, "allowed": words.joined(separator: ", ")]
    values["suggestion"] = Suggestion.closest(to: word, among: words)
    findings.append(FolderFinding(.unknownValue, at: mark, values))
  }
}

extension DecisionWords.Member {
  /// What a column of results is; a table of one result is about what its decision is for.
  fileprivate init?(_ column: String?, in kind: DecisionKind) {
    if let column {
      guard let member = Self.allCases.first(where: { $0.spellings.contains(column) }) else { return nil }
      self = member
      return
    }
    switch kind {
    case .fee: self = .amount
    case .eligibility: self = .outcome
    case .routing: self = .department
    case .attachments: self = .question
    }
  }
}

extension SourceMark {
  /// A place in the file of a decision.
  init(_ rules: DecisionRules, _ place: TextPosition?) {
    self.init(file: rules.kind.path, line: place?.line ?? 1, column: place?.column ?? 1)
  }
}
