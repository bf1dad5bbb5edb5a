import DMN
import DecisionSheets
import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// A new table: what it is for, and what it depends on.
struct NewDecisionRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/new-decision", write, audit: "builder.draft-viewed") { request, context in
      let kind = request.uri.queryParameters["kind"].flatMap { DecisionKind(rawValue: String($0)) } ?? .fee
      let decisions = try await open(kind, context)
      guard decisions.text.isEmpty else {
        return context.redirect(to: DecisionPlace(kind).address(decisions.reading.address))
      }
      return context.respond(newDecisionPage(decisions, chosen: [], errors: [], guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/new-decision", write, audit: "builder.draft-edited", add)
  }

  private func open(_ kind: DecisionKind, _ context: AppContext) async throws -> DraftDecisions {
    try TableRoutes.decisions(DecisionPlace(kind), try await door.open(context), context.texts, door.desk.town)
  }

  @Sendable private func add(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    guard let kind = DecisionKind(rawValue: form["kind"]) else { throw WebProblem.unreadableForm }
    let decisions = try await open(kind, context)
    let place = DecisionPlace(kind), then = place.address(decisions.reading.address)
    guard decisions.text.isEmpty else { return context.redirect(to: then) }
    let chosen = form.all("column")
    let choices = ColumnChoices(decisions: decisions).conditions
    let texts = context.texts
    if kind == .attachments, decisions.words.words(for: .question).isEmpty {
      let error = FieldError("column", texts["builder.staff.decision.new.no-files"])
      return context.respond(
        newDecisionPage(decisions, chosen: chosen, errors: [error], guard: context.formGuard()))
    }
    let starter = StarterTable(
      decisions: decisions, conditions: chosen.compactMap { value in choices.first { $0.value == value } })
    let read = ReadTable(starter.grid, of: place, in: decisions)
    guard let edit = read.edit else {
      let words = read.errors.map { FieldError("column", $0.message) }
      return context.respond(newDecisionPage(decisions, chosen: chosen, errors: words, guard: context.formGuard()))
    }
    return try await door.save(edit, then: then, context)
  }
}

func newDecisionPage(
  _ decisions: DraftDecisions, chosen: [String], errors: [FieldError], guard formGuard: FormGuard
) -> Page {
  let reading = decisions.reading, texts = reading.texts
  let choices = ColumnChoices(decisions: decisions).conditions
  return draftPage(
    texts["builder.staff.decision.new.\(decisions.kind.rawValue)"], reading.open, texts, errors: errors,
    crumbs: [.init(texts["builder.staff.part.decisions"], href: reading.address.page("decisions"))]
  ) { h in
    h.p(texts["builder.staff.decision.lead.\(decisions.kind.rawValue)"])
    h.postForm(to: reading.address.page("new-decision"), guard: formGuard) { h in
      h.hiddenFields([HiddenField("kind", decisions.kind.rawValue)])
      if choices.isEmpty {
        h.p(["id": "column"], texts["builder.staff.decision.new.no-questions"])
      } else {
        h.checkboxGroup(
          CheckboxGroup(
            FieldFrame(
              "column", label: texts["builder.staff.decision.new.columns"],
              hint: texts["builder.staff.decision.new.columns.hint"], error: errors.message(for: "column"),
              need: .unmarked),
            options: choices.map { ChoiceOption($0.value, $0.label) }, values: Set(chosen)), texts)
      }
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.decision.new.do"]))
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: reading.address.page("decisions"), rank: .secondary))
      }
    }
  }
}
