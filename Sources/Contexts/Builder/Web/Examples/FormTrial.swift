import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// A form filled in to try it, without anything being kept. The context that shows forms to residents gives it, so the
/// pages and the rules are those of a real application.
public struct FormTrial: Sendable {
  /// What a page that came back made of what was typed before.
  public typealias Step = (typed: TypedAnswers, errors: [FieldError], goesOn: Bool, isLonger: Bool)

  /// Writes a page of the form, by its id, into a form of the caller's.
  let page: @Sendable (TriedApplication, String, [FieldError], Texts, inout HTML) -> Void
  /// Reads such a page.
  let read: @Sendable (SubmittedForm, String, TriedApplication, Texts) -> Step
  /// Writes every answer.
  let answers: @Sendable (TriedApplication, Texts, inout HTML) -> Void
  /// Writes what the rules say, and why.
  let rules: @Sendable (TriedApplication, Texts, inout HTML) -> Void
  /// The day by which it would have to be decided; `nil` where nobody knows.
  let dueDay: @Sendable (TriedApplication) async throws -> CivilDate?

  public init(
    page: @escaping @Sendable (TriedApplication, String, [FieldError], Texts, inout HTML) -> Void,
    read: @escaping @Sendable (SubmittedForm, String, TriedApplication, Texts) -> Step,
    answers: @escaping @Sendable (TriedApplication, Texts, inout HTML) -> Void,
    rules: @escaping @Sendable (TriedApplication, Texts, inout HTML) -> Void,
    dueDay: @escaping @Sendable (TriedApplication) async throws -> CivilDate?
  ) {
    (self.page, self.read, self.answers, self.rules, self.dueDay) = (page, read, answers, rules, dueDay)
  }
}
