import DMN
import DecimalArithmetic
import DecisionProof
import FEEL
import FormSchema
import Kernel

/// Everything of a procedure that the proof searches in: its questions as variables, its rules as watches.
final class ProofModel {
  let definition: ProcedureDefinition
  let today: CivilDate
  /// The work that is left, for the model itself and all that is proven with it.
  let budget: StepBudget
  /// In the order they can be read in: what depends on others after them.
  let variables: [ProofVariable]
  private let paths: QuestionPaths
  private let byPath: [String: ProofVariable]
  private(set) var checks: [CheckRule] = []
  private(set) var decisions: [DecisionKind: DecisionWatch] = [:]
  /// Of documents and their blocks.
  private(set) var documents: [DocumentRule] = []

  /// A rule between answers.
  struct CheckRule {
    /// Its place among all.
    let index: Int
    let check: Check
    let part: FormPart
    /// As ``QuestionPlace/prefix``.
    let prefix: String
    let at: ProofVariable
    let when: Watch?
    let must: Watch

    /// Its id behind those of the groups around it.
    var path: String { prefix + check.id }
  }

  /// A condition of a document, or of one of its blocks.
  struct DocumentRule {
    let document: DocumentTemplate
    let block: Int?
    let watch: Watch
  }

  /// - Parameter steps: the most that may be done.
  init(
    _ definition: ProcedureDefinition, _ paths: QuestionPaths, _ order: QuestionOrder, today: CivilDate, steps: Int
  ) {
    self.definition = definition
    self.today = today
    self.paths = paths
    budget = StepBudget(steps)
    variables = order.places.enumerated().map { ProofVariable($0.element, index: $0.offset) }
    byPath = Dictionary(variables.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var watching = Watching(self)
    watchQuestions(&watching)
    for part in [FormPart.application, .decision] {
      add(definition.form(part).checks, part, "", &watching)
      for place in paths.all where place.part == part {
        if let group = place.question.type.group { add(group.checks, part, place.path + ".", &watching) }
      }
    }
    for kind in DecisionKind.allCases { decisions[kind] = definition.decisions[kind].map { watching.watch($0) } }
    for document in definition.documents {
      let conditions = [(nil, document.when)] + document.blocks.enumerated().map { ($0.offset, $0.element.when) }
      documents += conditions.compactMap { block, when in
        when.map { DocumentRule(document: document, block: block, watch: watching.watch($0, in: "")) }
      }
    }
    CandidateMaker(self, watching.reader.cuts).make()
  }

  private func watchQuestions(_ watching: inout Watching) {
    var pages: [String: Watch] = [:]
    for variable in variables {
      if variable.isInRow {
        // Wherever its group is shown, a row can be added.
        variable.shown = self.variable(String(variable.place.prefix.dropLast()), in: "")?.shown ?? []
      } else if let when = variable.section.when {
        let page = pages["\(variable.part) \(variable.section.id)"] ?? watching.watch(when, in: "")
        pages["\(variable.part) \(variable.section.id)"] = page
        variable.shown.append(page)
      }
      if let when = variable.question.when { variable.shown.append(watching.watch(when, in: variable.place.prefix)) }
      variable.worked = watching.worked(variable)
    }
  }

  private func add(_ all: [Check], _ part: FormPart, _ prefix: String, _ watching: inout Watching) {
    for check in all {
      guard let at = variable(check.question, in: prefix) else { continue }
      checks.append(
        CheckRule(
          index: checks.count, check: check, part: part, prefix: prefix, at: at,
          when: check.when.map { watching.watch($0, in: prefix) }, must: watching.watch(check.must, in: prefix)))
    }
  }

  /// The question an id means inside these rows.
  func variable(_ id: String, in prefix: String) -> ProofVariable? { byPath[paths.path(id, in: prefix)] }

  /// The variables of these questions, in their order.
  func variables(_ questions: Set<String>, in prefix: String) -> [ProofVariable] {
    questions.compactMap { variable($0, in: prefix) }.sorted { $0.index < $1.index }
  }

  func path(_ id: String, in prefix: String) -> String { paths.path(id, in: prefix) }
}

extension ProofModel {
  /// A rule, with what it decides about.
  struct OpenRule {
    let subject: FormFinding.Subject
    let part: FormPart
    let condition: Condition?
  }

  /// Everything rules say.
  var watches: [Watch] {
    variables.flatMap(\.watches) + checks.flatMap { [$0.when, $0.must].compactMap(\.self) }
      + decisions.values.map(\.watch) + documents.map(\.watch)
  }

  /// The rules that may tell more answers apart than the search looks at.
  var openRules: [OpenRule] {
    var open: [OpenRule] = []
    for variable in variables {
      let section = variable.section.when == nil || variable.isInRow ? nil : variable.shown.first
      if section?.isOpen == true, !open.contains(where: { $0.subject == .section(variable.section.id) }) {
        open.append(
          OpenRule(subject: .section(variable.section.id), part: variable.part, condition: variable.section.when))
      }
      if variable.question.when != nil && variable.shown.last?.isOpen == true || variable.isPartial {
        open.append(
          OpenRule(subject: variable.subject, part: variable.part, condition: variable.question.when))
      }
    }
    open += checks.filter { $0.must.isOpen || $0.when?.isOpen == true }.map {
      OpenRule(subject: .check($0.path), part: $0.part, condition: $0.must.isOpen ? $0.check.must : $0.check.when)
    }
    open += decisions.values.filter(\.watch.isOpen).map {
      OpenRule(subject: .decision($0.rules.kind), part: .application, condition: nil)
    }.sorted { "\($0.subject)" < "\($1.subject)" }
    return open + documents.filter(\.watch.isOpen).map { rule in
      OpenRule(
        subject: rule.block.map { .block($0, of: rule.document.id) } ?? .document(rule.document.id),
        part: .application, condition: rule.block.map { rule.document.blocks[$0].when } ?? rule.document.when)
    }
  }
}

/// What a decision says, as a place in a list.
final class DecisionWatch {
  let rules: DecisionRules
  let watch: Watch
  private let said: Said

  /// What was said so far; equal results have one place.
  final class Said {
    private(set) var results: [Value] = []
    private var places: [String: [Int]] = [:]

    func place(of value: Value) -> Int {
      let text = value.description
      if let known = places[text]?.first(where: { results[$0] == value }) { return known }
      places[text, default: []].append(results.count)
      results.append(value)
      return results.count - 1
    }
  }

  init(_ rules: DecisionRules, _ watch: Watch, _ said: Said) {
    (self.rules, self.watch, self.said) = (rules, watch, said)
  }

  func result(_ states: [Int]) -> Value {
    let place = watch.value(states)
    return said.results[place]
  }
}

/// Makes watches of rules, and notes where their answers may change.
struct Watching {
  private let model: ProofModel
  private(set) var reader: CutReader
  private let trial: RuleTrial
  private let places: [String: QuestionPlace]

  /// How many steps of a search these are worth: asking a condition, asking a decision, reading a part of a rule.
  private static let conditionWeight = 8
  private static let decisionWeight = 64
  private static let readingWeight = 16

  init(_ model: ProofModel) {
    self.model = model
    trial = RuleTrial(today: model.today)
    places = Dictionary(model.variables.map { ($0.path, $0.place) }, uniquingKeysWith: { first, _ in first })
    let types = places.mapValues(\.question.type)
    reader = CutReader(
      types: types, ranges: types.compactMapValues { OrderedLadder.range($0, today: model.today) }, today: model.today)
  }

  mutating func watch(_ condition: Condition, in prefix: String) -> Watch {
    let trial = trial
    let read = read { $0.read(part(condition.formula, in: prefix)) }
    return add(model.variables(condition.questions, in: prefix), read, Self.conditionWeight) { answers in
      trial.holds(condition, answers) ? 1 : 0
    }
  }

  mutating func watch(_ rules: DecisionRules) -> DecisionWatch {
    let said = DecisionWatch.Said()
    let trial = trial
    let read = read { $0.read(table(rules)) }
    let watch = add(model.variables(rules.questions, in: ""), read, Self.decisionWeight) { answers in
      said.place(of: trial.value(of: rules, answers))
    }
    return DecisionWatch(rules, watch, said)
  }

  /// What an answer nobody types is worked out of; `nil` for others.
  ///
  /// Which answers it tells apart is a matter of the rules that look at it.
  func worked(_ variable: ProofVariable) -> Watch? {
    guard let formula = variable.question.type.formula else { return nil }
    let (trial, question) = (trial, variable.question)
    let variables = model.variables(formula.questions, in: variable.place.prefix)
    return Watch(variables, isOpen: false, weight: Self.conditionWeight, model.budget) { [unowned variable] answers in
      variable.state(of: trial.answer(to: question, answers))
    }
  }

  private func read(_ rules: (inout CutReader) -> Void) -> CutReader {
    var own = reader.empty
    if !model.budget.isSpent { rules(&own) }
    model.budget.take(own.stepsTaken * Self.readingWeight)
    return own
  }

  private mutating func add(
    _ variables: [ProofVariable], _ read: CutReader, _ weight: Int, _ evaluate: @escaping (Answers) -> Int
  ) -> Watch {
    reader.add(read.cuts)
    return Watch(
      variables, isOpen: read.isSpent || !read.cuts.open.isEmpty, weight: weight, model.budget, evaluate)
  }

  private func table(_ rules: DecisionRules) -> RuleTable {
    RuleTable(rules, rules.kind.rawValue) { meaning($0, in: "") }
  }

  private func part(_ formula: Formula, in prefix: String) -> RulePart {
    RulePart(formula) { meaning($0, in: prefix) }
  }

  /// What stands behind the id of a question: itself, or what it is worked out of.
  private func meaning(_ id: String, in prefix: String) -> RulePart.Meaning {
    let path = model.path(id, in: prefix)
    guard let place = places[path] else { return .unknown }
    switch place.question.type {
    case .computed(let computation):
      let part = part(computation.formula, in: place.prefix)
      guard [.number, .yen].contains(computation.kind) else { return .helper(part) }
      return .worked(part) { value in
        guard case .number(let number) = value else { return .null }
        return number.rounded(scale: 0, .down).map { .number($0) } ?? .null
      }
    case .lookedUp(let lookUp): return .derived(part(lookUp.key, in: place.prefix))
    default: return .question(path)
    }
  }
}
