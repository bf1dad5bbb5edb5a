import HTMLKit
import Kernel

extension FieldFrame {
  static let examples: [ComponentExample] = [
    .init(title: "入力欄の枠だけを使い、中の欄を自分で書く") { h, texts in
      let frame = FieldFrame("example-frame", label: "希望する時間帯", hint: "30分単位で選べます。", need: .optional)
      h.fieldFrame(frame, texts) { h in
        h.input([
          "class": "ds-input ds-width-short", "type": "time", "step": "1800", "id": frame.id, "name": frame.name,
          "aria-describedby": frame.describedBy(),
        ])
      }
    },
  ]
}
