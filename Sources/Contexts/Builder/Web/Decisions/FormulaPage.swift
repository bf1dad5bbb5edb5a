import DMN
import DecisionSheets
import DesignSystem
import FEEL
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// A decision that is one expression, for the tables that use it.
func formulaPage(
  _ decisions: DraftDecisions, _ place: DecisionPlace, _ formula: String, _ was: String, errors: [FieldError],
  guard formGuard: FormGuard
) -> Page {
  let reading = decisions.reading, texts = reading.texts
  return draftPage(
    decisions.title(of: place.name), reading.open, texts, errors: errors,
    crumbs: [.init(texts["builder.staff.part.decisions"], href: reading.address.page("decisions"))]
  ) { h in
    h.p(texts["builder.staff.decision.formula.lead"])
    h.postForm(to: place.address(reading.address), guard: formGuard) { h in
      h.hiddenFields([
        HiddenField("at", place.path.description), HiddenField("name", place.isMain ? "" : place.name),
        HiddenField("was", was),
      ])
      h.textArea(
        TextArea(
          FieldFrame(
            "formula", label: texts["builder.staff.decision.formula"],
            hint: texts["builder.staff.decision.formula.hint"], error: errors.message(for: "formula"),
            need: .unmarked),
          value: formula, rows: 4), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"]))
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: reading.address.page("decisions"), rank: .secondary))
      }
    }
  }
}

/// A decision that neither a grid nor a line can show: its file, to read and to exchange.
func otherLogicPage(_ decisions: DraftDecisions, _ place: DecisionPlace) -> Page {
  let reading = decisions.reading, texts = reading.texts
  return draftPage(
    decisions.title(of: place.name), reading.open, texts,
    crumbs: [.init(texts["builder.staff.part.decisions"], href: reading.address.page("decisions"))]
  ) { h in
    h.p(texts["builder.staff.decision.other"])
    h.markup(decisions.text, texts["builder.staff.decision.markup"])
  }
}

/// What a typed expression makes of a decision that is one.
struct FormulaEdit: Sendable {
  private(set) var edit: DraftEdit?
  private(set) var errors: [FieldError] = []

  /// - Parameter was: what the page showed: where somebody else wrote another one since, both are told.
  /// - Returns: `nil` when the decision is none any more.
  init?(_ formula: String, was: String, of place: DecisionPlace, in decisions: DraftDecisions) {
    guard let number = decisions.model.decisions.firstIndex(where: { $0.variable.name == place.name }),
      let now = decisions.formula(of: place.name)
    else { return nil }
    let texts = decisions.reading.texts
    let scope = FEELScope(decisions.names(beside: place.name).sorted().map { ($0, .any) })
    do throws(FEELProblem) {
      let parsed = try FEELParser.expression(formula, in: scope)
      if let note = parsed.notes.first { errors = [FieldError("formula", texts.formula(note, in: formula))] }
    } catch {
      errors = [FieldError("formula", texts.formula(error, in: formula))]
    }
    guard errors.isEmpty else { return }
    guard now == was || now == formula else {
      errors = [FieldError("formula", texts["builder.staff.decision.clash", ["theirs": now]])]
      return
    }
    guard now != formula, var form = SheetDecision(decisions.model.decisions[number], in: decisions.model) else {
      return
    }
    form.logic = .formula(formula)
    form.facts = []
    let sheet = try? SheetWriter.sheet(of: form, names: decisions.names(beside: place.name))
    guard let sheet, let model = try? SheetReader.model([sheet], updating: decisions.model, inputs: decisions.facts)
    else { return }
    edit = .setText(file: place.kind.path, to: model.xml, was: decisions.text)
  }
}
