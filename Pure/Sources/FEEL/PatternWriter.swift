/// Turns a pattern that was read into a program.
struct PatternWriter {
  private(set) var program: [Pattern.Instruction] = []
  private var loops = 0
  /// Repetitions of nothing write nothing, but take time.
  private var visits = 0

  var loopCount: Int { loops }

  private static let limit = 20_000

  mutating func write(_ tree: PatternTree) throws(PatternProblem) {
    try emit(tree)
  }

  private mutating func add(_ instruction: Pattern.Instruction) throws(PatternProblem) {
    guard program.count < Self.limit else { throw .tooLarge }
    program.append(instruction)
  }

  private mutating func emit(_ tree: PatternTree) throws(PatternProblem) {
    visits += 1
    guard visits < Self.limit * 4 else { throw .tooLarge }
    switch tree {
    case .empty: break
    case .leaf(let instruction): try add(instruction)
    case .sequence(let parts): for part in parts { try emit(part) }
    case .alternatives(let branches): try emit(branches)
    case .group(let number, let inner):
      try add(.save(number * 2))
      try emit(inner)
      try add(.save(number * 2 + 1))
    case .repeated(let inner, let least, let most, let isLazy):
      for _ in 0..<least { try emit(inner) }
      if let most {
        try emit(inner, atMost: most - least, isLazy: isLazy)
      } else {
        try emit(inner, foreverLazy: isLazy)
      }
    }
  }

  private mutating func emit(_ branches: [PatternTree]) throws(PatternProblem) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      guard index < branches.count - 1 else {
        try emit(branch)
        break
      }
      let split = program.count
      try add(.split(split + 1, 0))
      try emit(branch)
      ends.append(program.count)
      try add(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func emit(_ inner: PatternTree, atMost: Int, isLazy: Bool) throws(PatternProblem) {
    var splits: [Int] = []
    for _ in 0..<atMost {
      splits.append(program.count)
      try add(.split(0, 0))
      try emit(inner)
    }
    for split in splits {
      program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
    }
  }

  private mutating func emit(_ inner: PatternTree, foreverLazy isLazy: Bool) throws(PatternProblem) {
    let loop = loops
    loops += 1
    let split = program.count
    try add(.split(0, 0))
    try add(.mark(loop))
    try emit(inner)
    try add(.progress(loop))
    try add(.jump(split))
    program[split] = isLazy ? .split(program.count, split + 1) : .split(split + 1, program.count)
  }
}
