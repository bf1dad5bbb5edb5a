import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// A published procedure: whether it takes applications, its versions, the way back to an earlier one.
func procedurePage(_ model: ProcedureModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  let title = texts["builder.staff.procedure.title", ["title": model.entry.title]]
  return Page(
    title, audience: .staff, hasErrors: !model.errors.isEmpty,
    breadcrumbs: [.init(texts["builder.staff.list.title"], href: DraftAddress.list)]
  ) { h in
    h.errorSummary(ErrorSummary(model.errors), texts)
    h.h1(title)
    if let done = model.done {
      h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.procedure.done.\(done)"]), texts)
    }
    h.procedureFacts(model, texts)
    h.plannedDay(model, formGuard, texts)
    h.h2(texts["builder.staff.procedure.versions"])
    h.versionTable(model, texts)
    h.comparison(model, texts)
    h.h2(texts["builder.staff.procedure.taking"])
    if model.entry.state == .open { h.closing(model, formGuard, texts) } else { h.reopening(model, formGuard, texts) }
  }
}

extension HTML {
  fileprivate mutating func procedureFacts(_ model: ProcedureModel, _ texts: Texts) {
    let state = model.entry.state == .open ? ListFilter.State.open : .closed
    var rows: [SummaryList.Row] = [
      .init(texts["builder.staff.column.state"], texts["builder.staff.state.\(state.rawValue)"]),
      .init(texts["builder.staff.column.department"], model.departmentName),
      .init(texts["builder.staff.column.id"], model.entry.id),
    ]
    if let live = model.live {
      rows.append(
        .init(
          texts["builder.staff.column.drafts"], texts["builder.staff.draft.state.\(live.state.rawValue)"],
          changeHref: DraftAddress(live.id).outline))
    }
    summaryList(SummaryList(rows), texts)
  }

  /// What happens on a day to come, and changing one's mind about it.
  fileprivate mutating func plannedDay(_ model: ProcedureModel, _ formGuard: FormGuard, _ texts: Texts) {
    guard let plan = model.plan else { return }
    let kind = plan.version == nil ? "end" : "opening"
    callout(
      Callout(.note, title: texts["builder.staff.procedure.planned.\(kind)"]) { h in
        h.p(texts.period(plan.period))
        guard model.mayPublish else { return }
        h.postForm(to: model.address.page("plan-cancellation"), guard: formGuard) { h in
          h.actionButton(ActionButton(texts["builder.staff.procedure.cancel.\(kind)"], rank: .secondary))
        }
      })
  }

  fileprivate mutating func versionTable(_ model: ProcedureModel, _ texts: Texts) {
    let columns = ["version", "since", "proposer", "approver", "actions"]
    dataTable(
      DataTable(
        id: "versions", caption: texts["builder.staff.procedure.versions"], isCaptionHidden: true,
        columns: columns.map { .init(texts["builder.staff.column.\($0)"]) },
        rows: model.versions.enumerated().map { place, version in
          cells(version, before: model.versions.dropFirst(place + 1).first, model, texts)
        }), texts)
  }

  private func cells(
    _ version: ProcedureVersionEntry, before: ProcedureVersionEntry?, _ model: ProcedureModel, _ texts: Texts
  ) -> [DataTable.Cell] {
    let number = texts["builder.staff.version", ["n": "\(version.number)"]]
    let people = model.people(of: version.version, texts)
    let elsewhere = texts["builder.staff.procedure.elsewhere"]
    return [
      .content { h in
        h.text(number)
        guard version.isOpen else { return }
        h.text(" ")
        h.statusTag(StatusTag(texts["builder.staff.state.open"], tone: .success))
      },
      .text(texts.moment(version.importedAt)), .text(people?.owner ?? elsewhere),
      .text(people?.approver ?? texts["builder.staff.procedure.nobody"]),
      .content { h in
        if let before {
          h.a(["href": model.address.difference(from: before.version, to: version.version)]) { h in
            h.text(texts["builder.staff.procedure.changes"])
            h.visuallyHidden(number)
          }
        }
        guard version.version != model.entry.version else { return }
        h.text(" ")
        h.a(["href": model.address.rollBack(to: version.version)]) { h in
          h.text(texts["builder.staff.procedure.roll-back"])
          h.visuallyHidden(number)
        }
      },
    ]
  }

  /// Any two versions, to compare.
  fileprivate mutating func comparison(_ model: ProcedureModel, _ texts: Texts) {
    guard model.versions.count > 1 else { return }
    let options = model.versions.map {
      SelectField.Option($0.version.description, texts["builder.staff.version", ["n": "\($0.number)"]])
    }
    disclosure(
      Disclosure(texts["builder.staff.procedure.compare"]) { h in
        h.form(["action": model.address.page("difference"), "method": "get"]) { h in
          for (name, version) in [("from", model.versions[1]), ("to", model.versions[0])] {
            h.selectField(
              SelectField(
                FieldFrame(
                  name, label: texts["builder.staff.procedure.compare.\(name)"], need: .unmarked,
                  id: "compare-\(name)"),
                options: options, value: version.version.description, hasPrompt: false, width: .short), texts)
          }
          h.buttonGroup { h in
            h.actionButton(ActionButton(texts["builder.staff.procedure.compare.show"], rank: .secondary))
          }
        }
      })
  }

  fileprivate mutating func closing(_ model: ProcedureModel, _ formGuard: FormGuard, _ texts: Texts) {
    p(texts["builder.staff.procedure.close.text"])
    guard model.mayPublish else { return p(texts["builder.staff.publish.approve.not-yours.text"]) }
    disclosure(
      Disclosure(texts["builder.staff.procedure.close"]) { h in
        h.p(texts["builder.staff.procedure.close.sure"])
        h.postForm(to: model.address.page("closing"), guard: formGuard) { h in
          h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.procedure.close.do"], rank: .warning)) }
        }
      })
  }

  fileprivate mutating func reopening(_ model: ProcedureModel, _ formGuard: FormGuard, _ texts: Texts) {
    p(texts["builder.staff.procedure.reopen.text", ["n": "\(model.entry.number)"]])
    guard model.mayPublish else { return p(texts["builder.staff.publish.approve.not-yours.text"]) }
    postForm(to: model.address.page("reopening"), guard: formGuard) { h in
      h.endFields(model.period, errors: model.errors, texts)
      h.buttonGroup { h in h.actionButton(ActionButton(texts["builder.staff.procedure.reopen"])) }
    }
  }
}
