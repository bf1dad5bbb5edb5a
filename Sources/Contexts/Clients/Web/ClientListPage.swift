import DesignSystem
import HTMLKit
import Kernel
import Nihongo
import Web

/// What the list of programs shows.
struct ClientListModel: Sendable {
  let clients: [Client]
  let today: CivilDate
  let town: TownProfile
  /// What the open procedures are called, by id.
  let titles: [String: String]
  /// Where programs begin to read.
  let address: String
}

/// The programs that may apply: those that can call first.
func clientListPage(_ model: ClientListModel, texts: Texts) -> Page {
  let title = texts["clients.staff.title"]
  let soon = model.clients.filter { $0.state(on: model.today) == .expiring }
  return Page(title, audience: .staff, width: .wide) { h in
    h.h1(title)
    h.p(texts["clients.staff.lead"])
    h.p { h in
      h.text(texts["clients.staff.address"])
      h.code(model.address)
    }
    if !soon.isEmpty {
      h.callout(
        Callout(.caution, title: texts["clients.staff.expiring.title"]) { h in
          h.p(texts["clients.staff.expiring.text"])
          h.ul { h in
            for client in soon {
              h.li { h in
                h.a(["href": ClientRoutes.path(client.id)]) { h in h.plainText(client.name) }
                h.text(texts["clients.staff.expiring.until", ["date": texts.day(client.expiresOn)]])
              }
            }
          }
        })
    }
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["clients.staff.add"], href: "\(ClientRoutes.path)/new"))
    }
    guard !model.clients.isEmpty else {
      return h.emptyState(EmptyState(texts["clients.staff.none.title"], text: texts["clients.staff.none"]))
    }
    h.dataTable(clientTable(model, texts), texts)
  }
}

private func clientTable(_ model: ClientListModel, _ texts: Texts) -> DataTable {
  DataTable(
    id: "clients", caption: texts["clients.staff.title"], isCaptionHidden: true,
    columns: ["name", "department", "procedures", "state", "expires", "last-used"].map {
      .init(texts["clients.staff.column.\($0)"])
    },
    rows: model.clients.map { client in
      [
        .content { h in h.a(["href": ClientRoutes.path(client.id)]) { h in h.plainText(client.name) } },
        .text(model.town.departmentName(client.department, in: texts.officerLanguage)),
        .content { h in
          for (number, line) in texts.reach(of: client, model.titles).enumerated() {
            if number > 0 { h.br() }
            h.text(line)
          }
        },
        .tag(texts.state(of: client, on: model.today)), .text(texts.day(client.expiresOn)),
        .text(client.lastUsedOn.map(texts.day) ?? texts["clients.staff.never-used"]),
      ]
    })
}

extension Texts {
  func day(_ date: CivilDate) -> String { JapaneseDate(date).text(in: officerLanguage) }

  /// What a program may apply for, a line each; a procedure that is closed by its id.
  func reach(of client: Client, _ titles: [String: String]) -> [String] {
    switch client.procedures {
    case .all: [self["clients.staff.every-procedure"]]
    case .only(let ids): ids.sorted().map { titles[$0] ?? $0 }
    }
  }

  func state(of client: Client, on today: CivilDate) -> StatusTag {
    let state = client.state(on: today)
    let tone: StatusTag.Tone =
      switch state {
      case .active: .success
      case .expiring: .attention
      case .expired: .danger
      case .revoked: .neutral
      }
    return StatusTag(self["clients.staff.state.\(state.rawValue)"], tone: tone)
  }
}
