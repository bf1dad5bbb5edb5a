import HTTPTypes
import Kernel
import ProcedureDraft
import Testing
import WebTestSupport

@testable import Builder

@Suite("The preview of a draft") struct PreviewPageTests {
  @Test("opens a window as wide as a phone, a small phone or the screen", arguments: [
    ("", "ds-window-phone"), ("?width=narrow", "ds-window-narrow"), ("?width=full", "\"ds-window\""),
    ("?width=nothing", "ds-window-phone"), ("?channel=counter", "\"ds-window\""),
    ("?channel=counter&width=phone", "ds-window-phone"), ("?channel=chat", "ds-window-phone"),
  ])
  func widths(query: String, window: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/preview\(query)")
        #expect(page.text.contains(window) && page.text.contains("<iframe"))
        #expect(page.headers[.contentSecurityPolicy]?.contains("frame-src 'self'") == true)
      }
    }
  }

  @Test("draws each channel by what serves it", arguments: [
    ("", "見本 page owner ja 空"), ("?section=matter", "見本 page matter ja"), ("?section=nothing", "見本 page owner"),
    ("?channel=web&language-of=en", "見本 page owner en"), ("?channel=counter&language-of=en", "見本 interview en"),
    ("?channel=chat&language-of=easy-ja", "見本 talk easy-ja"), ("?channel=phone", "見本 script ja"),
    // Officers read in their own languages.
    ("?channel=phone&language-of=easy-ja", "見本 script ja"),
  ])
  func channels(query: String, shown: String) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let window = try await client.get("\(pages.outline)/preview/window\(query)")
        #expect(window.text.contains(shown), "\(window.text.suffix(300))")
      }
    }
  }

  @Test("lets the window stand in our own pages alone, and send nothing")
  func policy() async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let window = try await client.get("\(pages.outline)/preview/window")
        let policy = try #require(window.headers[.contentSecurityPolicy])
        #expect(policy.contains("frame-ancestors 'self'") && policy.contains("form-action 'none'"))
        let other = try await client.get(pages.outline)
        #expect(other.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
      }
    }
  }

  @Test("gives the paper form as a PDF in each language", arguments: Language.allCases)
  func form(language: Language) async throws {
    try await withPages { pages in
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/preview?channel=paper&language-of=\(language.rawValue)")
        #expect(page.text.contains("preview/form.pdf") && !page.text.contains("<iframe"))
        let file = try await client.get(
          "\(pages.outline)/preview/form.pdf?channel=paper&language-of=\(language.rawValue)")
        #expect(file.text == "%PDF-form-\(language.rawValue)" && file.headers[.contentType] == "application/pdf")
      }
    }
  }

  @Test("says why there is nothing to see while the draft cannot be read")
  func unreadable() async throws {
    try await withPages { pages in
      let was = try await pages.folder()[PagesTown.sections]
      _ = try await pages.feature.desk.edit(
        pages.draft, .set(PagesTown.sections, to: [], was: was), by: BuilderTown.author)
      try await pages.browse { client in
        let page = try await client.get("\(pages.outline)/preview")
        #expect(page.text.contains("まだ表示できません") && !page.text.contains("<iframe"))
        #expect(try await client.get("\(pages.outline)/preview/window").status == .notFound)
        #expect(try await client.get("\(pages.outline)/preview/form.pdf").status == .notFound)
      }
    }
  }
}
