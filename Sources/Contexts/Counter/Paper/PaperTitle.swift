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
    // （新規） stays behind.
    let name = title.prefix { $0 != "（" && $0 != "(" }
    let rest = title.dropFirst(name.count)
    act = Self.acts.first { name.hasSuffix($0.suffix) }?.act ?? .apply
    let wording = [
      "申請", "請求", "届出", "申込", "申込み", "申告", "報告", "申立", "依頼", "申出",
    ]
    if texts.language != .japanese {
      text = texts["counter.paper.title", ["title": title]]
    } else if name.hasSuffix("届") {
      text = title
    } else if wording.contains(where: name.hasSuffix) {
      text = name + "書" + rest
    } else {
      text = texts["counter.paper.title", ["title": title]]
    }
  }

  private static let acts: [(suffix: String, act: Act)] = [
    ("請求", .request), ("届", .notify), ("届出", .notify), ("申込", .enrol), ("申込み", .enrol),
  ]
}
