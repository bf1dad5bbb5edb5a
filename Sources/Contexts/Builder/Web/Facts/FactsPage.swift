import DesignSystem
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// Everything a procedure says about itself, group by group.
func factsPage(_ model: FactsModel, isSaved: Bool) -> Page {
  let reading = model.reading, texts = reading.texts
  return draftPage(texts["builder.staff.facts.title"], reading.open, texts, part: .facts) { h in
    if isSaved { h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.facts.saved"]), texts) }
    h.p(texts["builder.staff.facts.lead"])
    h.p(["class": "ds-quiet"]) { h in
      h.text(texts["builder.staff.facts.id"])
      h.plainText(reading.folder.procedure)
    }
    for group in FactGroup.allCases {
      h.section(["id": group.rawValue, "aria-labelledby": "\(group.rawValue)-title"]) { h in
        h.h2(["id": "\(group.rawValue)-title"], texts["builder.staff.facts.\(group.rawValue)"])
        h.findingNotes(model.findings(of: group), texts)
        h.summaryList(SummaryList(model.rows(of: group)), texts)
      }
    }
  }
}

extension FactsModel {
  /// A group as questions and answers.
  fileprivate func rows(of group: FactGroup) -> [SummaryList.Row] {
    let texts = reading.texts, href = reading.address.facts(group)
    guard group != .reasons else {
      let reasons = (reading.folder[ReasonsInput.path]?.members ?? []).compactMap(\.value.written)
      return [.init(texts["builder.staff.fact.reasons"], reasons.filter { !$0.isEmpty }, changeHref: href)]
    }
    return settings(of: group).map { setting in
      .init(
        texts.setting(setting), lines(setting, in: group),
        changeHref: "\(href)#\(percentEncoded(SettingsInput.name(setting.key)))")
    }
  }
}

/// The form of a group of facts.
func factGroupPage(_ model: FactsModel, _ input: FactsInput, errors: [FieldError], guard formGuard: FormGuard) -> Page {
  let reading = model.reading, texts = reading.texts
  let facts = reading.address.page("facts"), group = input.group
  return draftPage(
    texts["builder.staff.facts.\(group.rawValue)"], reading.open, texts, errors: errors,
    crumbs: [.init(texts["builder.staff.part.facts"], href: facts)]
  ) { h in
    h.findingNotes(model.findings(of: group), texts)
    h.postForm(to: reading.address.facts(group), guard: formGuard) { h in
      h.hiddenFields(input.hidden)
      h.settingFields(input.settings, errors: errors, tables: [], texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"]))
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: "\(facts)#\(group.rawValue)", rank: .secondary))
      }
    }
  }
}
