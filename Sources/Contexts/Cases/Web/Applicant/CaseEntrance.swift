import Hummingbird
import Kernel
import Storage
import Web

/// The way to the pages of one case: they open for whoever may come in, and ask everybody else for number and secret.
struct CaseEntrance: Sendable {
  let desk: CaseDesk

  /// Asks for number and secret where access is missing, in the same words whether or not there is such a case.
  func asking(
    _ answer: @escaping @Sendable (Request, AppContext) async throws -> Response
  ) -> @Sendable (Request, AppContext) async throws -> Response {
    { request, context in
      do {
        return try await answer(request, context)
      } catch CasesProblem.accessNeeded {
        return ask(context, returnPath: "/status/\(try context.id("case", of: Case.self))")
      }
    }
  }

  /// The same for a form: what was written is kept until the person can come in again.
  func keeping(
    _ page: UnsentForm.Page, _ answer: @escaping @Sendable (SubmittedForm, AppContext) async throws -> Response
  ) -> @Sendable (SubmittedForm, AppContext) async throws -> Response {
    { form, context in
      do {
        return try await answer(form, context)
      } catch CasesProblem.accessNeeded {
        let id = try context.id("case", of: Case.self)
        let cookie = try await UnsentForms(desk: desk).keep(UnsentForm(form, page: page), for: id, context)
        var response = ask(context, returnPath: page.path(id), isKept: cookie != nil)
        if let cookie { response.setCookie(cookie) }
        return response
      }
    }
  }

  private func ask(_ context: AppContext, returnPath: String, isKept: Bool = false) -> Response {
    let model = StatusFormModel(
      isAccessNeeded: true, isKept: isKept, signIn: context.signInOffer, returnPath: returnPath)
    return context.respond(statusFormPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// Reads a case for its applicant and leaves a trace of it.
  func view(_ action: String, _ context: AppContext) async throws -> CaseView {
    let door = try CaseDoor(context)
    let id = door.id
    return try await desk.town.database.write { tx in
      try desk.note(action, id, by: try door.enter(desk, in: tx), in: tx)
      return try CaseView(id, desk, in: tx)
    }
  }

  /// What this browser sent from `page` of the case after its access had ended.
  func unsent(_ page: UnsentForm.Page, _ view: CaseView, _ context: AppContext) async throws -> UnsentForm? {
    let found = try await desk.town.database.read { tx in
      try UnsentForms(desk: desk).lookUp(view.value.id, context, in: tx)
    }
    return found?.page == page ? found : nil
  }
}
