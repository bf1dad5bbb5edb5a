import CivilTime
import FEEL

/// What a table wants to know of the slots it reads.
extension TableLogic {
  /// By slot; nil where it cannot be said, because inputs or outputs are computed.
  ///
  /// - Parameters:
  ///   - date: whose rules count; nil for all rules.
  ///   - type: what is known of a slot's value.
  func uses(on date: LocalDate?, type: (Int) -> FEELType) -> [Int: InputUse]? {
    guard constants.allSatisfy({ $0 != nil }),
      outputs.allSatisfy({ $0.defaultEntry.map { $0 is ConstantLogic } ?? true })
    else { return nil }
    let rules = source.rules.indices.filter { rule in date.map { source.rules[rule].counts(on: $0) } ?? true }
    var uses: [Int: InputUse] = [:]
    for (column, input) in inputs.enumerated() {
      if input.logic is ConstantLogic { continue }
      guard let slot = (input.logic as? LiteralLogic)?.expression.slot else { return nil }
      var use = input.type.use(of: type(slot))
      if let allowed = input.allowedValues { use = use.joined(InputUse(allowed)) }
      for rule in rules { use = use.joined(InputUse(cells[column][rule])) }
      uses[slot] = uses[slot, default: .nothing].joined(use)
    }
    return uses
  }
}

extension ItemType {
  /// What checking a value for this type wants to know of it, where FEEL's type of the value is known.
  func use(of known: FEELType) -> InputUse {
    if isPlain { return feel == .any || feel == known ? .nothing : .places([]) }
    guard !isCollection, components.isEmpty else { return .exactly }
    let tests = [allowedValues, constraint].compactMap { $0 }.map { InputUse($0) }
    return tests.reduce(base?.use(of: known) ?? .places([])) { $0.joined($1) }
  }
}
