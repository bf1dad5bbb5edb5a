import FEEL

extension FEELExpression {
  /// Itself and every expression inside it, from the outside in.
  public var everyPart: [FEELExpression] { [self] + parts.flatMap(\.everyPart) }

  /// Every name it uses, in order; built-in functions are none.
  public var names: [String] {
    everyPart.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
  }
}
