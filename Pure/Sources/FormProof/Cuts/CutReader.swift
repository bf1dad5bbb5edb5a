import FEEL
import FormSchema
import Kernel

/// Reads from the rules of a procedure where they may change as one question goes through its answers.
///
/// What a rule says between two such places is not worked out here: the form itself is asked, with one answer of each
/// stretch. Understands comparisons with what depends on no question, also of what rises or falls with one answer (an
/// age, a day some months later), comparisons of two answers with each other, `list contains`, `in`, `between`, `and`,
/// `or`, `not`, `if`, and the tables of decisions. Choices are always understood: in doubt every option is looked at.
struct CutReader {
  /// How each question is answered, by its id.
  let types: [String: QuestionType]
  /// The steps that the answers to a question may take, by its id.
  let ranges: [String: ClosedRange<Int>]
  let environment: EvaluationEnvironment
  private(set) var cuts = Cuts()
  /// Answers worked out of others many times over are not followed for ever.
  var stepsLeft = Self.mostSteps

  private static let mostSteps = 20_000

  /// How much was read.
  var stepsTaken: Int { Self.mostSteps - stepsLeft }

  /// Whether there was more to read.
  var isSpent: Bool { stepsLeft <= 0 }

  init(types: [String: QuestionType], ranges: [String: ClosedRange<Int>], today: CivilDate) {
    self.types = types
    self.ranges = ranges
    environment = today.ruleEnvironment
  }

  /// A reader of other rules about the same questions.
  var empty: CutReader {
    var other = self
    other.cuts = Cuts()
    other.stepsLeft = Self.mostSteps
    return other
  }

  mutating func add(_ other: Cuts) { cuts.add(other) }

  func axis(of question: String) -> OrderedAxis? { types[question].flatMap { OrderedAxis($0.name) } }

  /// Reads a condition, or a value that follows from conditions.
  mutating func read(_ part: RulePart) {
    stepsLeft -= 1
    if part.isClosed || isSpent { return }
    switch part.expression.kind {
    case .conjunction(let parts), .disjunction(let parts): for one in parts { read(part.with(one)) }
    case .comparison(let operation, let left, let right):
      compare(part.with(left), operation, part.with(right))
    case .between(let operand, let low, let high):
      compare(part.with(operand), .greaterOrEqual, part.with(low))
      compare(part.with(operand), .lessOrEqual, part.with(high))
    case .isIn(let operand, let tests): for test in tests { read(test, of: part.with(operand), in: part.source) }
    case .instanceOf(let operand, _): readPresence(part.with(operand))
    case .conditional(let branches, let otherwise):
      for branch in branches {
        read(part.with(branch.condition))
        readValue(part.with(branch.result))
      }
      readValue(part.with(otherwise))
    case .call(let function, let arguments): call(function, arguments, part)
    default: readValue(part)
    }
  }

  private mutating func call(_ function: FEELExpression, _ arguments: [FEELExpression], _ part: RulePart) {
    switch (function.kind, arguments.count) {
    case (.builtIn("not"), 1): read(part.with(arguments[0]))
    case (.builtIn("list contains"), 2): contains(part.with(arguments[0]), part.with(arguments[1]))
    default: readAll(part)
    }
  }

  /// What a value may be, where all that counts is which of finitely many it is.
  mutating func readValue(_ part: RulePart) {
    switch part.expression.kind {
    case _ where part.isClosed: return
    case .comparison, .conjunction, .disjunction, .between, .isIn, .instanceOf, .conditional: read(part)
    case .name(let name):
      switch part.meaning(of: name) {
      case .helper(let helper), .worked(let helper, _): read(helper)
      case .derived(let part): readAll(part)
      case .table(let table): read(table)
      case .question, .other, .unknown: readAll(part)
      }
    default: readAll(part)
    }
  }

  /// Only whether there is a value counts.
  mutating func readPresence(_ part: RulePart) {
    guard case .name(let name) = part.expression.kind else { return readValue(part) }
    switch part.meaning(of: name) {
    case .question(let id): cuts[id] = cuts[id]
    case .other(let id): cuts[id].others.insert("")
    default: readValue(part)
    }
  }

  /// Every answer to every question in it may count.
  mutating func readAll(_ part: RulePart) {
    stepsLeft -= 1
    for one in part.expression.everyPart where !isSpent {
      guard case .name(let name) = one.kind else { continue }
      switch part.meaning(of: name) {
      case .question(let id): needAll(id)
      case .other(let id): cuts[id].isOpen = true
      case .helper(let helper), .worked(let helper, _), .derived(let helper): readAll(helper)
      case .table(let table): read(table)
      case .unknown: continue
      }
    }
  }

  mutating func needAll(_ id: String) {
    switch types[id]?.name {
    case .yesNo, .consent: cuts[id] = cuts[id]
    case .choice, .choices: cuts[id].needsAll = true
    // No rule sees it.
    case .individualNumber: cuts[id] = cuts[id]
    default: cuts[id].isOpen = true
    }
  }
}

/// Comparisons.
extension CutReader {
  mutating func compare(_ left: RulePart, _ operation: ComparisonOperator, _ right: RulePart) {
    if right.isClosed { return compare(left, operation, with: value(of: right)) }
    if left.isClosed { return compare(right, operation, with: value(of: left)) }
    guard let one = compared(left), let other = compared(right), one.member == other.member else {
      // `list contains(a, "x") = true`
      readValue(left)
      return readValue(right)
    }
    let kinds = [one, other].map { types[$0.question]?.name }
    let isOrdered = axis(of: one.question) != nil && kinds[0] == kinds[1]
    let isText = [one, other].allSatisfy(isLinkedText) && [.equal, .notEqual].contains(operation)
    if isOrdered && one.member == nil || isText {
      cuts.link(one.question, other.question)
    } else {
      needAll(one.question)
      needAll(other.question)
    }
  }

  /// A question, or a part of one, that an expression is the answer of.
  private func compared(_ part: RulePart) -> (question: String, member: String?)? {
    switch part.expression.kind {
    case .name(let name):
      switch part.meaning(of: name) {
      case .question(let id): return (id, nil)
      case .helper(let helper): return compared(helper)
      default: return nil
      }
    case .path(let base, let member):
      guard let found = compared(part.with(base)), found.member == nil else { return nil }
      return (found.question, member)
    default: return nil
    }
  }

  private func isLinkedText(_ compared: (question: String, member: String?)) -> Bool {
    guard case .name? = types[compared.question] else { return isText(compared.question, compared.member) }
    return ["full", "family", "given"].contains(compared.member)
  }

  private func isText(_ question: String, _ member: String?) -> Bool {
    switch types[question]?.name {
    case .text, .longText, .kana, .phone, .email, .insuredNumber, .corporateNumber: member == nil
    default: false
    }
  }

  mutating func compare(_ part: RulePart, _ operation: ComparisonOperator, with constant: Value?) {
    stepsLeft -= 1
    guard let constant, !isSpent else { return readAll(part) }
    if constant.isNull { return readPresence(part) }
    if case .name(let name) = part.expression.kind {
      switch part.meaning(of: name) {
      case .helper(let helper): return compare(helper, operation, with: constant)
      case .worked(let helper, _):
        if let rising = RisingPart(part, self) { return turn(rising, at: constant) }
        return compare(helper, operation, with: constant)
      case .other(let id):
        if case .string(let text) = constant { cuts[id].others.insert(text) }
        return
      default: break
      }
    }
    if let rising = RisingPart(part, self) { return turn(rising, at: constant) }
    guard let (id, member) = compared(part), case .string(let text) = constant,
      [.equal, .notEqual].contains(operation)
    else { return readValue(part) }
    compare(id, member, with: text, part)
  }

  private mutating func compare(_ id: String, _ member: String?, with text: String, _ part: RulePart) {
    switch (types[id]?.name, member) {
    case (.choice, nil): cuts[id].literals.insert(text)
    case (.name, let member?), (.address, let member?): cuts[id].members[member, default: []].insert(text)
    case _ where isText(id, member): cuts[id].literals.insert(text)
    default: readValue(part)
    }
  }

  mutating func contains(_ list: RulePart, _ item: RulePart) {
    guard let found = compared(list), found.member == nil, case .choices? = types[found.question],
      case .string(let option)? = value(of: item)
    else {
      readAll(list)
      return readAll(item)
    }
    cuts[found.question].listed.insert(option)
  }

  /// The value of a part that depends on no question; `nil` when it depends on one.
  func value(of part: RulePart) -> Value? {
    guard part.isClosed, let text = part.text, let compiled = try? FEELCompiler.expression(text) else { return nil }
    return Evaluation(capacity: compiled.slotCount, environment: environment).evaluate(compiled)
  }

  /// Notes the steps where what rises with an answer passes a constant.
  private mutating func turn(_ rising: RisingPart, at constant: Value) {
    guard let axis = axis(of: rising.question), let range = ranges[rising.question] else { return }
    cuts[rising.question] = cuts[rising.question]
    for operation in [ComparisonOperator.less, .lessOrEqual] {
      guard let order = try? FEELCompiler.expression("a \(operation.rawValue) b", layout: Self.pair) else { continue }
      let evaluation = Evaluation(capacity: order.slotCount + 2, environment: environment)
      let passes = { (step: Int) -> Bool in
        evaluation.renew()
        evaluation[0] = rising.value(axis.value(at: step))
        evaluation[1] = constant
        guard case .boolean(true) = evaluation.evaluate(order) else { return false }
        return true
      }
      if let turn = Self.turn(in: range, passes) { cuts[rising.question].steps.formUnion([turn - 1, turn]) }
    }
  }

  private static let pair = FrameLayout([("a", .any), ("b", .any)])

  /// The first step at which it is otherwise than at the first; `nil` where it never is.
  private static func turn(in range: ClosedRange<Int>, _ holds: (Int) -> Bool) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    let first = holds(low)
    guard holds(high) != first else { return nil }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) == first { low = middle } else { high = middle }
    }
    return high
  }
}
