enum PatternProblem: Error, Sendable {
  case notAPattern
  case tooLarge
  case tooCostly
}
