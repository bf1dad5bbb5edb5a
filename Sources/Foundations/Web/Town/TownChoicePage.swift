import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// What a host that carries several towns shows at its root, and what an unknown host gets.
struct TownChoicePage {
  let sites: [TownSite]

  func response(isRoot: Bool) -> Response {
    var html = HTML()
    let isFound = isRoot && !sites.isEmpty
    let catalogue = sites.first?.catalogue ?? webCatalogue
    let texts = catalogue.texts(in: .japanese)
    let title = texts[isFound ? "web.towns.title" : "web.towns.none-title"]
    let assets = sites.first.map { "/\($0.town.id)/assets" } ?? "/assets"
    let shell = PageShell(
      title: title, townName: texts["web.product"], language: .japanese,
      cssPath: "\(assets)/\(DesignSystem.stylesName)", jsPath: "\(assets)/\(DesignSystem.scriptName)",
      iconPath: "\(assets)/\(DesignSystem.iconName)")
    shell.write(&html, texts: texts) { h in
      h.h1(title)
      if !isFound { h.p(texts["problem.web.town-not-found"]) }
      h.ul { h in
        for site in sites {
          h.li { h in h.a(["href": "/\(site.town.id)/"], site.town.profile.name(in: .japanese)) }
        }
      }
    }
    var response = Response(
      status: isFound ? .ok : .notFound, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    SecurityHeaders.apply(to: &response)
    return response
  }
}
