/// One `name in domain` of a for, some or every.
struct LoopVariable: Sendable {
  let slot: Int
  let domain: any Node
  /// The end of `first..last`.
  let last: (any Node)?
  let range: SourceRange

  /// The values to go through; nil where the domain is not one.
  func items(_ frame: Frame) -> LoopItems? {
    let first = domain.value(frame)
    let items = last.map { LoopItems(from: first, to: $0.value(frame)) } ?? LoopItems(first)
    if items == nil {
      frame.evaluation.note(
        .typeMismatch, at: range, found: first.kindName, expected: "a list, or a range of whole numbers or dates")
    }
    return items
  }
}
