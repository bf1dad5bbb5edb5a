import HTMLKit
import Testing

@Suite("Writing HTML") struct HTMLTests {
  @Test("text and values from outside are escaped")
  func escaping() {
    var h = HTML()
    h.p(["title": "\"a\" & 'b'"], "<script>alert(1)</script>")
    #expect(h.string == "<p title=\"&quot;a&quot; &amp; &#39;b&#39;\">&lt;script&gt;alert(1)&lt;/script&gt;</p>")
  }

  @Test("an attribute without a value is left out, an empty one stands bare, an empty value is kept")
  func attributes() {
    var h = HTML()
    h.input(["type": "text", "required": "", "disabled": nil, "value": ""])
    #expect(h.string == "<input type=\"text\" required value=\"\">")
  }

  @Test("own paths get the base path, other addresses do not", arguments: [
    ("/apply", "/town/apply"), ("#name", "#name"), ("https://example.jp/", "https://example.jp/"),
    ("tel:0463-00-0000", "tel:0463-00-0000"), ("//evil.example", "#"), ("javascript:alert(1)", "#"),
    ("JaVaScript:alert(1)", "#"), ("data:text/html,x", "#"),
  ])
  func addresses(written: String, expected: String) {
    var h = HTML(basePath: "/town")
    h.a(["href": written], "x")
    #expect(h.string == "<a href=\"\(expected)\">x</a>")
  }

  @Test("furigana are written as ruby in text and never in options")
  func furigana() {
    var h = HTML(readings: { _ in [Ruby("窓口", reading: "まどぐち"), Ruby("へ")] })
    h.p("窓口へ")
    h.option("窓口へ")
    #expect(h.string == "<p><ruby>窓口<rp>（</rp><rt>まどぐち</rt><rp>）</rp></ruby>へ</p><option>窓口へ</option>")
  }
}
