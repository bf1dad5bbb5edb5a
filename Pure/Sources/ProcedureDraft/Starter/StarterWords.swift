import Kernel

/// The sentences a new procedure begins with.
enum StarterWords {
  static let steps = [
    "担当の職員が内容を確認します。足りないものがあれば、メールか電話でお知らせします。", "結果が決まりましたら、メールでお知らせします。",
  ]

  /// For a town without a library of groups.
  static let applicant: [JSONValue] = [
    question("applicant-name", "name", "氏名", [("role", "applicant.name"), ("prefill", "resident.name")]),
    question("applicant-address", "address", "住所", [("role", "applicant.address"), ("prefill", "resident.address")]),
    question("applicant-phone", "phone", "日中に連絡のとれる電話番号", [("role", "applicant.phone")]),
    question(
      "applicant-email", "email", "メールアドレス",
      [
        ("hint", "受付と結果をお知らせします。お持ちでない方には電話か郵便でご連絡します。"), ("optional", "true"),
        ("role", "applicant.email"), ("prefill", "profile.email"),
      ]),
  ]

  private static func question(_ id: String, _ type: String, _ label: String, _ rest: [(String, String)]) -> JSONValue {
    object([("id", id), ("type", type), ("label", label)] + rest)
  }

  private static func object(_ members: [(String, String)]) -> JSONValue {
    .object(members.map { JSONValue.Member($0, $1 == "true" ? .flag(true) : .text($1)) })
  }

  // MARK: Messages

  private static let foot = "\n\n--\n{town.name} {department.name}　電話 {department.phone}\n受付番号 {case.receipt}"

  private static func message(_ moment: String, _ subject: String, _ body: String) -> JSONValue.Member {
    .init(moment, object([
      ("subject", "【{town.name}】" + subject), ("body", "{applicant.name} 様\n\n" + body + foot),
    ]))
  }

  static let messages = JSONValue.object([
    message(
      "received", "{procedure.title}を受け付けました",
      "{procedure.title}を受け付けました。ありがとうございます。\n{due-on}ごろまでに結果をお知らせする予定です。\n\n"
        + "進み具合は、次のページでいつでもご覧になれます。\n{status-url}"),
    message(
      "returned", "申請内容の確認をお願いします",
      "{procedure.title}について、確認または追加をお願いしたい点があります。\n"
        + "お手数ですが、次のページで職員からの説明をご覧になり、直してお送りください。入力された内容は残っています。\n{status-url}"),
    message(
      "granted", "{procedure.title}の結果のお知らせ",
      "{procedure.title}について、申請のとおり決まりました。\n次のページで、お知らせをご覧ください。\n{status-url}"),
    message(
      "refused", "{procedure.title}の結果のお知らせ",
      "{procedure.title}について、申請のとおりにはできないことになりました。\n"
        + "理由と、決定に不服がある場合の方法を、次のページの通知書でご覧ください。\n{status-url}\n\n"
        + "ご事情によっては別の方法をご案内できることがあります。どうぞお電話ください。"),
    message(
      "withdrawn", "{procedure.title}を取り下げました",
      "{procedure.title}の取下げを受け付けました。手続きはこれで終わりです。\n必要になったときは、いつでもあらためて申請できます。"),
  ])

  // MARK: Documents

  private static func document(
    _ id: String, _ title: String, _ moment: String, _ blocks: [JSONValue], kind: String = "notice", issuer: Bool
  ) -> JSONValue {
    .object([
      .init("id", .text(id)), .init("kind", .text(kind)), .init("title", .text(title)),
      .init("issued-when", .text(moment)), .init("number", .text("{department.document-sign} 第{case.serial}号")),
      .init("addressee", .text("{applicant.name} 様")), .init("blocks", .list(blocks)),
      .init("issuer", .flag(issuer)),
    ])
  }

  private static func fields(_ rows: [(String, String)]) -> JSONValue {
    .object([.init("fields", .list(rows.map { .list([.text($0), .text($1)]) }))])
  }

  static func receipt(_ title: String) -> JSONValue {
    document("receipt", "\(title) 受付票", "received", [
      object([("paragraph", "次のとおり申請を受け付けました。結果が決まりましたら、あらためてお知らせします。")]),
      fields([("受付番号", "{case.receipt}"), ("受付日", "{case.received-on}")]),
      object([("note", "{department.name}　電話 {department.phone}")]),
    ], issuer: false)
  }

  static func notice(_ title: String) -> JSONValue {
    document("notice", "\(title) 決定通知書", "granted", [
      object([("paragraph", "{case.received-on}に申請（受付番号 {case.receipt}）のあった件については、申請のとおり決定しましたので、通知します。")]),
      object([("right", "以上")]),
      object([("note", "{department.name}　電話 {department.phone}")]),
    ], issuer: true)
  }

  /// - Note: Source: 行政手続法 第8条 (reasons), 行政不服審査法 第82条 and 行政事件訴訟法 第46条 (how to appeal, and
  ///   until when), as the shipped procedures tell it.
  static func refusal(_ title: String) -> JSONValue {
    document("refusal-notice", "\(title) 不承認決定通知書", "refused", [
      object([("paragraph", "{case.received-on}に申請（受付番号 {case.receipt}）のあった件については、次の理由により承認しないことに決定しましたので、通知します。")]),
      object([("centred", "記")]),
      fields([("決定した日", "{decision.on}"), ("承認しない理由", "{decision.reason}")]),
      object([("right", "以上")]),
      .object([.init("space", .number(6))]),
      object([("paragraph", objection)]), object([("paragraph", lawsuit)]),
      object([("note", "ご不明な点は{department.name}（電話 {department.phone}）にお尋ねください。")]),
    ], issuer: true)
  }

  /// A certificate attests a fact: what is attested is the author's to say.
  static func certificate(_ title: String) -> JSONValue {
    document("certificate", title, "granted", [
      object([("paragraph", "下記のとおり証明します。")]), object([("centred", "記")]),
      fields([("氏名", "{subject.name}"), ("住所", "{subject.address}")]), object([("right", "以上")]),
    ], kind: "certificate", issuer: true)
  }

  private static let objection =
    "1　この決定に不服があるときは、この決定があったことを知った日の翌日から起算して3か月以内に、{town.name}長に対して審査請求をすることができます（この決定があったことを知った日の翌日から起算して3か月以内であっても、"
    + "この決定の日の翌日から起算して1年を経過したときは、審査請求をすることができません。）。"

  private static let lawsuit =
    "2　この決定の取消しの訴えは、この決定があったことを知った日の翌日から起算して6か月以内に、{town.name}を被告として（訴訟において{town.name}を代表する者は{town.name}長となります。）"
    + "提起することができます（この決定があったことを知った日の翌日から起算して6か月以内であっても、この決定の日の翌日から起算して1年を経過したときは、提起することができません。）。ただし、1の審査請求をした場合には、"
    + "その審査請求に対する裁決があったことを知った日の翌日から起算して6か月以内に提起することができます（裁決の日の翌日から起算して1年を経過したときは、提起することができません。）。"
}
