import Kernel
import Storage

/// Whom to write to about what keeps the product itself running.
public protocol EngineerPort: Sendable {
  /// The mail addresses of everyone who is システム担当 and may sign in, each once, in order; those without one are left
  /// out.
  func engineerMails(in tx: any Transaction) throws -> [Personal<String>]
}
