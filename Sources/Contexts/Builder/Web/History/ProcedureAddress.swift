import FormSchema
import Web

/// The addresses of a published procedure's pages for those who write it.
struct ProcedureAddress: Sendable {
  static let pattern = "/staff/builder/procedures/{procedure}"
  let procedure: String

  init(_ procedure: String) { self.procedure = procedure }

  /// Its versions.
  var page: String { "\(DraftAddress.list)/procedures/\(percentEncoded(procedure))" }

  /// One of its other pages, or what is sent to it: `closing`.
  func page(_ name: String) -> String { "\(page)/\(name)" }

  func difference(from old: ProcedureVersionID, to new: ProcedureVersionID) -> String {
    "\(page("difference"))?from=\(old)&to=\(new)"
  }

  func rollBack(to version: ProcedureVersionID) -> String { "\(page("roll-back"))?version=\(version)" }
}
