import DesignSystem
import HTMLKit
import Kernel
import Testing

@Suite("The page shell") struct PageShellTests {
  @Test("a page is one well-formed document, whatever it is about", arguments: SamplePages.all.map(\.name))
  func wellFormed(name: String) throws {
    let page = try #require(SamplePages.all.first { $0.name == name })
    let markup = Markup(page.html)
    #expect(page.html.hasPrefix("<!doctype html><html lang=\"ja\">"))
    #expect(markup.faults.isEmpty)
    #expect(Set(markup.ids).count == markup.ids.count)
    #expect(markup.elements.filter { $0.name == "main" }.count == 1)
  }

  @Test("every link of the error summary lands on a control") func errorLinks() {
    let markup = Markup(SamplePages.form.html)
    let controls = Set(
      markup.elements.filter { ["input", "select", "textarea"].contains($0.name) }.compactMap { $0.attributes["id"] })
    let links = markup.elements.compactMap { $0.attributes["href"] }.filter { $0.hasPrefix("#") && $0 != "#main" }
    #expect(links.count == 2)
    #expect(links.allSatisfy { controls.contains(String($0.dropFirst())) })
  }

  @Test("the title says first that answers need mending", arguments: [
    (Language.japanese, "エラー: 予約 — つむぎ市"), (.easyJapanese, "まちがい: 予約 — つむぎ市"), (.english, "Error: 予約 — つむぎ市"),
  ])
  func errorTitle(language: Language, title: String) {
    let shell = PageShell.sample(title: "予約", language: language, hasErrors: true)
    #expect(shell.html(.sample(language)) { _ in }.contains("<title>\(title)</title>"))
  }

  @Test("text from outside is escaped in every place it is shown") func escaping() {
    var shell = PageShell.sample(title: "<b>")
    shell.townName = "\"><script>"
    shell.account = .signedIn(name: "<i>", signOut: .init(action: "/out"), accountHref: nil)
    let html = shell.html(.sample()) { _ in }
    #expect(!html.contains("<b>") && !html.contains("<i>") && !html.contains("\"><script>"))
  }

  @Test("each language link is marked with its own language, and the current one is said to be") func languages() {
    let links = Markup(PageShell.sample(language: .english).html(.sample(.english)) { _ in }).elements
      .filter { $0.attributes["hreflang"] != nil }
    #expect(links.map { $0.attributes["lang"] } == ["ja", "ja", "en"])
    #expect(links.map { $0.attributes["aria-current"] } == [nil, nil, "true"])
  }

  @Test("a page is kept from search engines unless it says otherwise") func listing() {
    var shell = PageShell.sample()
    #expect(shell.html(.sample()) { _ in }.contains("content=\"noindex\""))
    shell.isListed = true
    #expect(!shell.html(.sample()) { _ in }.contains("noindex"))
  }

  @Test("a phone number is dialled by its digits") func phone() {
    #expect(PageShell.sample().html(.sample()) { _ in }.contains("href=\"tel:0463000000\">0463-00-0000<"))
  }
}
