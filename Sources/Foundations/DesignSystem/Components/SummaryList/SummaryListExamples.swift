import HTMLKit
import Kernel

extension SummaryList {
  static let examples: [ComponentExample] = [
    .init(title: "送る前の確認") { h, texts in
      h.summaryList(
        SummaryList([
          .init("お名前", "﨑山 花子", changeHref: "#summarylist"),
          .init("ご住所", "神奈川県つむぎ市港町1丁目2番3号\nみなとハイツ405号室", changeHref: "#summarylist"),
          .init("生年月日", "昭和60年4月1日（1985年）", changeHref: "#summarylist"),
          .init("電話番号", "", changeHref: "#summarylist"),
        ]), texts)
    },
    .init(title: "くり返しの答え") { h, texts in
      var children = SummaryList.Row("お子さま", [], changeHref: "#summarylist")
      children.parts = [
        .init("お子さま1", [.init("お名前", "﨑山 一郎"), .init("年齢", "5歳")]),
        .init("お子さま2", [.init("お名前", "﨑山 二葉"), .init("年齢", "2歳")]),
      ]
      h.summaryList(SummaryList([children]), texts)
    },
  ]
}
