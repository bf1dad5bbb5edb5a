import HTMLKit
import Kernel

extension FileField {
  static let examples: [ComponentExample] = [
    .init(title: "まだ何もない") { h, texts in
      h.fileField(
        FileField(
          FieldFrame("example-identity", label: "本人確認書類", hint: "文字が読めるように撮ってください。"),
          kinds: "PDF・JPEG・PNG", accept: ".pdf,.jpg,.jpeg,.png"), texts)
    },
    .init(title: "保存済みのファイル、エラー") { h, texts in
      h.fileField(
        FileField(
          FieldFrame("example-proof", label: "添付書類", error: "「地図.heic」は受け取れない種類です。PDF・JPEG・PNGを選んでください"),
          stored: [
            .init(id: "a", name: "賃貸借契約書.pdf", size: "1.2 MB", href: "#example-proof"),
            .init(id: "b", name: "見取り図.png", size: "640 KB"),
          ], kinds: "PDF・JPEG・PNG", accept: ".pdf,.jpg,.jpeg,.png", allowsSeveral: true), texts)
    },
  ]
}
