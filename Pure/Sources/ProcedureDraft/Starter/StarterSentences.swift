import Kernel

/// What a new procedure says in other languages as far as it is known: title and summary wait for a person.
extension StarterWords {
  static func sentences(_ language: Language, _ starter: DraftStarter, usesGroup: Bool) -> JSONValue {
    var members: [(String, String)] = []
    if let title = starter.titles[language] { members.append(("procedure.title", title)) }
    members += language == .english ? english : easyJapanese
    members.append(("procedure.other-ways.counter", starter.counter))
    if !usesGroup { members += language == .english ? englishApplicant : easyApplicant }
    members += messages(language == .english ? englishMessages : easyMessages, language)
    return .object(members.map { JSONValue.Member($0, .text($1)) })
  }

  private static let english = [
    ("procedure.who-may-apply", "Anyone may apply."), ("procedure.cost", "Free of charge"),
    (
      "procedure.what-happens-next.1",
      "An officer checks your application. If something is missing we contact you by e-mail or telephone."
    ),
    ("procedure.what-happens-next.2", "We tell you the result by e-mail."),
    ("section.applicant.title", "About you"), ("section.matter.title", "Your application"),
    ("question.matter.label", "What you apply for"),
  ]

  private static let easyJapanese = [
    ("procedure.who-may-apply", "だれでも申し込めます。"), ("procedure.cost", "お金はかかりません。"),
    ("procedure.what-happens-next.1", "職員が見ます。足りないものがあれば連絡します。"),
    ("procedure.what-happens-next.2", "結果をメールでお知らせします。"),
    ("section.applicant.title", "あなたのこと"), ("section.matter.title", "申し込むこと"),
    ("question.matter.label", "申し込むこと"),
  ]

  private static let englishApplicant = [
    ("question.applicant-name.label", "Name"), ("question.applicant-address.label", "Address"),
    ("question.applicant-phone.label", "Daytime telephone number"),
    ("question.applicant-email.label", "E-mail address"),
    (
      "question.applicant-email.hint",
      "We tell you the progress by e-mail. If you have none, we use telephone or post."
    ),
  ]

  private static let easyApplicant = [
    ("question.applicant-name.label", "名前"), ("question.applicant-address.label", "住所"),
    ("question.applicant-phone.label", "昼に電話できる番号"), ("question.applicant-email.label", "メールアドレス"),
    ("question.applicant-email.hint", "メールでお知らせします。ない人は書かなくていいです。"),
  ]

  private typealias Message = (moment: String, subject: String, body: String)

  private static func messages(_ messages: [Message], _ language: Language) -> [(String, String)] {
    let isEnglish = language == .english
    let greeting = isEnglish ? "Dear {applicant.name}\n\n" : "{applicant.name} さん\n\n"
    let foot =
      isEnglish
      ? "\n\n--\n{town.name} {department.name}, telephone {department.phone}\nReceipt number {case.receipt}"
      : "\n\n--\n{town.name} {department.name}　電話 {department.phone}\n受付番号 {case.receipt}"
    return messages.flatMap { message in
      [
        ("message.\(message.moment).subject", message.subject),
        ("message.\(message.moment).body", greeting + message.body + foot),
      ]
    }
  }

  private static let englishMessages: [Message] = [
    (
      "received", "[{town.name}] We have received your application",
      "We have received your application: {procedure.title}. Thank you.\n"
        + "We expect to tell you the result by {due-on}.\n\n"
        + "You can see the progress at any time here:\n{status-url}"
    ),
    (
      "returned", "[{town.name}] Please check your application",
      "There is something to check or to add in your application: {procedure.title}.\n"
        + "Please read the officer’s explanation here, correct it and send it again. "
        + "What you entered is kept.\n{status-url}"
    ),
    (
      "granted", "[{town.name}] The result of your application",
      "Your application was granted: {procedure.title}.\nPlease see the notice here:\n{status-url}"
    ),
    (
      "refused", "[{town.name}] The result of your application",
      "Your application could not be granted: {procedure.title}.\n"
        + "The notice here tells you the reason and how to appeal:\n{status-url}\n\n"
        + "There may be another way. Please call us."
    ),
    (
      "withdrawn", "[{town.name}] Your application was withdrawn",
      "We have noted that you withdraw your application: {procedure.title}. Nothing more is needed.\n"
        + "You can apply again whenever you need to."
    ),
  ]

  private static let easyMessages: [Message] = [
    (
      "received", "【{town.name}】申し込みがとどきました",
      "{procedure.title}の申し込みがとどきました。\n{due-on}ごろまでに結果をお知らせします。\n\n今どうなっているか、ここで見られます。\n{status-url}"
    ),
    (
      "returned", "【{town.name}】申し込みを直してください",
      "{procedure.title}の申し込みで、直すところがあります。\nここを見て、直して、もう一度送ってください。書いたことは残っています。\n{status-url}"
    ),
    (
      "granted", "【{town.name}】結果のお知らせ",
      "{procedure.title}の申し込みがみとめられました。\nここを見てください。\n{status-url}"
    ),
    (
      "refused", "【{town.name}】結果のお知らせ",
      "{procedure.title}の申し込みは、みとめられませんでした。\n理由と、納得できないときにできることを、ここで見てください。\n{status-url}\n\nわからないときは、電話してください。"
    ),
    (
      "withdrawn", "【{town.name}】申し込みをやめました",
      "{procedure.title}の申し込みをやめました。これで終わりです。\nまた必要になったら、いつでも申し込めます。"
    ),
  ]
}
