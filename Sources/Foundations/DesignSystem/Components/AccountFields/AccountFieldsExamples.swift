import HTMLKit
import Kernel

extension AccountFields {
  static let examples: [ComponentExample] = [
    .init(title: "銀行の口座") { h, texts in
      h.accountFields(
        AccountFields(
          FieldFrame("example-account", label: "振込先の口座", hint: "申請する方ご本人の口座を入力してください。", id: "example-account-group"),
          values: [
            .institution: "bank", .bankName: "つむぎ信用金庫", .branchName: "本店", .kind: "ordinary", .number: "0123456",
            .holder: "サトウ ハナコ",
          ]), texts)
    },
    .init(title: "ゆうちょ銀行の番号の誤り") { h, texts in
      h.accountFields(
        AccountFields(
          FieldFrame("example-yucho", label: "振込先の口座", id: "example-yucho-group"),
          values: [.institution: "yucho", .yuchoSymbol: "10530", .yuchoNumber: "123"],
          errors: [FieldError("example-yucho.yucho-number", "振込先の口座の番号は、通帳のとおり8けたまでの数字で入力してください")]), texts)
    },
  ]
}
