import Kernel

/// What the paper of a procedure is called: 住民票の写しの交付請求 has a 請求書, a 届 is one already.
struct PaperTitle {
  let text: String

  init(_ title: String, _ texts: Texts) {
    guard texts.language == .japanese else {
      text = texts["counter.paper.title", ["title": title]]
      return
    }
    // （新規） stays behind.
    let name = title.prefix { $0 != "（" && $0 != "(" }
    let rest = title.dropFirst(name.count)
    if name.hasSuffix("届") {
      text = title
    } else if ["申請", "請求", "届出", "申込", "申込み", "申告", "報告", "申立", "依頼", "申出"].contains(where: name.hasSuffix) {
      text = name + "書" + rest
    } else {
      text = texts["counter.paper.title", ["title": title]]
    }
  }
}
