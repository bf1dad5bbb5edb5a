import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// Everything in a draft that stands on one question.
func questionUsesPage(_ reading: DraftReading, _ question: DraftQuestion) -> Page {
  let texts = reading.texts, uses = DraftUses(reading.folder)
  let found = uses.uses(of: .question(question.fullID))
  let title = texts["builder.staff.uses.title", ["question": question.title]]
  return draftPage(title, reading.open, texts, crumbs: questionCrumbs(reading, question)) { h in
    h.p(texts[found.isEmpty ? "builder.staff.uses.none" : "builder.staff.uses.lead", ["n": "\(found.count)"]])
    h.useGroups(found, reading)
    let options = question.options.map { ($0, uses.uses(of: .option($0.id, question: question.fullID))) }
    if !options.isEmpty {
      h.h2(texts["builder.staff.uses.options"])
      for (option, found) in options {
        let name = option.label.isEmpty ? option.id : option.label
        h.disclosure(
          Disclosure(texts["builder.staff.difference.group", ["group": name, "n": "\(found.count)"]]) { h in
            h.useList(found, reading)
          })
      }
    }
    if let use = question.use {
      h.p { h in
        h.a(
          ["href": groupUsesHref(use.group, reading.address)],
          texts["builder.staff.uses.group.link", ["group": use.group]])
      }
    }
    h.buttonGroup { h in
      h.actionLink(
        ActionLink(
          texts["builder.staff.back"], href: reading.address.page("question", at: question.path), rank: .secondary))
    }
  }
}

/// A group of questions: where this draft uses it, and which other procedures have a copy.
///
/// - Parameters:
///   - holders: the open procedures with a group of this name.
///   - departments: those whose procedures the officer may write; `nil` for all.
func groupUsesPage(
  _ reading: DraftReading, group: String, _ holders: [GroupHolder], departments: Set<String>?
) -> Page {
  let texts = reading.texts
  let title = texts["builder.staff.uses.group.title", ["group": group]]
  let own = reading.folder[DraftPath("groups/\(group).yaml")]
  let others = holders.filter { $0.procedure != reading.folder.procedure }
  return draftPage(title, reading.open, texts) { h in
    h.h2(texts["builder.staff.uses.group.here"])
    h.useList(DraftUses(reading.folder).uses(of: .group(group)), reading)
    h.h2(texts["builder.staff.uses.group.others", ["n": "\(others.count)"]])
    guard !others.isEmpty else { return h.p(texts["builder.staff.uses.group.nobody"]) }
    h.p(texts["builder.staff.uses.group.copies"])
    let columns = ["procedure", "copy"].map { DataTable.Column(texts["builder.staff.column.\($0)"]) }
    h.dataTable(
      DataTable(
        id: "holders", caption: title, isCaptionHidden: true, columns: columns,
        rows: others.map { holder in
          let isSame = own.map { $0.saysTheSame(as: holder.group.source) } ?? false
          return [
            departments?.contains(holder.department) ?? true
              ? .link(holder.title, href: ProcedureAddress(holder.procedure).page) : .text(holder.title),
            .text(
              texts[isSame ? "builder.staff.uses.group.same" : "builder.staff.uses.group.other", [
                "n": "\(holder.group.version)",
              ]]),
          ]
        }), texts)
  }
}

func groupUsesHref(_ group: String, _ address: DraftAddress) -> String {
  "\(address.page("uses"))?group=\(percentEncoded(group))"
}

extension HTML {
  /// Uses under the name of what they are, in the order of the folder.
  fileprivate mutating func useGroups(_ uses: [DraftUse], _ reading: DraftReading) {
    let grouped = Dictionary(grouping: uses, by: \.kind)
    for kind in DraftUse.Kind.allCases {
      guard let found = grouped[kind] else { continue }
      h2(reading.texts["builder.staff.use.\(kind.rawValue)"])
      useList(found, reading, namesKinds: false)
    }
  }
}
