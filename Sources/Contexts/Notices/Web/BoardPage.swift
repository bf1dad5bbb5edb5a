import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the board of mails shows.
struct BoardModel: Sendable {
  let filter: BoardFilter
  let counts: [Mail.State: Int]
  /// The latest change first.
  let rows: [BoardRow]
  let now: Instant

  func count(_ view: BoardFilter.View) -> Int { view.states.reduce(0) { $0 + counts[$1, default: 0] } }
}

/// A mail on the board, with the guard of its own form: each row's buttons count once by themselves.
struct BoardRow: Sendable {
  let mail: Mail
  let formGuard: FormGuard
}

/// The board: what could not be sent first, everything else one tab away.
func boardPage(_ model: BoardModel, texts: Texts) -> Page {
  let title = texts["notices.staff.title"]
  return Page(title, audience: .staff, width: .wide) { h in
    if let done = model.filter.done {
      h.notificationBanner(NotificationBanner(.success, title: texts["notices.staff.done.\(done.rawValue)"]), texts)
    }
    h.h1(title)
    h.p(texts["notices.staff.lead"])
    h.linkTabs(tabs(model, texts))
    if model.rows.isEmpty {
      h.emptyState(EmptyState(texts["notices.staff.none.\(model.filter.view.rawValue)"]))
    } else {
      h.dataTable(mailTable(model, texts), texts)
    }
    let pageCount = (model.count(model.filter.view) + BoardFilter.perPage - 1) / BoardFilter.perPage
    h.pagination(
      Pagination(current: model.filter.page, pageCount: pageCount) {
        BoardFilter(view: model.filter.view, page: $0).href
      }, texts)
  }
}

private func tabs(_ model: BoardModel, _ texts: Texts) -> LinkTabs {
  LinkTabs(
    label: texts["notices.staff.views"],
    BoardFilter.View.allCases.map { view in
      PageLink(
        texts["notices.staff.view.\(view.rawValue)"], href: BoardFilter(view: view).href,
        isCurrent: view == model.filter.view, count: model.count(view))
    })
}

private func mailTable(_ model: BoardModel, _ texts: Texts) -> DataTable {
  let columns = ["recipient", "occasion", "about", "state", "attempts", "changed", "action"]
  return DataTable(
    id: "mails", caption: texts["notices.staff.view.\(model.filter.view.rawValue)"], isCaptionHidden: true,
    columns: columns.map { DataTable.Column(texts["notices.staff.\($0)"], isNumeric: $0 == "attempts") },
    rows: model.rows.map { row($0, model, texts) })
}

private func row(_ row: BoardRow, _ model: BoardModel, _ texts: Texts) -> [DataTable.Cell] {
  let mail = row.mail
  return [
    .content { h in h.plainText(MaskedAddress.mask(mail.recipient.value)) },
    .text(occasion(mail.occasion, texts)),
    about(mail.about, texts),
    .content { h in h.mailState(mail, model.now, texts) },
    .text("\(mail.attempts)"),
    .text(moment(mail.changedAt, texts)),
    .content { h in h.mailForm(row, model, texts) },
  ]
}

/// What the mail tells; an occasion this catalogue does not know stands as its code.
private func occasion(_ code: String, _ texts: Texts) -> String {
  let key = "notices.staff.occasion.\(code)"
  return texts[key] == key ? code : texts[key]
}

/// What the person does in place of waiting for a mail whose time is over.
private func instead(of occasion: String, _ texts: Texts) -> String {
  texts["notices.staff.instead.\(["resume-code", "token-expiring"].contains(occasion) ? occasion : "code")"]
}

private func about(_ code: String, _ texts: Texts) -> DataTable.Cell {
  let parts = code.split(separator: ":", maxSplits: 1)
  guard parts.count == 2 else { return .text(code) }
  return parts[0] == "case"
    ? .link(texts["notices.staff.open-case"], href: "/staff/cases/\(parts[1])")
    : .text(texts["notices.staff.about-\(["draft", "client"].contains(parts[0]) ? String(parts[0]) : "other")"])
}

private func moment(_ instant: Instant, _ texts: Texts) -> String {
  "\(JapaneseDate(instant.dateInJapan).text(in: texts.language)) \(instant.timeInJapan)"
}

extension HTML {
  fileprivate mutating func mailState(_ mail: Mail, _ now: Instant, _ texts: Texts) {
    statusTag(StatusTag(texts["notices.staff.state.\(mail.state.rawValue)"], tone: mail.state.tone))
    if mail.state == .failed { p(texts["notices.staff.next", ["at": moment(mail.nextAt, texts)]]) }
    if mail.state != .sent, mail.hasEnded(at: now) { p(instead(of: mail.occasion, texts)) }
    guard let problem = mail.lastProblem else { return }
    p(["class": "ds-quiet"]) { h in h.plainText(texts["notices.staff.reason", ["reason": problem]]) }
  }

  fileprivate mutating func mailForm(_ row: BoardRow, _ model: BoardModel, _ texts: Texts) {
    let steps = [MailStep.sendAgain, .withhold].filter { $0.isAllowed(for: row.mail, at: model.now) }
    guard !steps.isEmpty else { return }
    postForm(to: BoardFilter.path, guard: row.formGuard) { h in
      h.input(["type": "hidden", "name": "mail", "value": row.mail.id.description])
      h.input(["type": "hidden", "name": "view", "value": model.filter.view.rawValue])
      h.buttonGroup { h in
        for step in steps { h.stepButton(step, rank: step == .sendAgain ? .secondary : .quiet, row, texts) }
      }
    }
  }

  private mutating func stepButton(_ step: MailStep, rank: ActionRank, _ row: BoardRow, _ texts: Texts) {
    let what = [
      "recipient": MaskedAddress.mask(row.mail.recipient.value), "occasion": occasion(row.mail.occasion, texts),
    ]
    actionButton(
      ActionButton(
        texts["notices.staff.\(step.rawValue)"], rank: rank, name: "step", value: step.rawValue,
        hiddenSuffix: texts["notices.staff.which", what]))
  }
}

extension Mail.State {
  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .waiting: .info
    case .failed: .waiting
    case .givenUp: .danger
    case .sent: .success
    case .withheld, .expired: .neutral
    }
  }
}
