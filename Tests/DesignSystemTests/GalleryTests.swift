import DesignSystem
import Foundation
import HTMLKit
import Kernel
import Testing

@Suite("The gallery") struct GalleryTests {
  @Test("every example is well-formed, in every language", arguments: Gallery.entries.map(\.type), Language.allCases)
  func wellFormed(type: String, language: Language) throws {
    let entry = try #require(Gallery.entries.first { $0.type == type })
    #expect(!entry.examples.isEmpty)
    for example in entry.examples {
      let html = written { h in example.write(&h, .sample(language)) }
      #expect(Markup(html).faults.isEmpty, "\(type): \(example.title)")
      #expect(!html.contains("design."), "a text of \(type) has no sentence")
    }
  }

  @Test("ids are unique on the page, and everything that points to an id finds it")
  func references() {
    let page = Markup(galleryHTML(showsMarkup: false))
    #expect(Set(page.ids).count == page.ids.count, "\(page.ids.sorted())")
    let lost = Set(page.references).subtracting(page.ids)
    #expect(lost.isEmpty, "\(lost)")
  }

  @Test("nothing on the page needs an exception from the content security policy")
  func policy() {
    for element in Markup(galleryHTML(showsMarkup: false)).elements {
      #expect(element.name != "style")
      #expect(element.attributes["style"] == nil)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      #expect(element.name != "script" || element.attributes["src"] != nil)
    }
  }

  @Test("every control has a label, and every image a text or none on purpose")
  func labels() {
    let page = Markup(galleryHTML(showsMarkup: false))
    let labelled = Set(page.elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
    for element in page.elements where ["input", "select", "textarea"].contains(element.name) {
      guard element.attributes["type"] != "hidden" else { continue }
      // A cell of a grid is called by its column and its row, which stand at its edges.
      let isNamed = element.attributes["aria-label"]?.isEmpty == false
      #expect(isNamed || labelled.contains(element.attributes["id"] ?? ""), "\(element)")
    }
    for image in page.elements where image.name == "img" { #expect(image.attributes["alt"] != nil) }
  }

  /// `TSUMUGI_ARTEFACTS=<folder> swift test --filter GalleryTests` leaves pages to look at.
  @Test("the gallery can be looked at", .enabled(if: artefacts != nil))
  func files() throws {
    let folder = URL(filePath: try #require(artefacts), directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(DesignSystem.styles).write(to: folder.appending(path: "tsumugi.css"))
    try Data(DesignSystem.script).write(to: folder.appending(path: "tsumugi.js"))
    try Data(DesignSystem.icon).write(to: folder.appending(path: "tsumugi.svg"))
    for language in Language.allCases {
      let html = galleryHTML(language, showsMarkup: true)
      try Data(html.utf8).write(to: folder.appending(path: "gallery-\(language.rawValue).html"))
    }
    let staff = galleryHTML(kind: .staff, showsMarkup: true)
    try Data(staff.utf8).write(to: folder.appending(path: "gallery-staff.html"))
    for page in SamplePages.all {
      try Data(page.html.utf8).write(to: folder.appending(path: "\(page.name).html"))
    }
  }
}

private let artefacts = ProcessInfo.processInfo.environment["TSUMUGI_ARTEFACTS"]

private func galleryHTML(
  _ language: Language = .japanese, kind: PageShell.Kind = .resident, showsMarkup: Bool
) -> String {
  PageShell.sample(language: language, kind: kind).html(.sample(language)) { h in
    DesignSystem.galleryPage(&h, texts: .sample(language), showsMarkup: showsMarkup)
  }
}
