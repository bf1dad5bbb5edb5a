/// Something the proof of a procedure found out, with the answers that show it.
public struct FormFinding: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// The procedure cannot be published.
    case error
    /// It can, and somebody should look at it.
    case hint
  }

  public let severity: Severity
  /// The id of the question, section, check or decision it is about.
  public let subject: String

  public init(severity: Severity, subject: String) {
    self.severity = severity
    self.subject = subject
  }
}
