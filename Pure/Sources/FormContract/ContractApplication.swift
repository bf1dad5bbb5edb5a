import FormSchema
import Nihongo

/// An application as a program sent it: what would have been typed into the form. It prints as `…`.
public struct ContractApplication: PersonalValue, Equatable {
  /// As if typed; files are missing until they are attached.
  public private(set) var typed: TypedAnswers
  /// In the order of the form, and of the document where a question takes several.
  public let files: [ContractFile]
  let answers: AnswersOutline

  init(typed: TypedAnswers, files: [ContractFile], answers: AnswersOutline) {
    (self.typed, self.files, self.answers) = (typed, files, answers)
  }

  /// Puts the reference of a stored file where the form looks for it.
  public mutating func attach(_ file: ContractFile, as attachment: Attachment) {
    typed[file.field] += [attachment.field]
  }
}
