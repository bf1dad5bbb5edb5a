import Kernel

/// What arrived in a form, as typed: nothing is trimmed, folded or refused yet.
public struct SubmittedForm: Sendable {
  /// Field name → values in the order they came.
  public var fields: [String: [String]]
  public let files: [UploadedFile]

  public init(fields: [String: [String]], files: [UploadedFile] = []) {
    self.fields = fields
    self.files = files
  }

  /// The first value of a field; a missing field is an empty answer.
  public subscript(_ name: String) -> String { fields[name]?.first ?? "" }

  /// Every value of a field that may stand more than once.
  public func all(_ name: String) -> [String] { fields[name] ?? [] }

  public func has(_ name: String) -> Bool { fields[name] != nil }

  /// The key that makes this form count once, however often it arrives.
  public var once: String { self["once"] }

  /// The fields that are the form's own, without what guards it.
  public var answers: [String: [String]] { fields.filter { $0.key != "csrf" && $0.key != "once" } }
}

/// One attachment, already sealed on disk under a name made from its content.
public struct UploadedFile: Sendable, Equatable {
  /// The form field it came in.
  public let field: String
  /// What the sender's device called it; shown to people, never used as a path.
  public let originalName: String
  public let file: StoredFile

  public init(field: String, originalName: String, file: StoredFile) {
    self.field = field
    self.originalName = originalName
    self.file = file
  }
}
