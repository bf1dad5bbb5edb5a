/// What may stand in the way, and what of it looks at a variable.
final class GuardList {
  let all: [Goal.Guard]
  private var looking: [Int: [Int]] = [:]

  init(_ all: [Goal.Guard]) {
    self.all = all
    for (place, one) in all.enumerated() {
      for variable in one.wish.variables { looking[variable, default: []].append(place) }
    }
  }

  /// The places of those that look at a variable.
  func places(lookingAt variable: Int) -> [Int] { looking[variable] ?? [] }
}
