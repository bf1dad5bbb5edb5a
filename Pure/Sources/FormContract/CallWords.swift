import Kernel

/// What a document of OpenAPI says for people; Japanese for readers of easy Japanese, too.
struct CallWords: Sendable {
  private let isEnglish: Bool

  init(_ language: Language) { isEnglish = language == .english }

  private func say(_ japanese: String, _ english: String) -> String { isEnglish ? english : japanese }

  func title(_ town: String) -> String { say("\(town)の手続きAPI", "Procedures of \(town): API") }

  var introduction: String {
    say(
      "手続きの一覧と様式を読み、住民に代わって申請します。申請は、窓口やウェブの申請と同じように受けつけ、同じ記録になります。申請には自治体が発行したトークンが必要です。",
      "Read which procedures there are and what they ask, and apply for residents. An application is taken like one "
        + "from the town's own pages and becomes the same record. Applying needs a token from the town.")
  }

  var token: String {
    say("自治体が発行した tsk_ で始まるトークン。", "A token from the town; it begins with tsk_.")
  }

  var index: String { say("APIの入口", "Where everything begins") }
  var list: String { say("手続きの一覧", "The procedures") }
  var show: String { say("手続きの説明", "One procedure") }
  var schema: String { say("申請のJSON Schema", "The JSON Schema of an application") }
  var openAPI: String { say("このOpenAPIの文書", "This document") }
  func apply(_ title: String) -> String { say("「\(title)」を申請する", "Apply: \(title)") }
  var follow: String { say("申請の状況を見る", "See where an application stands") }
  var correct: String { say("補正に答える", "Answer what is asked to be put right") }
  var correctionBody: String {
    say(
      "直した申請の全体、または申請に対するJSON Merge Patch（RFC 7396）。変えられるのは、補正を求められた項目と、それによって変わる項目だけです。",
      "The whole application as it is to be, or a JSON Merge Patch (RFC 7396) of the one handed in. Only the answers "
        + "that are asked for may become different, and what follows from them.")
  }
  var corrected: String {
    say(
      "補正を受けつけました。dry-runのときは、このまま送れば受けつけます。",
      "The correction was taken; with dry-run, it would be taken as it is.")
  }
  var withdraw: String { say("申請を取り下げる", "Withdraw an application") }
  var withdrawn: String {
    say("取り下げました。dry-runのときは、取り下げられます。", "It is withdrawn; with dry-run, it could be.")
  }
  var reason: String { say("取り下げる理由。なくてもかまいません。", "Why, if one wants to say.") }
  var status: String { say("このあとの状況", "Where the application stands then") }
  var problems: String { say("うまくいかないときの種類の一覧", "The kinds of problems") }
  var problemKind: String { say("うまくいかないときの種類の説明", "One kind of problem") }
  var paper: String { say("交付された書類を受け取る（PDF）", "Fetch a paper that was issued, as PDF") }

  var language: String {
    say("言葉。Accept-Languageより優先します。", "The language; it goes before Accept-Language.")
  }

  var key: String {
    say(
      "申請、補正、取下げのたびに作る1〜64文字の印字できるASCIIのキー。同じキーと同じ本文で送りなおすと、同じ答えが返り、二重になりません。",
      "A key made for each application, correction and withdrawal: 1 to 64 visible ASCII characters. Sent again with "
        + "the same body it gives the same answer, and nothing is done twice.")
  }

  var trial: String {
    say("つけると、確かめるだけで何も保存しません。", "With it, the call is only judged, and nothing is stored.")
  }

  var receipt: String { say("受付番号", "The receipt number") }
  var paperID: String { say("書類のID", "The id of the paper") }

  var accepted: String { say("受けつけました。", "It was taken.") }
  var judged: String {
    say("このまま送れば受けつけます（dry-runのとき）。", "It would be taken as it is; with dry-run.")
  }
  var found: String { say("あります。", "Here it is.") }
  var unchanged: String { say("前に読んだときから変わっていません。", "It is still what was read before.") }
  var location: String { say("申請の状況のアドレス", "Where the application can be followed") }
  var retry: String { say("次に送れるまでの秒数", "Seconds until the next call") }
  var tag: String { say("内容の目印。If-None-Matchで送ると304で答えます。", "What it is now; send it as If-None-Match to get 304.") }

  /// What each status says, whatever was called.
  func problem(_ status: Int) -> String {
    switch status {
    case 400: say("読めない要求です。", "The request cannot be understood.")
    case 401: say("トークンがないか、使えません。", "The token is missing, or counts no more.")
    case 403: say("この手続きは、このトークンでは申請できません。", "The token is not for this procedure.")
    case 404: say("ありません。", "There is no such thing.")
    case 409:
      say(
        "同じキーが違う本文で使われたか、申請の今の状況ではできません。",
        "The key came before with another body, or the application does not stand where this can be done.")
    case 410: say("受付を終えたか、取り消されました。", "It was closed or revoked.")
    case 413: say("大きすぎます。", "It is too large.")
    case 415: say("application/jsonで送ってください。", "Send application/json.")
    case 422: say("直すところがあるか、申請の条件に合いません。", "Something has to be mended, or it cannot be applied for.")
    case 429: say("送りすぎです。少し待ってください。", "These are too many calls. Wait a little.")
    default: say("うまくいきませんでした。", "It did not work.")
    }
  }

  var problemSchema: String { say("うまくいかなかった理由（RFC 9457）", "Why it did not work (RFC 9457)") }
  var pointer: String { say("本文の中の場所（RFC 6901）", "The place in the body (RFC 6901)") }
  var code: String { say("変わらない名前", "A name that does not change") }
  var secret: String {
    say("状況の確認に使う合言葉。申請した人に伝えます。", "What the applicant follows the application with; hand it on.")
  }
}
