import Kernel
import Web

/// A form that arrived when its sender could not be let in any more: nothing of it was done, and it waits a short while
/// for the sender to come back with number and secret.
struct UnsentForm: Codable, Sendable {
  /// The page of a case it was sent from.
  enum Page: String, Codable, Sendable, CaseIterable {
    case correction, withdrawal

    func path(_ id: ID<Case>) -> String { "/status/\(id)/\(rawValue)" }
  }

  private struct Upload: Codable {
    let field: String
    let name: String
    let file: StoredFile
  }

  let page: Page
  private let fields: [String: [String]]
  private let uploads: [Upload]

  /// As long as the access it was too late for.
  static let lifetimeSeconds = 3600
  /// More than a person types, in bytes of its JSON; what is longer is not kept.
  static let mostBytes = 256 * 1024

  init(_ form: SubmittedForm, page: Page) {
    self.page = page
    fields = form.answers
    uploads = form.files.map { Upload(field: $0.field, name: $0.originalName, file: $0.file) }
  }

  /// The form as it came, without what guarded it.
  var form: SubmittedForm {
    SubmittedForm(
      fields: fields,
      files: uploads.map { UploadedFile(field: $0.field, originalName: $0.name, file: $0.file) })
  }

  /// The names of the files that came with it.
  var files: [String] { uploads.map(\.file.name) }
}
