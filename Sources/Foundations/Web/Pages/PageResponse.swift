import DesignSystem
import HTMLKit
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

extension AppContext {
  /// The whole document around `page`, in the reader's language.
  public func respond(_ page: Page) -> Response {
    Response(
      status: page.status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: body(of: page)))
  }

  /// Parts of a page alone, for the script of the page that shows them already.
  public func respond(_ write: (inout HTML) -> Void) -> Response {
    var html = HTML(basePath: basePath, readings: situation?.activeReadings)
    write(&html)
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
  }

  func body(of page: Page) -> ByteBuffer {
    var html = HTML(basePath: basePath, readings: situation?.activeReadings)
    shell(for: page).write(&html, texts: texts, main: page.write)
    return ByteBuffer(bytes: html.bytes)
  }

  private func shell(for page: Page) -> PageShell {
    let isStaff = page.audience == .staff
    return PageShell(
      title: page.title, townName: town.profile.name(in: language), language: language, kind: page.audience,
      width: page.width, languageLinks: languageLinks(isStaff: isStaff), furiganaLink: furiganaLink,
      breadcrumbs: page.breadcrumbs, navigation: isStaff ? staffNavigation : residentNavigation,
      account: isStaff ? account : residentAccount, hasErrors: page.hasErrors, homePath: isStaff ? "/staff" : "/",
      help: isStaff ? nil : counterHelp,
      accessibilityPath: "/accessibility", footerLinks: footerLinks(isStaff: isStaff), isListed: page.isListed)
  }

  /// For residents. Officers have their own administrator to ask.
  private var counterHelp: CounterHelp {
    CounterHelp(
      counter: texts["web.help.counter", ["town": town.profile.name(in: language)]], phone: town.profile.phone,
      hours: town.profile.officeHours[language] ?? town.profile.officeHours[.japanese])
  }

  private func languageLinks(isStaff: Bool) -> [LanguageLink] {
    let offered: [Language] = isStaff ? [.japanese, .english] : Language.allCases
    return offered.map {
      LanguageLink($0, href: hereWith("language=\($0.rawValue)"), isCurrent: $0 == language)
    }
  }

  /// This page with one more choice.
  private func hereWith(_ choice: String) -> String {
    let query = situation?.query ?? ""
    return query.isEmpty ? "\(path)?\(choice)" : "\(path)?\(query)&\(choice)"
  }

  private var furiganaLink: FuriganaLink? {
    guard let situation, situation.site.readings != nil, language != .english else { return nil }
    return FuriganaLink(
      href: hereWith("furigana=\(situation.wantsFurigana ? "off" : "on")"), isOn: situation.wantsFurigana)
  }

  private var residentNavigation: [PageLink] {
    [
      PageLink(texts["web.nav.procedures"], href: "/procedures", isCurrent: path.hasPrefix("/procedures")),
      PageLink(texts["web.nav.resume"], href: "/resume", isCurrent: path.hasPrefix("/resume")),
      PageLink(texts["web.nav.status"], href: "/status", isCurrent: path.hasPrefix("/status")),
    ]
  }

  private var staffNavigation: [PageLink] {
    guard let situation, let officer = officerIfPresent else { return [] }
    return situation.site.navigation.filter { officer.may($0.permission) }.map {
      PageLink(texts[$0.textKey], href: $0.href, isCurrent: path == $0.href || path.hasPrefix($0.href + "/"))
    }
  }

  private var account: Account {
    guard let officer = officerIfPresent else { return .none }
    let guarded = formGuard()
    return .signedIn(
      name: officer.name,
      signOut: .init(action: "/staff/sign-out", hidden: [HiddenField("csrf", guarded.token), HiddenField("once", guarded.once)]),
      accountHref: "/staff/account")
  }

  /// Where residents sign in, or their own page and the way out of it on every page, for computers that others use too.
  private var residentAccount: Account {
    guard offersSignIn, !path.hasPrefix("/sign-in") else { return .none }
    guard resident != nil else {
      return .signedOut(signInHref: queryAddress("/sign-in", [("return", path == "/" ? nil : path)]))
    }
    let guarded = formGuard()
    return .signedIn(
      name: texts["web.nav.my"],
      signOut: .init(
        action: "/sign-out", hidden: [HiddenField("csrf", guarded.token), HiddenField("once", guarded.once)]),
      accountHref: "/my")
  }

  private func footerLinks(isStaff: Bool) -> [PageLink] {
    isStaff ? [] : [PageLink(texts["web.nav.verify"], href: "/verify")]
  }
}
