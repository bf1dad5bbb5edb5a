import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// Another id for a question, and taking one away: first it is shown where it is used.
struct RenameRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/id", write, audit: "builder.draft-viewed") { request, context in
      let (reading, question) = try await open(try context.draftPath(request), context)
      return context.respond(
        renamePage(reading, question, typed: question.use?.own ?? question.id, error: nil, guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/id", write, audit: "builder.draft-edited", rename)
    routes.get("/staff/builder/{draft}/removal", write, audit: "builder.draft-viewed") { request, context in
      let (reading, question) = try await open(try context.draftPath(request), context)
      return context.respond(removalPage(reading, question, guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/removal", write, audit: "builder.draft-edited", remove)
  }

  private func open(_ path: DraftPath, _ context: AppContext) async throws -> (DraftReading, DraftQuestion) {
    let reading = DraftReading(try await door.open(context), context.texts)
    guard let question = reading.question(at: path) else { throw WebProblem.pageNotFound }
    return (reading, question)
  }

  @Sendable func rename(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, question) = try await open(try form.draftPath(), context)
    let typed = form["id"].trimmed
    let own = question.use?.own ?? question.id
    guard typed != own else { return context.redirect(to: reading.address.page("question", at: question.path)) }
    if let error = error(typed, question, reading) {
      return context.respond(
        renamePage(reading, question, typed: typed, error: error, guard: context.formGuard()))
    }
    let edit = try reading.folder.renaming(question: question.fullID, to: typed)
    let place = question.path.parent?.item(typed) ?? question.path
    return try await door.save(edit, then: reading.address.page("question", at: place), context)
  }

  private func error(_ id: String, _ question: DraftQuestion, _ reading: DraftReading) -> String? {
    guard id.isDraftID else { return reading.texts["builder.staff.id.wrong"] }
    let isTaken =
      question.path.parent.map { reading.folder[$0.item(id)] != nil } == true
      || reading.outline.questions.contains { $0.around == question.around && $0.id == id }
    return isTaken ? reading.texts["builder.staff.id.taken", ["id": id]] : nil
  }

  @Sendable func remove(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let (reading, question) = try await open(try form.draftPath(), context)
    let removal = try reading.folder.removing(question: question.fullID)
    return try await door.save(
      removal.edit, then: reading.address.outline(section: question.section), context)
  }
}

private func renamePage(
  _ reading: DraftReading, _ question: DraftQuestion, typed: String, error: String?, guard formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  let errors = error.map { [FieldError("id", $0)] } ?? []
  let title = texts["builder.staff.id.title", ["question": question.title]]
  return draftPage(title, reading.open, texts, errors: errors, crumbs: questionCrumbs(reading, question)) { h in
    h.p(texts["builder.staff.id.lead"])
    h.useList(DraftUses(reading.folder).uses(of: .question(question.fullID)), reading)
    h.postForm(to: reading.address.page("id", at: question.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", question.path.description)])
      h.textField(
        TextField(
          FieldFrame(
            "id", label: texts["builder.staff.id.new"], hint: texts["builder.staff.id.hint"], error: error),
          value: typed, width: .medium), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.id.change"]))
        h.actionLink(
          ActionLink(
            texts["builder.staff.back"], href: reading.address.page("question", at: question.path), rank: .secondary))
      }
    }
  }
}

private func removalPage(_ reading: DraftReading, _ question: DraftQuestion, guard formGuard: FormGuard) -> Page {
  let texts = reading.texts
  // What goes along is no question any more; what else names it now does so afterwards too.
  let gone = (try? reading.folder.removing(question: question.fullID))?.edit.paths ?? []
  let left = DraftUses(reading.folder).uses(of: .question(question.fullID)).filter { use in
    !gone.contains { use.path.isWithin($0) }
  }
  let title = texts["builder.staff.removal.title", ["question": question.title]]
  return draftPage(title, reading.open, texts, crumbs: questionCrumbs(reading, question)) { h in
    h.p(texts["builder.staff.removal.lead"])
    if !left.isEmpty {
      h.callout(
        Callout(.caution, title: texts["builder.staff.removal.left", ["n": "\(left.count)"]]) { h in
          h.p(texts["builder.staff.removal.left.text"])
          h.useList(left, reading)
        })
    }
    h.postForm(to: reading.address.page("removal", at: question.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", question.path.description)])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.removal.do"], rank: .warning))
        h.actionLink(
          ActionLink(
            texts["builder.staff.back"], href: reading.address.page("question", at: question.path), rank: .secondary))
      }
    }
  }
}
