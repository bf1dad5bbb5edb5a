import HTMLKit
import Kernel

extension SideBySide {
  static let examples: [ComponentExample] = [
    .init(title: "日本語と訳文を並べる") { h, texts in
      h.sideBySide(
        SideBySide([
          { h in
            h.p("昼間に連絡できる電話番号")
          },
          { h in
            h.textField(
              TextField(
                FieldFrame("sides-easy", label: "やさしい日本語", need: .unmarked), value: "昼に 電話できる 番号"), texts)
          },
          { h in
            h.textField(
              TextField(
                FieldFrame("sides-english", label: "英語", need: .unmarked), value: "Daytime telephone number"), texts)
          },
        ]))
    }
  ]
}
