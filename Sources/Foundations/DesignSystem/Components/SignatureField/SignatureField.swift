import HTMLKit
import Kernel

/// A signature by hand: drawn where script runs, or a photo of one on paper. Both arrive as a file of the same field.
public struct SignatureField: Sendable {
  /// The field for the photo, with what is stored already.
  public var file: FileField

  public init(_ file: FileField) { self.file = file }
}

extension HTML {
  /// Writes the place to sign, and below it the field for a photo of a signature on paper; without script that field
  /// alone. The form needs `enctype="multipart/form-data"`.
  public mutating func signatureField(_ field: SignatureField, _ texts: Texts) {
    let frame = field.file.frame
    div(["class": "ds-signature", "data-signature": frame.id]) { h in
      h.fileField(field.file, texts, note: texts["design.signature.photo"]) { h in
        guard field.file.stored.isEmpty else { return }
        h.signatureDesk(frame, texts)
      }
    }
  }

  private mutating func signatureDesk(_ frame: FieldFrame, _ texts: Texts) {
    div(["class": "ds-signature-desk", "hidden": "", "data-signature-desk": ""]) { h in
      h.p(["class": "ds-hint", "id": "\(frame.id)-pad-hint"], texts["design.signature.draw"])
      // The pad is for a pen, a finger or a mouse; who uses none of them chooses a photo.
      h.element(
        "canvas",
        [
          "class": "ds-signature-pad", "width": "640", "height": "220", "role": "img",
          "aria-label": texts["design.signature.pad", ["label": frame.label]],
        ]) { _ in }
      h.button(
        ["class": "ds-button ds-button-quiet", "type": "button", "data-signature-clear": ""],
        texts["design.signature.again"])
      h.p(
        [
          "class": "ds-look-up-result", "role": "status", "data-signature-result": "",
          "data-drawn": texts["design.signature.drawn"], "data-cleared": texts["design.signature.cleared"],
        ], "")
    }
  }
}
