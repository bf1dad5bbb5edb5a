import Kernel

/// What the paper of a procedure is called: 住民票の写しの交付請求 has a 請求書, a 届 is one already.
struct PaperTitle {
  /// What one does with it, for the words at its date and its signature.
  enum Act: String {
    /// 申請, and whatever has no words of its own.
    case apply
    /// 請求
    case request
    /// 届出
    case notify
    /// 申込み
    case enrol
  }

  let text: String
  let act: Act

  init(_ title: String, _ texts: Texts) {
    // （新規） stays behind; brackets in the middle are part of the name.
    let isBracketed = title.hasSuffix("）") || title.hasSuffix(")")
    let end = isBracketed ? title.lastIndex { $0 == "（" || $0 == "(" } : nil
    let name = title[..<(end ?? title.endIndex)], rest = title[name.endIndex...]
    act = Self.acts.first { name.hasSuffix($0.suffix) }?.act ?? .apply
    let wording = [
      "申請", "請求", "届出", "申込", "申告", "報告", "申立", "依頼", "申出",
    ]
    if texts.language != .japanese {
      text = texts["counter.paper.title", ["title": title]]
    } else if Self.whole.contains(where: name.hasSuffix) {
      text = title
    } else if name.hasSuffix("申込み") {
      text = name.dropLast() + "書" + rest
    } else if wording.contains(where: name.hasSuffix) {
      text = name + "書" + rest
    } else {
      text = texts["counter.paper.title", ["title": title]]
    }
  }

  /// A paper already, or nothing one applies for.
  private static let whole = ["届", "アンケート", "連絡", "送信"]

  private static let acts: [(suffix: String, act: Act)] = [
    ("請求", .request), ("届", .notify), ("届出", .notify), ("申込", .enrol), ("申込み", .enrol),
  ]
}
