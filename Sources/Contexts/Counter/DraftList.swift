import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Web

/// What an officer began and has not sent, each with the way on.
struct DraftList {
  let title: String
  let drafts: [OpenApplication]
  let today: CivilDate
  /// Whether each row says how it is done: at the counter or on the telephone.
  let showsChannel: Bool
  /// Where a draft goes on, by its id.
  let path: (String) -> String
}

extension HTML {
  mutating func draftList(_ list: DraftList, _ texts: Texts) {
    h2(list.title)
    let columns = ["applicant", "procedure"] + (list.showsChannel ? ["channel"] : []) + ["changed"]
    dataTable(
      DataTable(
        id: "drafts", caption: list.title, isCaptionHidden: true,
        columns: columns.map { .init(texts["counter.staff.drafts.\($0)"]) },
        rows: list.drafts.map { draft in
          let name = draft.applicantName(on: list.today) ?? texts["counter.staff.drafts.unnamed"]
          let path = list.path(draft.id)
          return [
            .content { h in h.a(["href": path]) { h in h.plainText(name) } },
            .text(draft.published.definition.words(in: texts.officerLanguage).title),
          ] + (list.showsChannel ? [.text(texts["counter.staff.channel.\(draft.channel.rawValue)"])] : [])
            + [.text(texts.moment(draft.changedAt))]
        }), texts)
  }
}
