import FEEL
import FormSchema
import SourceFiles

/// Formulas of answers nobody types and of proposals, and what stands in rows.
extension DefinitionChecker {
  mutating func checkFormulas() {
    for (part, form) in [("form", definition.form), ("decision", definition.form(.decision))] {
      let known = Set((part == "form" ? [] : definition.form.questions.map(\.id)) + form.questions.map(\.id))
      for question in form.questions { checkFormulas(of: question, "\(part).question.", known) }
      for question in form.questions {
        guard let group = question.type.group else { continue }
        checkRows(group, Place(part: part, path: "\(question.id).", known: known))
      }
    }
    checkUnusedFiles()
  }

  /// Where the questions of a row stand, and what is known around them.
  private struct Place {
    let part: String
    let path: String
    let known: Set<String>

    func question(_ id: String) -> String { "\(part).question.\(path)\(id)" }
    func check(_ id: String) -> String { "\(part).check.\(path)\(id)" }
  }

  /// - Parameter prefix: what the paths of marks of these questions begin with.
  private mutating func checkFormulas(of question: Question, _ prefix: String, _ known: Set<String>) {
    let path = prefix + question.id
    switch question.type {
    case .computed(let computation):
      check(computation.formula, at: "\(path).value", known, gives: question.type.ruleType)
    case .lookedUp(let lookUp): check(lookUp.key, at: "\(path).key", known, gives: nil)
    default: break
    }
    guard let initial = question.initial else { return }
    guard question.type.canBeProposed else {
      return find(.unfitInitial, at: "\(path).initial", file: file(prefix))
    }
    check(initial, at: "\(path).initial", known, gives: question.type.ruleType)
  }

  private func file(_ prefix: String) -> String { prefix.hasPrefix("decision") ? "decision.yaml" : "form.yaml" }

  /// - Parameter type: what the formula has to give; `nil` for anything.
  private mutating func check(_ formula: Formula, at path: String, _ known: Set<String>, gives type: FEELType?) {
    guard let mark = marks[path] else { return }
    for other in formula.questions.sorted() where !known.contains(other) {
      find(.beforeDecision, at: path, ["id": other])
    }
    findings += ConditionFindings(formula, at: mark).inside
    let given = formula.expression.type
    guard let type, ![.any, .null].contains(given), !given.conforms(to: type) else { return }
    findings.append(FolderFinding(.unfitFormula, at: mark, ["type": "\(given)", "expected": "\(type)"]))
  }

  private mutating func checkRows(_ group: RepeatedGroup, _ place: Place) {
    let known = place.known.union(group.questions.map(\.id))
    for question in group.questions {
      let path = place.question(question.id)
      check(question.when, at: "\(path).when", known, earlier: known.subtracting([question.id]))
      checkFormulas(of: question, "\(place.part).question.\(place.path)", known)
      checkShape(question, path, place.part)
      guard let inner = question.type.group else { continue }
      checkRows(inner, Place(part: place.part, path: "\(place.path)\(question.id).", known: known))
    }
    for rule in group.checks {
      if group.question(rule.question) == nil {
        find(.unknownQuestion, at: "\(place.check(rule.id)).at", closest(rule.question, group.questions.map(\.id)))
      }
      check(rule.when, at: "\(place.check(rule.id)).when", known)
      check(rule.must, at: "\(place.check(rule.id)).must", known)
    }
  }

  /// What may stand in a form and not in a row of it.
  private mutating func checkShape(_ question: Question, _ path: String, _ part: String) {
    let file = "\(part).yaml"
    if let name = question.name, !RuleNames.isName(name) {
      find(.unfitName, at: "\(path).name", file: file, ["name": name])
    }
    if let role = question.role { find(.roleInRow, at: "\(path).role", file: file, ["role": role.rawValue]) }
    checkLimits(question, path, file: file)
  }

  /// Files that came along and mean nothing.
  private mutating func checkUnusedFiles() {
    let forms = [definition.form, definition.form(.decision)]
    let all = forms.flatMap { $0.questions.flatMap(\.withRows) }
    let uses = forms.flatMap(\.sections).flatMap(\.uses) + all.flatMap { $0.type.group?.uses ?? [] }
    let groups = Set(uses.map(\.group))
    for group in definition.groups where !groups.contains(group.id) { unused("groups/\(group.id).yaml") }
    let tables = Set(all.compactMap(\.optionsFrom) + all.compactMap(\.lookedUpTable))
    for table in definition.tables where !tables.contains(table.id) { unused("tables/\(table.id).csv") }
  }

  private mutating func unused(_ file: String) {
    findings.append(FolderFinding(.unusedFile, at: SourceMark(file: file), severity: .advice))
  }
}

extension Question {
  /// Itself and the questions of its rows.
  fileprivate var withRows: [Question] { [self] + (type.group?.questions.flatMap(\.withRows) ?? []) }

  fileprivate var lookedUpTable: String? {
    guard case .lookedUp(let lookUp) = type else { return nil }
    return lookUp.table.id
  }
}
