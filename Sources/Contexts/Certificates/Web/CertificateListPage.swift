import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// What the list of the register shows.
struct CertificateListModel: Sendable {
  let filter: CertificateFilter
  let count: Int
  let rows: [Row]
  let next: CertificateCursor?
  let isLaterPage: Bool

  struct Row: Sendable {
    let certificate: Certificate
    let department: String
    /// The case, when the officer's posts reach it.
    let caseHref: String?
  }
}

/// The register of certificates as officers look things up in it.
func certificateListPage(_ model: CertificateListModel, texts: Texts) -> Page {
  let title = texts["certificates.staff.title"]
  return Page(title, audience: .staff, width: .wide) { h in
    h.h1(title)
    h.p(texts["certificates.staff.lead"])
    h.linkTabs(stateTabs(model.filter, texts))
    h.filterBar(filters(model.filter, texts), texts)
    h.p(["role": "status"], texts["certificates.staff.count", ["n": "\(model.count)"]])
    if model.rows.isEmpty {
      h.emptyState(EmptyState(texts["certificates.staff.none"], text: texts["certificates.staff.none-text"]))
    } else {
      h.dataTable(certificateTable(model, texts), texts)
    }
    h.certificateListFoot(model, texts)
  }
}

private func stateTabs(_ filter: CertificateFilter, _ texts: Texts) -> LinkTabs {
  let states: [Certificate.State?] = [nil] + Certificate.State.allCases.map(Optional.some)
  return LinkTabs(
    label: texts["certificates.staff.state"],
    states.map { state in
      PageLink(
        texts["certificates.staff.state.\(state?.rawValue ?? "all")"], href: filter.with { $0.state = state }.href(),
        isCurrent: state == filter.query.state)
    })
}

private func filters(_ filter: CertificateFilter, _ texts: Texts) -> FilterBar {
  let number = filter.query.number
  let active =
    number.isEmpty
    ? []
    : [
      FilterBar.Active(
        texts["certificates.staff.condition.number", ["number": number]],
        removeHref: filter.with { $0.number = "" }.href())
    ]
  return FilterBar(action: CertificateFilter.path, active: active, clearHref: CertificateFilter.path) { h in
    if let state = filter.query.state { h.input(["type": "hidden", "name": "state", "value": state.rawValue]) }
    let frame = FieldFrame(
      "number", label: texts["certificates.number"], hint: texts["certificates.staff.number-hint"], need: .unmarked)
    h.textField(TextField(frame, value: number, kind: .search, width: .medium, autocomplete: "off"), texts)
    h.selectField(
      SelectField(
        FieldFrame("order", label: texts["certificates.staff.order"], need: .unmarked),
        options: CertificateQuery.Order.allCases.map {
          .init($0.rawValue, texts["certificates.staff.order.\($0.rawValue)"])
        }, value: filter.query.order.rawValue, hasPrompt: false), texts)
  }
}

private func certificateTable(_ model: CertificateListModel, _ texts: Texts) -> DataTable {
  let columns = ["number", "title", "issued-on", "department", "state", "revoked-on", "case"]
  return DataTable(
    id: "certificates", caption: texts["certificates.staff.title"], isCaptionHidden: true,
    columns: columns.map { .init(texts["certificates.staff.column.\($0)"]) },
    rows: model.rows.map { cells($0, texts) })
}

private func cells(_ row: CertificateListModel.Row, _ texts: Texts) -> [DataTable.Cell] {
  let certificate = row.certificate
  return [
    .content { h in h.plainText(certificate.number) },
    .content { h in h.plainText(certificate.title) },
    .text(texts.officerDay(certificate.issuedOn)),
    .text(row.department),
    .tag(StatusTag(texts["certificates.staff.state.\(certificate.state.rawValue)"], tone: certificate.state.tone)),
    .content { h in h.revocation(certificate, texts) },
    row.caseHref.map { .link(texts["certificates.staff.open-case"], href: $0) } ?? .text(""),
  ]
}

extension HTML {
  /// When and why, for officers: the reason's kind, never its words.
  fileprivate mutating func revocation(_ certificate: Certificate, _ texts: Texts) {
    guard let revocation = certificate.revocation else { return }
    plainText(texts.officerDay(revocation.at.dateInJapan))
    if let reason = revocation.reason {
      br()
      span(["class": "ds-quiet"], texts["certificates.staff.reason.\(reason.rawValue)"])
    }
    if let replacement = revocation.replacement {
      br()
      span(["class": "ds-quiet"]) { h in
        h.plainText(texts["certificates.staff.replacement", ["number": replacement]])
      }
    }
  }

  fileprivate mutating func certificateListFoot(_ model: CertificateListModel, _ texts: Texts) {
    buttonGroup { h in
      if let next = model.next {
        h.actionLink(
          ActionLink(texts["design.pages.next"], href: model.filter.href(after: next), rank: .secondary))
      }
      if model.isLaterPage {
        h.actionLink(ActionLink(texts["certificates.staff.first-page"], href: model.filter.href(), rank: .quiet))
      }
      if !model.rows.isEmpty {
        h.actionLink(
          ActionLink(
            texts["certificates.staff.export"], href: model.filter.href(CertificateFilter.exportPath),
            rank: .secondary))
      }
    }
  }
}

extension Certificate.State {
  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .standing: .success
    case .revoked: .attention
    case .replaced: .neutral
    }
  }
}

extension Texts {
  /// A date for officers: 和暦, or English.
  func officerDay(_ date: CivilDate) -> String {
    JapaneseDate(date).text(in: language == .english ? .english : .japanese)
  }
}
