import FormSchema
import HTMLKit
import Kernel
import Ports

@testable import Builder

extension ChannelPreviews {
  /// Channels that say what they were asked for; a paper called `undrawable` cannot be drawn.
  static let sample = ChannelPreviews(
    page: { tried, section, language, html in
      html.p("見本 page \(section) \(language.rawValue) \(tried.isEmpty ? "空" : "例")")
    },
    interview: { _, language, html in html.p("見本 interview \(language.rawValue)") },
    talk: { _, language, html in html.p("見本 talk \(language.rawValue)") },
    script: { _, language, html in html.p("見本 script \(language.rawValue)") },
    form: { _, language in Array("%PDF-form-\(language.rawValue)".utf8) },
    paper: { _, document, shape in
      guard document != "undrawable" else { throw UndrawablePaper() }
      return Array("\(shape == .pdf ? "%PDF" : "PNG")-\(document)".utf8)
    },
    message: { _, moment, language in
      let template = MessageTemplate(
        moment: moment, subject: SentenceTemplate("見本の件名"), body: SentenceTemplate("見本の本文 \(language.rawValue)"))
      return try template.filled { "{\($0)}" }
    })
}

private struct UndrawablePaper: Error {}
