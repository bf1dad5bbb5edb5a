import DesignSystem
import HTMLKit
import Kernel

/// Whole pages as residents and officers meet them, to look at and to check.
enum SamplePages {
  struct Page {
    let name: String
    let html: String
  }

  static var all: [Page] { [front, form, receipt, ruby, inbox] }

  static var front: Page {
    let texts = Texts.sample()
    var shell = PageShell.sample(title: "つむぎ市オンライン窓口")
    shell.width = .wide
    shell.account = .signedOut(signInHref: "/sign-in")
    shell.announcement = NotificationBanner(
      .emergency, title: "つむぎ川流域に避難指示が出ています", link: ActionLink("避難所を確認する", href: "/shelters"))
    return Page(
      name: "front",
      html: shell.html(texts) { h in
        for type in ["Welcome", "CardList", "Timeline"] {
          if type == "Timeline" { h.h2("最近の申請") }
          if type == "CardList" { h.h2("よく使われる手続き") }
          for example in Gallery.entries.first(where: { $0.type == type })?.examples ?? [] { example.write(&h, texts) }
        }
      })
  }

  static var form: Page {
    let texts = Texts.sample()
    let errors = [
      FieldError("applicant.family-kana", "セイはカタカナで入力してください"),
      FieldError("receive", "受け取り方を選んでください"),
    ]
    var shell = PageShell.sample(title: "申請する方のこと", hasErrors: true)
    shell.breadcrumbs = [.init("ホーム", href: "/"), .init("住民票の写しの請求", href: "/procedures/residence")]
    return Page(
      name: "form",
      html: shell.html(texts) { h in
        h.errorSummary(ErrorSummary(errors), texts)
        h.stepIndicator(StepIndicator(["はじめに", "申請する方", "請求の内容", "確認", "完了"], current: 2), texts)
        h.h1(shell.title)
        h.p("お名前とご住所は、住民票のとおりにご記入ください。")
        h.form(["method": "post", "action": "/cases", "novalidate": ""]) { h in
          h.nameFields(
            NameFields(
              FieldFrame("applicant", label: "お名前"), values: [.family: "佐藤", .familyKana: "佐藤"], errors: errors), texts)
          h.dateField(
            DateField(FieldFrame("born", label: "生年月日", hint: "例：昭和60年4月1日"), answer: .parts(.init())), texts)
          h.radioGroup(
            RadioGroup(
              FieldFrame("receive", label: "受け取り方", error: errors.message(for: "receive")),
              options: [ChoiceOption("post", "郵送"), ChoiceOption("counter", "窓口")]), texts)
          h.buttonGroup { h in
            h.actionButton(ActionButton("次へ進む"))
            h.actionLink(ActionLink("前に戻る", href: "/", rank: .quiet))
          }
        }
      })
  }

  static var receipt: Page {
    let texts = Texts.sample()
    return Page(
      name: "receipt",
      html: PageShell.sample(title: "申請を受け付けました").html(texts) { h in
        h.receiptPanel(
          ReceiptPanel(
            title: "申請を受け付けました", number: "26-4K7M-P3XQ-7", note: "住民票の写し", moment: "令和8年11月21日 14:05 受付"), texts)
        h.h2("このあとの流れ")
        h.ol { h in
          h.li("市民課が内容を確認します。3日ほどかかります。")
          h.li("手数料のお支払い方法をメールでお知らせします。")
          h.li("お支払いのあと、住民票の写しを郵送します。")
        }
        h.callout(Callout(title: "受付番号を控えてください", text: "お問い合わせのときに必要です。この画面は印刷できます。"))
      })
  }

  /// Furigana over a few words, as the reading engine would give it.
  static var ruby: Page {
    let words = ["申請": "しんせい", "住民票": "じゅうみんひょう", "手続": "てつづ", "市役所": "しやくしょ", "検索": "けんさく"]
    var h = HTML(readings: { text in
      for (word, reading) in words {
        guard let range = text.firstRange(of: word) else { continue }
        let before = String(text[..<range.lowerBound])
        let after = String(text[range.upperBound...])
        return (before.isEmpty ? [] : [Ruby(before)]) + [Ruby(word, reading: reading), Ruby(after)]
      }
      return [Ruby(text)]
    })
    var shell = PageShell.sample(title: "手続きを探す")
    shell.furiganaLink = FuriganaLink(href: "?furigana=off", isOn: true)
    let texts = Texts.sample()
    shell.write(&h, texts: texts) { h in
      h.h1("手続きを探す")
      h.p("市役所でできることを、ここで探せます。スマートフォンからも使えます。むずかしいことばには、ふりがながつきます。住民票は、5分くらいで頼めます。")
      for type in ["SearchBox", "CardList", "TextField"] {
        if type == "CardList" { h.h2("見つかった手続き") }
        for example in Gallery.entries.first(where: { $0.type == type })?.examples ?? [] { example.write(&h, texts) }
      }
    }
    return Page(name: "ruby", html: h.string)
  }

  static var inbox: Page {
    let texts = Texts.sample()
    let shell = PageShell.sample(title: "受付箱", kind: .staff)
    return Page(
      name: "inbox",
      html: shell.html(texts) { h in
        h.h1(shell.title)
        for type in ["LinkTabs", "FilterBar", "DataTable", "Pagination", "SummaryList", "BarChart"] {
          if type == "SummaryList" { h.h2("申請の内容") }
          for example in Gallery.entries.first(where: { $0.type == type })?.examples ?? [] { example.write(&h, texts) }
        }
      })
  }
}
