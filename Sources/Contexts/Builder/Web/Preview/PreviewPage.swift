import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

extension HTML {
  /// Writes a page of the form as residents see it. Nothing can be sent from here.
  mutating func formPreview(_ model: PreviewModel, _ texts: Texts) {
    let words = model.definition.words(in: texts.officerLanguage)
    guard let section = model.definition.form.sections.first(where: { $0.id == model.section }) else { return }
    div { h in
      guard model.question == nil else {
        return model.preview.write(model.definition, model.section, model.question, texts, &h)
      }
      h.h2(words.title(section))
      if let intro = words.intro(section) {
        for line in intro.split(separator: "\n") { h.p(String(line)) }
      }
      model.preview.write(model.definition, model.section, nil, texts, &h)
    }
  }
}

/// What the page of the preview shows: which channel, and what there is to choose from.
struct ChannelPreviewModel: Sendable {
  let reading: DraftReading
  let choice: PreviewChoice
  /// `nil` while the draft cannot be read as a procedure.
  let examples: TriedExamples?

  var example: (id: String, application: TriedApplication)? { examples?.chosen(choice.example) }
  var sections: [Section] { examples?.definition.form.sections ?? [] }
  var section: Section? { sections.first { $0.id == choice.section } ?? sections.first }

  /// Whether the answers lead to the page of the form that is chosen.
  var isShown: Bool {
    guard choice.channel == .web, let application = example?.application, !application.isEmpty, let section else {
      return true
    }
    return application.definition.form.read(application.typed, today: application.day).sections.contains(section.id)
  }

  func href(_ choice: PreviewChoice) -> String { choice.href(reading.address.page("preview")) }
}

/// The procedure in a channel, in a window as wide as the screen that people have.
func previewPage(_ model: ChannelPreviewModel, texts: Texts) -> Page {
  let choice = model.choice
  return draftPage(texts["builder.staff.preview.title"], model.reading.open, texts, part: .preview, isWide: true) { h in
    h.p(texts["builder.staff.preview.lead"])
    h.linkTabs(
      LinkTabs(
        label: texts["builder.staff.preview.channel"],
        PreviewChannel.allCases.map {
          PageLink(
            texts["builder.staff.preview.channel.\($0.rawValue)"],
            href: model.href(choice.with(\.channel, $0).with(\.asked, nil)),
            isCurrent: $0 == choice.channel)
        }))
    guard let examples = model.examples else {
      h.callout(Callout(.caution, text: texts["builder.staff.preview.unreadable"]))
      return
    }
    h.previewChoices(model, examples, texts)
    h.previewWidths(model, texts)
    if !model.isShown { h.callout(Callout(.note, text: texts["builder.staff.preview.not-shown"])) }
    h.previewWindow(model, texts)
  }
}

extension HTML {
  /// The example and the language.
  fileprivate mutating func previewChoices(_ model: ChannelPreviewModel, _ examples: TriedExamples, _ texts: Texts) {
    let choice = model.choice
    form(["class": "ds-filter", "method": "get", "action": model.reading.address.page("preview")]) { h in
      h.hiddenFields([
        HiddenField("channel", choice.channel.rawValue), HiddenField("width", choice.width.rawValue),
      ])
      h.div(["class": "ds-filter-fields"]) { h in
        if choice.channel != .phone { h.selectField(examples.field(model.example?.id ?? "", texts), texts) }
        if choice.channel == .web { h.previewSection(model, examples, texts) }
        h.selectField(
          SelectField(
            FieldFrame(
              "language-of", label: texts["builder.staff.preview.language"], need: .unmarked, id: "tried:language"),
            options: choice.channel.languages.map { .init($0.rawValue, $0.ownName) },
            value: choice.language.rawValue, hasPrompt: false, width: .medium), texts)
        h.actionButton(ActionButton(texts["builder.staff.preview.show"], rank: .secondary))
      }
    }
  }

  /// The form's own pages stand there one at a time.
  private mutating func previewSection(_ model: ChannelPreviewModel, _ examples: TriedExamples, _ texts: Texts) {
    let words = examples.definition.words(in: texts.officerLanguage)
    selectField(
      SelectField(
        FieldFrame("section", label: texts["builder.staff.preview.pages"], need: .unmarked, id: "tried:section"),
        options: model.sections.map { .init($0.id, words.title($0)) }, value: model.section?.id ?? "",
        hasPrompt: false), texts)
  }

  /// As wide as one likes.
  fileprivate mutating func previewWidths(_ model: ChannelPreviewModel, _ texts: Texts) {
    let choice = model.choice
    guard choice.channel != .paper else { return }
    linkTabs(
      LinkTabs(
        label: texts["builder.staff.preview.width"],
        PreviewWidth.allCases.map {
          PageLink(
            texts["builder.staff.preview.width.\($0.rawValue)"], href: model.href(choice.with(\.asked, $0)),
            isCurrent: $0 == choice.width)
        }))
  }

  fileprivate mutating func previewWindow(_ model: ChannelPreviewModel, _ texts: Texts) {
    let choice = model.choice, address = model.reading.address
    guard choice.channel != .paper else {
      return p { h in
        h.a([
          "class": "ds-button ds-button-primary", "href": choice.href("\(address.page("preview"))/form.pdf"),
          "target": "_blank",
        ]) { h in
          h.text(texts["builder.staff.preview.pdf"])
          h.visuallyHidden(texts["builder.staff.new-tab"])
        }
      }
    }
    let href = choice.href("\(address.page("preview"))/window")
    let width = choice.width == .full ? "ds-window" : "ds-window ds-window-\(choice.width.rawValue)"
    element(
      "iframe", ["class": width, "src": href, "title": texts["builder.staff.preview.here"]]
    ) { _ in }
    p { h in
      h.a(["href": href, "target": "_blank"]) { h in
        h.text(texts["builder.staff.preview.alone"])
        h.visuallyHidden(texts["builder.staff.new-tab"])
      }
    }
  }
}
