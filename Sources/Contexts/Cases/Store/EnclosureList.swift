import FormSchema

/// The files that came with an application and answer no question, as one sealed column holds them: what was signed at
/// the counter, a picture of the paper that came by post.
struct EnclosureList {
  private static let field = "enclosures"
  let files: [Attachment]

  init(_ files: [Attachment]) { self.files = files }

  /// Reads ``bytes``; none when there are none.
  init(bytes: [UInt8]?) throws { files = try bytes.map { try TypedAnswers(bytes: $0).attachments(Self.field) } ?? [] }

  /// What is to be sealed; `nil` when there are none.
  var bytes: [UInt8]? { files.isEmpty ? nil : TypedAnswers([Self.field: files.map(\.field)]).bytes }
}
