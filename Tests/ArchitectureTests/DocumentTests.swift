import Foundation
import Testing

@Suite("The documentation") struct DocumentTests {
  @Test("every link leads to a file and a heading that are there", arguments: SourceTree.documents)
  func links(page: DocumentPage) {
    #expect(page.brokenTargets(among: SourceTree.documents).isEmpty)
  }

  @Test("every picture says in words what it shows", arguments: SourceTree.documents)
  func alternatives(page: DocumentPage) {
    for picture in page.pictures { #expect(!picture.alternative.isEmpty, "\(picture.source)") }
  }

  @Test("every picture that is kept is shown on a page")
  func pictures() throws {
    let kept = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.appending(path: "docs/images").path)
    let shown = Set(SourceTree.documents.flatMap { page in
      page.pictures.map { DocumentPage.resolved($0.source, from: page.path) }
    })
    #expect(kept.count > 20)
    for name in kept where !name.hasPrefix(".") { #expect(shown.contains("docs/images/\(name)"), "\(name)") }
  }

  @Test("every decision and every context is listed where one looks for it")
  func lists() throws {
    func names(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.appending(path: folder).path)
    }
    let pages = Dictionary(uniqueKeysWithValues: SourceTree.documents.map { ($0.path, $0) })
    let decisions = try #require(pages["docs/adr/README.md"])
    for name in try names("docs/adr") where name != "README.md" { #expect(decisions.targets.contains(name), "\(name)") }
    let architecture = try #require(pages["docs/architecture.md"])
    let readme = try #require(pages["README.md"])
    for context in try names("Sources/Contexts") {
      #expect(architecture.targets.contains("../Sources/Contexts/\(context)/README.md"), "\(context)")
      #expect(readme.text.contains(context), "\(context)")
    }
    for module in try names("Pure/Sources") {
      #expect(architecture.text.contains("`\(module)`"), "\(module)")
      #expect(readme.text.contains(module), "\(module)")
    }
  }

  @Test(
    "a page in two languages has the same parts and commands in both, and each leads to the other",
    arguments: SourceTree.documents.filter { $0.english != nil })
  func pairs(japanese: DocumentPage) throws {
    let english = try #require(SourceTree.documents.first { $0.path == japanese.english }, "\(japanese)")
    for (page, other) in [(japanese, english), (english, japanese)] {
      #expect(page.targets.contains(String(other.path.split(separator: "/").last ?? "")), "\(page)")
    }
    #expect(japanese.outline == english.outline)
    #expect(japanese.commands == english.commands)
    #expect(english.wordsOfCode.subtracting(japanese.wordsOfCode).isEmpty)
  }

  @Test("parts, words of code and commands of a page are found")
  func partsOfPages() {
    let page = DocumentPage(
      path: "docs/x.ja.md",
      text: "# A\n## `b` c\n```sh\n# d\ne f   # g\n```\n   ```sql\n   h\n   ```\n`i\nj`\n```yaml\nk: l\n```\n")
    #expect(page.english == "docs/x.md")
    #expect(page.outline == [1, 2])
    #expect(page.wordsOfCode == ["b", "i\nj"])
    #expect(page.commands == ["e f", "h"])
    #expect(DocumentPage(path: "docs/x.md", text: "").english == nil)
  }

  @Test(
    "a broken link is found",
    arguments: [
      "[x](nothing.md)", "[x](../nothing.md)", "![x](images/nothing.png)", "<img src=\"images/nothing.png\" alt=\"x\">",
      "[x](#nothing)", "[x](glossary.md#nothing)",
    ])
  func canFail(text: String) {
    let planted = DocumentPage(path: "docs/x.md", text: "# Heading\n\(text)")
    #expect(planted.brokenTargets(among: SourceTree.documents + [planted]).count == 1)
    let whole = DocumentPage(
      path: "docs/x.md",
      text: "# A heading, of 1\n[x](#a-heading-of-1) [x](glossary.md#glossary) [x](https://example.jp) `[x](y)`")
    #expect(whole.brokenTargets(among: SourceTree.documents + [whole]).isEmpty)
  }
}
