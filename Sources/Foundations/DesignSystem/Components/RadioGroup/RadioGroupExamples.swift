import HTMLKit
import Kernel

extension RadioGroup {
  static let examples: [ComponentExample] = [
    .init(title: "選ぶと続きの質問が出る") { h, texts in
      h.radioGroup(
        RadioGroup(
          FieldFrame("example-receive", label: "証明書の受け取り方"),
          options: [
            ChoiceOption("post", "郵送で受け取る", hint: "届くまで4日ほどかかります。"),
            ChoiceOption("counter", "窓口で受け取る") { h in
              h.selectField(
                SelectField(
                  FieldFrame("example-counter", label: "受け取る窓口"),
                  options: [.init("main", "市役所本庁"), .init("branch", "駅前出張所")], width: .medium), texts)
            },
          ], value: "post"), texts)
    },
    .init(title: "答えなくてもよい質問") { h, texts in
      h.radioGroup(
        RadioGroup(
          FieldFrame("example-pet", label: "いっしょに避難するペットはいますか", need: .optional),
          options: [ChoiceOption("yes", "はい"), ChoiceOption("no", "いいえ"), .noAnswer(texts)], value: "",
          isInline: true), texts)
    },
    .init(title: "横に並べた短い答え、エラー") { h, texts in
      h.radioGroup(
        RadioGroup(
          FieldFrame("example-living", label: "同居の家族はいますか", error: "「はい」か「いいえ」を選んでください"),
          options: [ChoiceOption("yes", "はい"), ChoiceOption("no", "いいえ")], isInline: true), texts)
    },
  ]
}
