import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// The way every page of a draft opens it and writes to it.
struct DraftDoor: Sendable {
  let desk: DraftDesk

  /// The draft of the address, as the officer may see it.
  func open(_ context: AppContext) async throws -> OpenDraft {
    var open = try await desk.load(try context.id("draft", of: Draft.self), by: try context.officer)
    open.mistakes = try await desk.mistakes(in: open)
    return open
  }

  /// Writes an edit and leads on. Where somebody else has changed the same meanwhile, both are shown to choose from.
  ///
  /// - Parameter path: where it goes on.
  func save(_ edit: DraftEdit, then path: String, _ context: AppContext) async throws -> Response {
    let id = try context.id("draft", of: Draft.self)
    switch try await desk.edit(id, edit, by: try context.officer) {
    case .saved, .unchanged: return context.redirect(to: path)
    case .conflict(let conflicts, let open):
      let choice = ConflictChoice(edit: edit, conflicts: conflicts, then: path)
      return context.respond(
        conflictPage(choice, open, guard: context.formGuard(), texts: context.texts))
    }
  }
}

extension AppContext {
  /// The piece of the draft that the address names with `at`.
  /// - Throws: ``WebProblem/pageNotFound`` when it names none.
  func draftPath(_ request: Request) throws(WebProblem) -> DraftPath {
    guard let text = request.uri.queryParameters["at"], let path = DraftPath(written: String(text)) else {
      throw .pageNotFound
    }
    return path
  }
}

extension SubmittedForm {
  /// The piece of the draft that a form is about.
  func draftPath(_ name: String = "at") throws(WebProblem) -> DraftPath {
    guard let path = DraftPath(written: self[name]) else { throw .unreadableForm }
    return path
  }

  /// A value that a page put into a hidden field.
  func json(_ name: String) -> JSONValue? { try? JSONReader.read(self[name].utf8, takesFractions: true) }
}

extension JSONValue {
  /// As it stands in a hidden field.
  var fieldText: String { String(decoding: canonicalBytes, as: UTF8.self) }
}
