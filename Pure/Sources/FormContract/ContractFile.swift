import FormSchema
import Nihongo

/// A file that came inside an application. It prints as `…`.
public struct ContractFile: PersonalValue, Equatable {
  /// The field of ``TypedAnswers`` its reference belongs into.
  public let field: String
  /// Where in the document it stands: a JSON Pointer.
  public let pointer: String
  /// The file's name on the sender's machine.
  public let name: String
  public let bytes: [UInt8]
  /// What the question takes.
  public let accept: [FileKind]
}
