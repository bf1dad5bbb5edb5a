import HTMLKit
import Kernel

extension NotificationBanner {
  static let examples: [ComponentExample] = [
    .init(title: "完了") { h, texts in
      h.notificationBanner(
        NotificationBanner(.success, title: "入力した内容を保存しました", message: "あとから続きを入力できます。"), texts)
    },
    .init(title: "お知らせ") { h, texts in
      h.notificationBanner(
        NotificationBanner(
          .important, title: "12月29日から1月3日まで、審査をお休みします", message: "申請はいつでもお受けしています。",
          link: ActionLink("休みの間の手続きを見る", href: "#notificationbanner")), texts)
    },
    .init(title: "緊急") { h, texts in
      h.notificationBanner(
        NotificationBanner(
          .emergency, title: "つむぎ川流域に避難指示が出ています", message: "危険な場所にいる方は、すぐに避難してください。",
          link: ActionLink("避難所を確認する", href: "#notificationbanner")), texts)
    },
  ]
}
