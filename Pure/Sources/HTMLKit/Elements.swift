// The elements pages are made of, each as a method named like its tag.
// One line a tag and form: with content, with a text, or void.

extension HTML {
  public mutating func html(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("html", attributes, content) }
  public mutating func head(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("head", attributes, content) }
  public mutating func body(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("body", attributes, content) }
  public mutating func title(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("title", attributes, content) }
  public mutating func main(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("main", attributes, content) }
  public mutating func header(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("header", attributes, content) }
  public mutating func footer(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("footer", attributes, content) }
  public mutating func nav(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("nav", attributes, content) }
  public mutating func section(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("section", attributes, content) }
  public mutating func article(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("article", attributes, content) }
  public mutating func aside(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("aside", attributes, content) }
  public mutating func div(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("div", attributes, content) }
  public mutating func p(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("p", attributes, content) }
  public mutating func span(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("span", attributes, content) }
  public mutating func h1(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("h1", attributes, content) }
  public mutating func h2(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("h2", attributes, content) }
  public mutating func h3(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("h3", attributes, content) }
  public mutating func h4(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("h4", attributes, content) }
  public mutating func ul(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("ul", attributes, content) }
  public mutating func ol(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("ol", attributes, content) }
  public mutating func li(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("li", attributes, content) }
  public mutating func dl(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("dl", attributes, content) }
  public mutating func dt(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("dt", attributes, content) }
  public mutating func dd(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("dd", attributes, content) }
  public mutating func table(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("table", attributes, content) }
  public mutating func caption(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("caption", attributes, content) }
  public mutating func thead(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("thead", attributes, content) }
  public mutating func tbody(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("tbody", attributes, content) }
  public mutating func tfoot(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("tfoot", attributes, content) }
  public mutating func tr(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("tr", attributes, content) }
  public mutating func th(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("th", attributes, content) }
  public mutating func td(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("td", attributes, content) }
  public mutating func form(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("form", attributes, content) }
  public mutating func fieldset(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("fieldset", attributes, content) }
  public mutating func legend(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("legend", attributes, content) }
  public mutating func label(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("label", attributes, content) }
  public mutating func button(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("button", attributes, content) }
  public mutating func select(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("select", attributes, content) }
  public mutating func option(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("option", attributes, content) }
  public mutating func textarea(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("textarea", attributes, content) }
  public mutating func a(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("a", attributes, content) }
  public mutating func strong(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("strong", attributes, content) }
  public mutating func em(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("em", attributes, content) }
  public mutating func small(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("small", attributes, content) }
  public mutating func mark(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("mark", attributes, content) }
  public mutating func code(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("code", attributes, content) }
  public mutating func time(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("time", attributes, content) }
  public mutating func details(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("details", attributes, content) }
  public mutating func summary(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("summary", attributes, content) }
  public mutating func figure(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("figure", attributes, content) }
  public mutating func figcaption(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("figcaption", attributes, content) }
  public mutating func output(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("output", attributes, content) }
  public mutating func progress(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("progress", attributes, content) }
  public mutating func script(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("script", attributes, content) }
  public mutating func style(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("style", attributes, content) }
  public mutating func dialog(_ attributes: Attributes = [:], _ content: (inout HTML) -> Void) { element("dialog", attributes, content) }

  public mutating func title(_ attributes: Attributes = [:], _ text: String) { element("title", attributes) { h in h.plainText(text) } }
  public mutating func main(_ attributes: Attributes = [:], _ text: String) { element("main", attributes, text) }
  public mutating func header(_ attributes: Attributes = [:], _ text: String) { element("header", attributes, text) }
  public mutating func footer(_ attributes: Attributes = [:], _ text: String) { element("footer", attributes, text) }
  public mutating func nav(_ attributes: Attributes = [:], _ text: String) { element("nav", attributes, text) }
  public mutating func section(_ attributes: Attributes = [:], _ text: String) { element("section", attributes, text) }
  public mutating func article(_ attributes: Attributes = [:], _ text: String) { element("article", attributes, text) }
  public mutating func aside(_ attributes: Attributes = [:], _ text: String) { element("aside", attributes, text) }
  public mutating func div(_ attributes: Attributes = [:], _ text: String) { element("div", attributes, text) }
  public mutating func p(_ attributes: Attributes = [:], _ text: String) { element("p", attributes, text) }
  public mutating func span(_ attributes: Attributes = [:], _ text: String) { element("span", attributes, text) }
  public mutating func h1(_ attributes: Attributes = [:], _ text: String) { element("h1", attributes, text) }
  public mutating func h2(_ attributes: Attributes = [:], _ text: String) { element("h2", attributes, text) }
  public mutating func h3(_ attributes: Attributes = [:], _ text: String) { element("h3", attributes, text) }
  public mutating func h4(_ attributes: Attributes = [:], _ text: String) { element("h4", attributes, text) }
  public mutating func li(_ attributes: Attributes = [:], _ text: String) { element("li", attributes, text) }
  public mutating func dt(_ attributes: Attributes = [:], _ text: String) { element("dt", attributes, text) }
  public mutating func dd(_ attributes: Attributes = [:], _ text: String) { element("dd", attributes, text) }
  public mutating func caption(_ attributes: Attributes = [:], _ text: String) { element("caption", attributes, text) }
  public mutating func th(_ attributes: Attributes = [:], _ text: String) { element("th", attributes, text) }
  public mutating func td(_ attributes: Attributes = [:], _ text: String) { element("td", attributes, text) }
  public mutating func fieldset(_ attributes: Attributes = [:], _ text: String) { element("fieldset", attributes, text) }
  public mutating func legend(_ attributes: Attributes = [:], _ text: String) { element("legend", attributes, text) }
  public mutating func label(_ attributes: Attributes = [:], _ text: String) { element("label", attributes, text) }
  public mutating func button(_ attributes: Attributes = [:], _ text: String) { element("button", attributes, text) }
  public mutating func option(_ attributes: Attributes = [:], _ text: String) { element("option", attributes) { h in h.plainText(text) } }
  public mutating func textarea(_ attributes: Attributes = [:], _ text: String) { element("textarea", attributes) { h in h.plainText(text) } }
  public mutating func a(_ attributes: Attributes = [:], _ text: String) { element("a", attributes, text) }
  public mutating func strong(_ attributes: Attributes = [:], _ text: String) { element("strong", attributes, text) }
  public mutating func em(_ attributes: Attributes = [:], _ text: String) { element("em", attributes, text) }
  public mutating func small(_ attributes: Attributes = [:], _ text: String) { element("small", attributes, text) }
  public mutating func mark(_ attributes: Attributes = [:], _ text: String) { element("mark", attributes, text) }
  public mutating func code(_ attributes: Attributes = [:], _ text: String) { element("code", attributes) { h in h.plainText(text) } }
  public mutating func time(_ attributes: Attributes = [:], _ text: String) { element("time", attributes, text) }
  public mutating func details(_ attributes: Attributes = [:], _ text: String) { element("details", attributes, text) }
  public mutating func summary(_ attributes: Attributes = [:], _ text: String) { element("summary", attributes, text) }
  public mutating func figure(_ attributes: Attributes = [:], _ text: String) { element("figure", attributes, text) }
  public mutating func figcaption(_ attributes: Attributes = [:], _ text: String) { element("figcaption", attributes, text) }
  public mutating func output(_ attributes: Attributes = [:], _ text: String) { element("output", attributes, text) }
  public mutating func progress(_ attributes: Attributes = [:], _ text: String) { element("progress", attributes, text) }
  public mutating func dialog(_ attributes: Attributes = [:], _ text: String) { element("dialog", attributes, text) }

  public mutating func title(_ text: String) { title([:], text) }
  public mutating func main(_ text: String) { main([:], text) }
  public mutating func header(_ text: String) { header([:], text) }
  public mutating func footer(_ text: String) { footer([:], text) }
  public mutating func nav(_ text: String) { nav([:], text) }
  public mutating func section(_ text: String) { section([:], text) }
  public mutating func article(_ text: String) { article([:], text) }
  public mutating func aside(_ text: String) { aside([:], text) }
  public mutating func div(_ text: String) { div([:], text) }
  public mutating func p(_ text: String) { p([:], text) }
  public mutating func span(_ text: String) { span([:], text) }
  public mutating func h1(_ text: String) { h1([:], text) }
  public mutating func h2(_ text: String) { h2([:], text) }
  public mutating func h3(_ text: String) { h3([:], text) }
  public mutating func h4(_ text: String) { h4([:], text) }
  public mutating func li(_ text: String) { li([:], text) }
  public mutating func dt(_ text: String) { dt([:], text) }
  public mutating func dd(_ text: String) { dd([:], text) }
  public mutating func caption(_ text: String) { caption([:], text) }
  public mutating func th(_ text: String) { th([:], text) }
  public mutating func td(_ text: String) { td([:], text) }
  public mutating func fieldset(_ text: String) { fieldset([:], text) }
  public mutating func legend(_ text: String) { legend([:], text) }
  public mutating func label(_ text: String) { label([:], text) }
  public mutating func button(_ text: String) { button([:], text) }
  public mutating func option(_ text: String) { option([:], text) }
  public mutating func textarea(_ text: String) { textarea([:], text) }
  public mutating func a(_ text: String) { a([:], text) }
  public mutating func strong(_ text: String) { strong([:], text) }
  public mutating func em(_ text: String) { em([:], text) }
  public mutating func small(_ text: String) { small([:], text) }
  public mutating func mark(_ text: String) { mark([:], text) }
  public mutating func code(_ text: String) { code([:], text) }
  public mutating func time(_ text: String) { time([:], text) }
  public mutating func details(_ text: String) { details([:], text) }
  public mutating func summary(_ text: String) { summary([:], text) }
  public mutating func figure(_ text: String) { figure([:], text) }
  public mutating func figcaption(_ text: String) { figcaption([:], text) }
  public mutating func output(_ text: String) { output([:], text) }
  public mutating func progress(_ text: String) { progress([:], text) }
  public mutating func dialog(_ text: String) { dialog([:], text) }

  public mutating func input(_ attributes: Attributes = [:]) { void("input", attributes) }
  public mutating func br(_ attributes: Attributes = [:]) { void("br", attributes) }
  public mutating func hr(_ attributes: Attributes = [:]) { void("hr", attributes) }
  public mutating func img(_ attributes: Attributes = [:]) { void("img", attributes) }
  public mutating func link(_ attributes: Attributes = [:]) { void("link", attributes) }
  public mutating func meta(_ attributes: Attributes = [:]) { void("meta", attributes) }
  public mutating func col(_ attributes: Attributes = [:]) { void("col", attributes) }
}
