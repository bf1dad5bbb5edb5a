import HTMLKit
import Kernel

/// A component in one of its states, shown in the gallery and checked by tests.
public struct ComponentExample: Sendable {
  public let title: String
  public let write: @Sendable (inout HTML, Texts) -> Void

  public init(title: String, write: @escaping @Sendable (inout HTML, Texts) -> Void) {
    self.title = title
    self.write = write
  }
}
