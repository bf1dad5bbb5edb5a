import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

struct PaperArrivalModel: Sendable {
  let arrival: PaperArrival
  let procedures: [PublishedProcedure]
  /// The officer's own papers that are not yet sent.
  let drafts: [OpenApplication]
  let today: CivilDate
  var errors: [FieldError] = []
}

/// Where a paper is told: by its code, or by its procedure.
func paperArrivalPage(_ model: PaperArrivalModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(
    texts["counter.staff.paper.title"], audience: .staff, width: .wide, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["counter.staff.title"], href: StartRoutes.path)]
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(texts["counter.staff.paper.title"])
    h.p(texts["counter.staff.paper.lead"])
    h.postForm(to: PaperEntryRoutes.path, guard: formGuard) { h in
      h.textArea(
        TextArea(
          model.frame("codes", texts), value: model.arrival.codes, rows: 4), texts)
      h.selectField(
        SelectField(
          model.frame("procedure", texts),
          options: model.procedures.map { .init($0.id, $0.definition.words(in: texts.officerLanguage).title) },
          value: model.arrival.procedure), texts)
      h.textField(
        TextField(
          model.frame("received", texts, need: .required), value: model.arrival.received, width: .medium,
          autocomplete: "off"), texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["counter.staff.paper.begin"])) }
    }
    if !model.drafts.isEmpty { h.papers(model, texts) }
  }
}

extension PaperArrivalModel {
  fileprivate func frame(_ name: String, _ texts: Texts, need: FieldFrame.Need = .optional) -> FieldFrame {
    FieldFrame(
      name, label: texts["counter.staff.paper.\(name)"], hint: texts["counter.staff.paper.\(name).hint"],
      error: errors.message(for: name), need: need)
  }
}

extension HTML {
  fileprivate mutating func papers(_ model: PaperArrivalModel, _ texts: Texts) {
    h2(texts["counter.staff.paper.drafts"])
    let columns = ["applicant", "procedure", "changed"]
    dataTable(
      DataTable(
        id: "drafts", caption: texts["counter.staff.paper.drafts"], isCaptionHidden: true,
        columns: columns.map { .init(texts["counter.staff.drafts.\($0)"]) },
        rows: model.drafts.map { draft in
          let name = draft.applicantName(on: model.today) ?? texts["counter.staff.drafts.unnamed"]
          return [
            .content { h in h.a(["href": PaperEntryRoutes.path(draft.id)]) { h in h.plainText(name) } },
            .text(draft.published.definition.words(in: texts.officerLanguage).title),
            .text(texts.moment(draft.changedAt)),
          ]
        }), texts)
  }
}
