/// A pattern as it was read.
indirect enum PatternTree: Sendable {
  case empty
  case leaf(Pattern.Instruction)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  case group(Int, PatternTree)
  case repeated(PatternTree, least: Int, most: Int?, isLazy: Bool)
}
