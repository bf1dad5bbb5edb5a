import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import ProcedureDraft
import Web

/// The form of a draft: its pages with their questions.
func outlinePage(_ model: OutlineModel, guard formGuard: FormGuard) -> Page {
  let reading = model.reading
  let texts = reading.texts
  let title = reading.folder.title.isEmpty ? texts["builder.staff.untitled"] : reading.folder.title
  return draftPage(title, reading.open, texts, part: .outline, isWide: true) { h in
    h.outlineNews(model, formGuard)
    h.searchBox(
      SearchBox(
        label: texts["builder.staff.outline.search"], action: reading.address.outline, value: model.words), texts)
    if !model.words.isEmpty { h.foundQuestions(model) }
    h.h2(texts["builder.staff.outline.form"])
    for section in model.outline.sections where section.part == .application { h.section(section, model, formGuard) }
    h.newSection(model, formGuard)
    h.p { h in h.a(["href": reading.address.page("checks")], texts["builder.staff.checks.link"]) }
    let decision = model.outline.sections.filter { $0.part == .decision }
    if !decision.isEmpty { h.h2(texts["builder.staff.outline.decision"]) }
    for section in decision { h.section(section, model, formGuard) }
  }
}

extension HTML {
  fileprivate mutating func outlineNews(_ model: OutlineModel, _ formGuard: FormGuard) {
    let reading = model.reading, texts = reading.texts
    if model.wasUndone { notificationBanner(NotificationBanner(.success, title: texts["builder.staff.undone"]), texts) }
    if !model.others.isEmpty {
      callout(
        Callout(
          .note, title: texts["builder.staff.others", ["names": model.others.joined(separator: "、")]],
          text: texts["builder.staff.others.text"]))
    }
    guard model.canUndo else { return }
    postForm(to: reading.address.page("undo"), guard: formGuard) { h in
      h.actionButton(ActionButton(texts["builder.staff.undo"], rank: .secondary))
    }
  }

  fileprivate mutating func foundQuestions(_ model: OutlineModel) {
    let reading = model.reading, texts = reading.texts
    let found = model.found
    h2(texts["builder.staff.outline.found", ["n": "\(found.count)"]])
    guard !found.isEmpty else { return p(texts["builder.staff.outline.found.none"]) }
    ul(["class": "ds-bench-list"]) { h in
      for question in found.prefix(200) {
        h.li { h in
          h.a(["href": reading.address.page("question", at: question.path)]) { h in h.plainText(question.title) }
          h.text(" ")
          h.span(["class": "ds-quiet"]) { h in
            h.plainText("\(reading.section(of: question)?.title ?? question.section) · \(question.fullID)")
          }
        }
      }
    }
  }

  fileprivate mutating func section(_ section: DraftSection, _ model: OutlineModel, _ formGuard: FormGuard) {
    let reading = model.reading, texts = reading.texts
    let title = section.title.isEmpty ? section.id : section.title
    div(["id": "section-\(section.id)"]) { h in
      h.h3 { h in
        h.plainText(title)
        h.text(" ")
        h.span(["class": "ds-quiet"], texts["builder.staff.outline.count", ["n": "\(section.questionCount)"]])
      }
      h.sectionFacts(section, title, model)
      guard model.isOpen(section) else { return }
      let items = model.items(of: section)
      if items.isEmpty { h.p(texts["builder.staff.outline.empty"]) }
      h.postForm(to: reading.address.page("edits"), guard: formGuard) { h in
        h.hiddenFields([HiddenField("section", section.id)])
        h.ol(["class": "ds-bench-items"]) { h in
          for item in items { h.li { h in h.outlineItem(item, of: items, model) } }
        }
        h.sectionMoves(section, title, model)
      }
      h.p { h in
        h.actionLink(
          ActionLink(
            texts["builder.staff.outline.add-question"],
            href: reading.address.page("new-question", at: section.path.key("questions")), rank: .secondary))
      }
    }
  }

  private mutating func sectionFacts(_ section: DraftSection, _ title: String, _ model: OutlineModel) {
    let reading = model.reading, texts = reading.texts
    p { h in
      h.a(["href": reading.address.page("section", at: section.path)]) { h in
        h.text(texts["builder.staff.section.edit"])
        h.visuallyHidden(title)
      }
      if !model.isOpen(section) {
        h.text(" ")
        h.a(["href": reading.address.outline(section: section.id)]) { h in
          h.text(texts["builder.staff.outline.open"])
          h.visuallyHidden(title)
        }
      }
    }
    if let condition = reading.condition(at: section.path.key("when")) {
      p(["class": "ds-quiet"]) { h in h.plainText(texts["builder.staff.outline.when", ["condition": condition]]) }
    }
  }

  /// The whole page of the form up or down.
  private mutating func sectionMoves(_ section: DraftSection, _ title: String, _ model: OutlineModel) {
    let all = model.outline.sections.filter { $0.part == section.part }
    guard let place = all.firstIndex(where: { $0.path == section.path }), all.count > 1 else { return }
    buttonGroup { h in
      h.moveButtons(
        of: section.path, before: place > 0 ? all[place - 1].path : nil,
        after: place < all.count - 1 ? all[place + 1].path : nil, labels: ("section.up", "section.down"), title: title,
        model.reading.texts)
    }
  }

  private mutating func outlineItem(_ item: OutlineModel.Item, of items: [OutlineModel.Item], _ model: OutlineModel) {
    let reading = model.reading, texts = reading.texts
    div { h in
      h.p { h in
        if item.isUse {
          h.strong { h in h.plainText(item.title) }
        } else {
          h.a(["href": reading.address.page("question", at: item.path)]) { h in h.plainText(item.title) }
        }
        h.itemTags(item, texts)
      }
      if !item.inner.isEmpty {
        h.p(["class": "ds-quiet"]) { h in h.plainText(item.inner.joined(separator: "、")) }
      }
      if let condition = item.condition {
        h.p(["class": "ds-quiet"]) { h in h.plainText(texts["builder.staff.outline.when", ["condition": condition]]) }
      }
      h.div(["class": "ds-bench-tools"]) { h in
        h.moveButtons(
          of: item.path, before: item.place > 0 ? items[item.place - 1].path : nil,
          after: item.place < items.count - 1 ? items[item.place + 1].path : nil, labels: ("up", "down"),
          title: item.title, texts)
        for word in ["move", "copy"] + (item.isUse ? [] : ["removal"]) {
          h.a(["href": reading.address.page(word, at: item.path)]) { h in
            h.text(texts["builder.staff.outline.\(word)"])
            h.visuallyHidden(item.title)
          }
        }
        if item.isUse, let json = reading.folder[item.path] {
          h.editButton(.remove(item.path, was: json), texts["builder.staff.outline.removal"], item.title)
        }
      }
    }
  }

  private mutating func itemTags(_ item: OutlineModel.Item, _ texts: Texts) {
    text(" ")
    if !item.type.isEmpty { span(["class": "ds-quiet"], item.type) }
    text(" ")
    if item.isRequired { statusTag(StatusTag(texts["design.required"], tone: .info)) }
    guard item.findings > 0 else { return }
    text(" ")
    statusTag(StatusTag(texts["builder.staff.outline.findings", ["n": "\(item.findings)"]], tone: .attention))
  }

  /// 「上へ」「下へ」: each says where it goes, so that pressing twice moves once.
  private mutating func moveButtons(
    of path: DraftPath, before: DraftPath?, after: DraftPath?, labels: (String, String), title: String, _ texts: Texts
  ) {
    guard let list = path.parent else { return }
    let places: [(DraftPlace?, String)] = [
      (before?.last.map { .before($0) }, labels.0), (after?.last.map { .after($0) }, labels.1),
    ]
    for case (let place?, let label) in places {
      editButton(.move(path, into: list, place), texts["builder.staff.\(label)"], title)
    }
  }

  private mutating func editButton(_ edit: DraftEdit, _ label: String, _ title: String) {
    actionButton(
      ActionButton(label, rank: .quiet, name: "edit", value: edit.json.fieldText, hiddenSuffix: title))
  }

  fileprivate mutating func newSection(_ model: OutlineModel, _ formGuard: FormGuard) {
    let reading = model.reading, texts = reading.texts
    postForm(to: reading.address.page("new-section"), guard: formGuard) { h in
      h.hiddenFields([HiddenField("id", reading.newID("section"))])
      h.textField(
        TextField(FieldFrame("title", label: texts["builder.staff.section.new"], need: .unmarked)), texts)
      h.actionButton(ActionButton(texts["builder.staff.section.add"], rank: .secondary))
    }
  }
}
