import FormSchema
import Kernel
import Nihongo

/// Whose case it is, as the inbox shows and finds it.
public struct Party: Sendable, Equatable, Codable, CustomStringConvertible {
  public let name: String
  public let kana: String
  /// Whom it is about, when that is someone else.
  public let subject: String

  public var description: String { "…" }

  init(_ record: ApplicationRecord) {
    name = record.applicant.name?.full ?? ""
    kana = record.applicant.name?.fullKana ?? ""
    subject = record.subject?.name?.full ?? ""
  }

  /// Everything the case can be found by.
  func searchPieces(subjectKana: String) -> Set<String> {
    Set([name, kana, subject, subjectKana].flatMap { FoldedText($0).bigrams })
  }
}
