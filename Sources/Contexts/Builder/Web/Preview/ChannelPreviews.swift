import FormSchema
import HTMLKit
import Kernel
import Ports

/// What a procedure in the making looks like in every channel. The contexts that serve the channels give it, so nothing
/// is drawn here that would be drawn otherwise there.
public struct ChannelPreviews: Sendable {
  /// Writes a channel for an application, in a language.
  public typealias Writer = @Sendable (TriedApplication, Language, inout HTML) -> Void

  /// A page of the form, by its id.
  let page: @Sendable (TriedApplication, String, Language, inout HTML) -> Void
  /// The interview at the counter, in a language of officers.
  let interview: Writer
  let talk: Writer
  /// What is read out on the telephone, in a language of officers.
  let script: Writer
  /// The printable form as a PDF.
  let form: @Sendable (TriedApplication, Language) async throws -> [UInt8]
  /// One of the procedure's papers, by its id; `nil` when there is none.
  let paper: @Sendable (TriedApplication, String, TriedShape) async throws -> [UInt8]?
  /// The mail of a step; `nil` when nothing is told at it.
  let message: @Sendable (TriedApplication, MessageMoment, Language) async throws -> FilledMessage?

  public init(
    page: @escaping @Sendable (TriedApplication, String, Language, inout HTML) -> Void, interview: @escaping Writer,
    talk: @escaping Writer, script: @escaping Writer,
    form: @escaping @Sendable (TriedApplication, Language) async throws -> [UInt8],
    paper: @escaping @Sendable (TriedApplication, String, TriedShape) async throws -> [UInt8]?,
    message: @escaping @Sendable (TriedApplication, MessageMoment, Language) async throws -> FilledMessage?
  ) {
    (self.page, self.interview, self.talk, self.script) = (page, interview, talk, script)
    (self.form, self.paper, self.message) = (form, paper, message)
  }
}
