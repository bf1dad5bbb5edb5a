import HTMLKit
import Kernel

extension DateField {
  static let examples: [ComponentExample] = [
    .init(title: "1つの欄（和暦でも西暦でも）") { h, texts in
      h.dateField(DateField(FieldFrame("example-moved", label: "引っ越した日"), answer: .text("令和8年11月21日")), texts)
    },
    .init(title: "元号・年・月・日を分ける") { h, texts in
      h.dateField(
        DateField(
          FieldFrame("example-born", label: "生年月日", hint: "例：昭和60年4月1日"),
          answer: .parts(.init(era: "showa", year: "60", month: "4", day: "1")), isBirthday: true), texts)
    },
    .init(title: "一部がエラー") { h, texts in
      h.dateField(
        DateField(
          FieldFrame("example-start", label: "利用を始める日", error: "令和8年2月は28日までです。日を確かめてください"),
          answer: .parts(.init(era: "reiwa", year: "8", month: "2", day: "30")), wrongParts: [.day]), texts)
    },
  ]
}
