import FormSchema
import Ports

/// The picture of a paper itself, kept with the case beside the answers that were entered from it.
enum PaperScan {
  /// Begins with `_`, as no question's id does.
  static let field = "_scan"
  static let kinds: [FileKind] = [.pdf, .photo]
  /// A photo a page, of the longest forms with what lay in their envelopes.
  private static let most = 20
  private static let question = Question(
    id: field, type: .files(accept: kinds, atLeast: 0, atMost: most), label: "")

  /// `kept` with those that arrived with the page and without the one that was taken away.
  static func merged(_ input: InterviewInput, into kept: [Attachment]) -> (kept: [Attachment], refused: [RefusedFile]) {
    var typed = TypedAnswers([field: kept.map(\.field)])
    let refused = typed.attach(input.files, to: question, removing: input.removedFile)
    return (typed.attachments(field), refused)
  }
}
