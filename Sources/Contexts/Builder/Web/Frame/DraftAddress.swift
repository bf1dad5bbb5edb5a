import Kernel
import ProcedureDraft
import Web

/// The addresses of one draft's pages.
struct DraftAddress: Sendable {
  static let list = "/staff/builder"
  let draft: ID<Draft>

  init(_ draft: ID<Draft>) { self.draft = draft }

  /// The form with its pages and questions.
  var outline: String { "\(Self.list)/\(draft)" }

  /// - Parameter section: the page of the form that stands open.
  func outline(section: String) -> String {
    "\(outline)?section=\(percentEncoded(section))#section-\(percentEncoded(section))"
  }

  /// One of the draft's other pages: `facts`, `preview`.
  func page(_ name: String) -> String { "\(outline)/\(name)" }

  /// A page about one piece of the draft: its question, its condition.
  func page(_ name: String, at path: DraftPath) -> String {
    "\(outline)/\(name)?at=\(percentEncoded(path.description))"
  }
}
