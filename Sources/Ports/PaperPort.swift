import FormSchema
import Kernel

/// The printable forms of procedures, for contexts that lead to them.
public protocol PaperPort: Sendable {
  /// The form of a version with these answers written in, as a PDF, and sealed into its codes.
  ///
  /// - Parameter today: the day the answers are read on.
  /// - Throws: when it cannot be drawn or sealed.
  func filled(
    _ published: PublishedProcedure, _ typed: TypedAnswers, in language: Language, on today: CivilDate
  ) async throws -> [UInt8]
}
