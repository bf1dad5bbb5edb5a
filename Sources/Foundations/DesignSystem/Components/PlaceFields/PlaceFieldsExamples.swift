import HTMLKit
import Kernel

extension PlaceFields {
  static let examples: [ComponentExample] = [
    .init(title: "言葉だけで足りる") { h, texts in
      h.placeFields(
        PlaceFields(
          FieldFrame("example-hole", label: "道路の穴の場所", id: "example-hole-group"),
          values: [.place: "市役所の北側、バス停「中央公園前」の横断歩道"]), texts)
    },
    .init(title: "日本の外の位置") { h, texts in
      h.placeFields(
        PlaceFields(
          FieldFrame("example-light", label: "街灯の場所", need: .optional, id: "example-light-group"),
          values: [.latitude: "5.0", .longitude: "139.349700"],
          errors: [FieldError("example-light.latitude", "街灯の場所の緯度は、日本の中の位置にしてください")]), texts)
    },
  ]
}
