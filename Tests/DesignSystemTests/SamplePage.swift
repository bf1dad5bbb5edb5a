import DesignSystem
import HTMLKit
import Kernel

extension Texts {
  static func sample(_ language: Language = .japanese) -> Texts { DesignSystem.catalogue.texts(in: language) }
}

extension PageShell {
  /// A page of つむぎ市 with everything a page can have around it.
  static func sample(
    title: String = "部品見本", language: Language = .japanese, kind: Kind = .resident, hasErrors: Bool = false
  ) -> PageShell {
    PageShell(
      title: title, townName: "つむぎ市", language: language, kind: kind, width: kind == .staff ? .wide : .reading,
      languageLinks: Language.allCases.map {
        LanguageLink($0, href: "?lang=\($0.rawValue)", isCurrent: $0 == language)
      },
      furiganaLink: FuriganaLink(href: "?furigana=on", isOn: false),
      navigation: [
        PageLink("ホーム", href: "/", isCurrent: true), PageLink("手続きを探す", href: "/procedures"),
        PageLink("申請の状況", href: "/cases", count: 2),
      ],
      account: .signedIn(
        name: "佐藤 花子", signOut: .init(action: "/sign-out", hidden: [HiddenField("token", "t")]),
        accountHref: "/account"),
      hasErrors: hasErrors, cssPath: "/tsumugi.css", jsPath: "/tsumugi.js", iconPath: "/tsumugi.svg",
      help: CounterHelp(
        counter: "市民課 総合窓口", phone: "0463-00-0000", hours: "平日 8時30分〜17時15分", href: "/help"),
      accessibilityPath: "/accessibility", footerLinks: [PageLink("個人情報の取り扱い", href: "/privacy")])
  }

  func html(_ texts: Texts, main: (inout HTML) -> Void) -> String {
    var h = HTML()
    write(&h, texts: texts, main: main)
    return h.string
  }
}

func written(_ write: (inout HTML) -> Void) -> String {
  var h = HTML()
  write(&h)
  return h.string
}
