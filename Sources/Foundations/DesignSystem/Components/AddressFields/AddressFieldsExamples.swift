import HTMLKit
import Kernel

extension AddressFields {
  static let examples: [ComponentExample] = [
    .init(title: "郵便番号から調べる") { h, texts in
      h.form(["method": "post", "action": "/gallery"]) { h in
        h.defaultButton()
        h.addressFields(
          AddressFields(
            FieldFrame("example-address", label: "ご住所"),
            prefectures: [.init("東京都", "東京都"), .init("神奈川県", "神奈川県")], values: [.postalCode: "254-0041"],
            lookUpPath: "/reference/addresses"), texts)
      }
    },
  ]
}
