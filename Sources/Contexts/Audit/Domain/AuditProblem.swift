import Kernel

/// What can stand against writing to or reading from the log.
public enum AuditProblem: Problem, Equatable {
  /// Someone removed the head or wrote past it; nothing is accepted until an operator has looked.
  case logDamaged

  public var code: String { "audit.log-damaged" }
  public var kind: ProblemKind { .unavailable }
}
