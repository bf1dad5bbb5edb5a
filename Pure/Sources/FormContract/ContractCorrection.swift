import Nihongo

/// New answers to questions of an application that was handed in, as a program sent them. It prints as `…`.
public struct ContractCorrection: PersonalValue, Equatable {
  /// The new answers; of a patch, those it names and no others.
  public var application: ContractApplication
  /// The questions it speaks of. One without an answer in ``application`` is to have none any more.
  public let questions: Set<String>

  init(_ application: ContractApplication, questions: Set<String>) {
    (self.application, self.questions) = (application, questions)
  }
}
