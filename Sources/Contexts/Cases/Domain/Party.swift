import FormSchema
import Kernel
import Nihongo

/// Whose case it is, as the inbox shows and finds it.
public struct Party: Sendable, Equatable, CustomStringConvertible {
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

  /// Reads what ``bytes`` gave. A name that is missing is empty.
  init(bytes: some Sequence<UInt8>) throws(JSONReader.Refusal) {
    let value = try JSONReader.read(bytes)
    name = value["name"]?.text ?? ""
    kana = value["kana"]?.text ?? ""
    subject = value["subject"]?.text ?? ""
  }

  /// As it is sealed: a JSON object.
  var bytes: [UInt8] {
    JSONValue.object([.init("name", .text(name)), .init("kana", .text(kana)), .init("subject", .text(subject))])
      .canonicalBytes
  }

  /// Everything the case can be found by.
  ///
  /// Besides the whole name each of its parts, so that a family name of one character (林, 東) is found by itself.
  func searchPieces(subjectKana: String) -> Set<String> {
    // Most people apply for themselves: their name is looked at once.
    let names: Set = [name, kana, subject, subjectKana]
    let parts = names.flatMap { $0.split(separator: "\u{3000}").map(String.init) }
    return Set(names.union(parts).flatMap { FoldedText($0).bigrams })
  }
}
