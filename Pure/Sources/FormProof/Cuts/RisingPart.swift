import FEEL
import FormSchema

/// A value that only rises, or only falls, as the answer to one question does: an age, a day some months later.
struct RisingPart {
  let question: String
  /// The value for an answer.
  let value: (Value) -> Value

  /// - Returns: `nil` when it is not known to be so.
  init?(_ part: RulePart, _ reader: CutReader) {
    if case .name(let name) = part.expression.kind {
      switch part.meaning(of: name) {
      case .question(let id) where reader.axis(of: id) != nil: self.init(question: id, value: { $0 })
      case .helper(let helper):
        guard let inner = RisingPart(helper, reader) else { return nil }
        self = inner
      case .worked(let helper, let finish):
        guard let inner = RisingPart(helper, reader) else { return nil }
        self.init(question: inner.question) { finish(inner.value($0)) }
      default: return nil
      }
      return
    }
    guard let leaf = Self.moving(part), case .name(let name) = leaf.expression.kind, name != "?",
      let inner = RisingPart(leaf, reader), let text = part.text,
      let own = try? FEELCompiler.expression(text, layout: FrameLayout([(name, .any)]))
    else { return nil }
    let evaluation = Evaluation(capacity: own.slotCount + 1, environment: reader.environment)
    self.init(question: inner.question) { answer in
      evaluation.renew()
      evaluation[0] = inner.value(answer)
      return evaluation.evaluate(own)
    }
  }

  private init(question: String, value: @escaping (Value) -> Value) {
    self.question = question
    self.value = value
  }

  /// The one name that moves the part, where everything around it keeps or turns the order.
  private static func moving(_ part: RulePart) -> RulePart? {
    switch part.expression.kind {
    case .name: return part
    case .path(let base, "years"), .path(let base, "year"), .path(let base, "days"): return moving(part.with(base))
    case .negation(let operand): return moving(part.with(operand))
    case .arithmetic(let first, let steps):
      // A divisor that moves does not keep the order, and neither does an exponent.
      let keeps = steps.allSatisfy { step in
        switch step.operation {
        case .add, .subtract, .multiply: true
        case .divide: part.with(step.operand).isClosed
        case .power: false
        }
      }
      let open = ([first] + steps.map(\.operand)).map(part.with).filter { !$0.isClosed }
      guard open.count == 1, keeps else { return nil }
      return moving(open[0])
    case .call(let function, let arguments):
      guard case .builtIn(let name) = function.kind, keepsOrder.contains(name) else { return nil }
      let open = arguments.map(part.with).filter { !$0.isClosed }
      return open.count == 1 ? moving(open[0]) : nil
    default: return nil
    }
  }

  /// Functions of several arguments that rise or fall with each of them, or take their rounding from a constant.
  private static let keepsOrder: Set<String> = [
    "years and months duration", "floor", "ceiling", "decimal", "round up", "round down", "round half up",
    "round half down",
  ]
}
