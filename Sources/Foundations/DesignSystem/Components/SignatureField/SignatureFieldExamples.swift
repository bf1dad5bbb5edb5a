import HTMLKit
import Kernel

extension SignatureField {
  static let examples: [ComponentExample] = [
    .init(title: "まだ署名がないとき") { h, texts in
      h.signatureField(
        SignatureField(
          FileField(FieldFrame("example-signature", label: "申請者の署名"), kinds: "JPEG・PNG", accept: "image/*")), texts)
    },
    .init(title: "署名が届いているとき") { h, texts in
      h.signatureField(
        SignatureField(
          FileField(
            FieldFrame("example-signed", label: "申請者の署名"),
            stored: [.init(id: "example-signature-1", name: "signature.png", size: "12 KB")], kinds: "JPEG・PNG",
            accept: "image/*")), texts)
    },
  ]
}
