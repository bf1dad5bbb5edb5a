import FormSchema
import Kernel

/// The words a schema has beside those of its procedure; Japanese for readers of easy Japanese, too.
struct ContractWords: Sendable {
  let isEnglish: Bool

  init(_ language: Language) { isEnglish = language == .english }

  private func say(_ japanese: String, _ english: String) -> String { isEnglish ? english : japanese }

  /// What a part of an answer, or a shared shape, is called.
  func part(_ name: String) -> String { Self.parts[name].map { say($0.0, $0.1) } ?? name }

  private static let parts: [String: (String, String)] = [
    "person-name": ("氏名", "Name of a person"), "family": ("姓", "Family name"), "given": ("名", "Given name"),
    "family-kana": ("姓（カナ）", "Family name in katakana"), "given-kana": ("名（カナ）", "Given name in katakana"),
    "address": ("住所", "Address"), "postal-code": ("郵便番号", "Postal code"), "prefecture": ("都道府県", "Prefecture"),
    "city": ("市区町村", "City, ward, town or village"), "town": ("町域", "Town area"),
    "street": ("番地", "Block and number"), "building": ("建物名・部屋番号", "Building and room"),
    "date-range": ("期間", "From one day to another"), "from": ("はじめの日", "First day"), "to": ("おわりの日", "Last day"),
    "bank-account": ("口座", "Bank account"), "institution": ("金融機関の種類", "Kind of institution"),
    "bank-code": ("金融機関コード", "Bank code"), "bank-name": ("金融機関名", "Name of the bank"),
    "branch-code": ("支店コード", "Branch code"), "branch-name": ("支店名", "Name of the branch"),
    "kind": ("預金種目", "Kind of account"), "number": ("口座番号", "Account number"),
    "yucho-symbol": ("記号", "Symbol (kigō)"), "yucho-number": ("番号", "Number (bangō)"),
    "holder": ("口座名義（カナ）", "Holder of the account in katakana"), "location": ("場所", "Place"),
    "place": ("場所の説明", "The place in words"), "latitude": ("緯度", "Latitude"), "longitude": ("経度", "Longitude"),
    "file": ("ファイル", "File"), "name": ("ファイル名", "Name of the file"),
    "content": ("ファイルの中身（Base64）", "Bytes of the file in base64"), "unknown": ("わからない", "Not known"),
    "other": ("その他", "Other"), "answers": ("回答", "Answers"),
  ]

  var application: String { say("申請", "Application") }

  func documentTitle(_ procedure: String) -> String {
    say("「\(procedure)」の申請", "Application: \(procedure)")
  }

  /// What the schema cannot say.
  var documentNotes: String {
    say(
      "答えない項目は、空にせず項目ごと省きます。このスキーマに合っていても、質問どうしのきまりに合わない申請は受けつけません。"
        + "きまりは x-tsumugi-when と x-tsumugi-checks にFEELで書いてあります。",
      "Leave out what is not answered instead of sending it empty. An application that fits this schema is still "
        + "refused when it breaks a rule between questions; such rules stand in x-tsumugi-when and "
        + "x-tsumugi-checks, in FEEL.")
  }

  func characters(_ least: Int, _ most: Int) -> String {
    least > 1
      ? say("\(least)文字以上\(most)文字以内。", "From \(least) to \(most) characters.")
      : say("\(most)文字以内。", "At most \(most) characters.")
  }

  var kana: String {
    say("カタカナ。ひらがなと半角カナは全角カタカナにします。", "Katakana; hiragana and half-width kana become full-width katakana.")
  }

  func unit(_ unit: String) -> String { say("単位は\(unit)。", "In \(unit).") }

  var yen: String { say("単位は円。", "In yen.") }

  func purpose(_ purpose: String) -> String { say("使いみち：\(purpose)", "Used for: \(purpose)") }

  func files(_ accept: [FileKind]) -> String {
    let kinds = accept.map { $0 == .pdf ? "PDF" : say("写真（JPEG、PNGなど）", "a photo (JPEG, PNG and the like)") }
    return kinds.joined(separator: say("または", " or ")) + say("。", ".")
  }

  var account: String {
    say(
      "kind は ordinary（普通）、checking（当座）、savings（貯蓄）。ゆうちょ銀行は institution を yucho とし、通帳の記号と番号を送ります。",
      "For Japan Post Bank, institution is yucho, with the symbol and number of the passbook.")
  }

  func earliest(_ bound: DateBound) -> String { say("\(day(bound))以降。", "Not before \(day(bound)).") }
  func latest(_ bound: DateBound) -> String { say("\(day(bound))まで。", "Not after \(day(bound)).") }

  private func day(_ bound: DateBound) -> String {
    switch bound {
    case .date(let date): date.description
    case .today(0): say("申請する日", "the day of the application")
    case .today(let days) where days > 0: say("申請する日の\(days)日後", "\(days) days after the day of the application")
    case .today(let days): say("申請する日の\(-days)日前", "\(-days) days before the day of the application")
    }
  }

  func times(_ earliest: String?, _ latest: String?) -> String {
    switch (earliest, latest) {
    case (let first?, let last?): say("\(first)から\(last)まで。", "From \(first) to \(last).")
    case (let first?, nil): say("\(first)以降。", "Not before \(first).")
    case (nil, let last?): say("\(last)まで。", "Not after \(last).")
    default: ""
    }
  }

  func when(_ condition: String) -> String {
    say("次の条件のときだけ送ります：\(condition)", "Sent only when: \(condition)")
  }
}
