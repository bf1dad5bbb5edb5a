import DesignSystem
import HTMLKit
import Kernel
import Web

/// What the town says about itself and its service.
public struct MunicipalityFeature: Feature {
  public static let name = "municipality"
  public static let catalogue = TextCatalogue.embedded(
    japanese: PackageResources.ja_json, easyJapanese: PackageResources.easy_ja_json, english: PackageResources.en_json)

  let town: Town

  public init(town: Town) { self.town = town }

  public func addRoutes(to routes: inout RouteTable) {
    routes.get("/accessibility", .anyone, audit: "municipality.accessibility") { _, context in
      context.respond(accessibilityPage(town: town.profile, texts: context.texts))
    }
    routes.get("/gallery", .anyone, audit: "municipality.gallery") { _, context in
      let texts = context.texts
      return context.respond(
        Page(texts["municipality.gallery.title"], width: .wide) { h in
          DesignSystem.galleryPage(&h, texts: texts)
        })
    }
  }
}

/// The accessibility statement: what is promised, how it is tested, whom to tell when something fails.
func accessibilityPage(town: TownProfile, texts: Texts) -> Page {
  Page(texts["municipality.accessibility.title"], isListed: true) { h in
    h.h1(texts["municipality.accessibility.title"])
    for part in ["promise", "how", "limits", "tell"] {
      h.h2(texts["municipality.accessibility.\(part).title"])
      h.p(texts["municipality.accessibility.\(part)", ["phone": town.phone]])
    }
  }
}
