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

/// The form page by page as residents see it, on a phone or on a wide screen. Nothing is stored.
struct PreviewRoutes: Sendable {
  let door: DraftDoor
  let previews: DraftPreviews

  func add(to routes: inout RouteTable) {
    routes.get(
      "/staff/builder/{draft}/preview", .officer(BuilderPermission.write), audit: "builder.draft-previewed", show)
  }

  @Sendable func show(_ request: Request, _ context: AppContext) async throws -> Response {
    let open = try await door.open(context)
    let query = request.uri.queryParameters
    let reading = DraftReading(open, context.texts)
    let sections = reading.outline.sections.filter { $0.part == .application }
    let chosen = sections.first { $0.id == query["section"].map(String.init) } ?? sections.first
    let model = chosen.flatMap { previews.section($0.id, part: .application, of: reading) }
    return context.respond(
      previewPage(reading, sections, chosen, model, isPhone: query["width"] != "full", texts: context.texts))
  }
}

private func previewPage(
  _ reading: DraftReading, _ sections: [DraftSection], _ chosen: DraftSection?, _ model: PreviewModel?,
  isPhone: Bool, texts: Texts
) -> Page {
  let address = reading.address.page("preview")
  @Sendable func href(_ section: DraftSection?, _ isPhone: Bool) -> String {
    "\(address)?section=\(percentEncoded(section?.id ?? ""))" + (isPhone ? "" : "&width=full")
  }
  return draftPage(texts["builder.staff.preview.title"], reading.open, texts, part: .preview, isWide: true) { h in
    h.p(texts["builder.staff.preview.lead"])
    h.linkTabs(
      LinkTabs(
        label: texts["builder.staff.preview.width"],
        [true, false].map {
          PageLink(
            texts["builder.staff.preview.width.\($0 ? "phone" : "full")"], href: href(chosen, $0),
            isCurrent: $0 == isPhone)
        }))
    h.nav(["aria-label": texts["builder.staff.preview.pages"]]) { h in
      h.ol(["class": "ds-bench-list"]) { h in
        for section in sections {
          h.li { h in
            h.a([
              "href": href(section, isPhone), "aria-current": section.path == chosen?.path ? "page" : nil,
            ]) { h in h.plainText(section.title.isEmpty ? section.id : section.title) }
          }
        }
      }
    }
    guard let model else {
      h.callout(Callout(.caution, text: texts["builder.staff.preview.unreadable"]))
      return
    }
    h.section(["class": isPhone ? "ds-phone" : nil, "aria-label": texts["builder.staff.preview.here"]]) { h in
      h.formPreview(model, texts)
    }
  }
}
