import Documents
import Kernel

/// Documents of つむぎ市, an invented town, for the tests.
enum DocumentSamples {
  /// 令和8年11月21日 9:00 in Japan.
  static let morning = Instant(startOf: CivilDate(year: 2026, month: 11, day: 21) ?? CivilDate(daysSince1970: 0))
    .adding(seconds: 9 * 3600)

  static let issuer = DocumentIssuer(
    organisation: nil, office: "つむぎ市長", name: "紬　一郎", seal: DocumentSeal(text: "つむぎ市長之印"),
    contact: ["福祉部 子育て支援課 手当係", "電話 000-000-0000（平日 8時30分〜17時15分）"])

  /// A notice that a benefit was granted, on one page.
  static let notice = DocumentLayout(
    title: "児童手当 認定通知書", createdAt: morning, author: "つむぎ市", number: "つ子支第1024号",
    blocks: [
      .reference(number: "つ子支第1024号", date: "令和8年11月21日"),
      .addressee(lines: ["〒000-0001", "つむぎ市絹町一丁目2番3号", "髙﨑　花子　様"]),
      .issuer(issuer),
      .title("児童手当 認定通知書"),
      .paragraph(
        "令和8年11月1日に申請のありました児童手当について、下記のとおり認定しましたので、児童手当法第7条の規定により"
          + "通知します。ご不明な点がございましたら、上記の担当までお気軽にお問い合わせください。"),
      .centred("記"),
      .fields([
        DocumentField("受給者", "髙﨑　花子"), DocumentField("認定年月日", "令和8年11月21日"),
        DocumentField("支給開始年月", "令和8年12月分から"), DocumentField("手当月額", "25,000円"),
        DocumentField("支払方法", "口座振込（絹町銀行 本店 普通 ****567）\n偶数月の10日（休日の場合はその前の営業日）"),
      ]),
      .table(
        DocumentTable(
          columns: [
            DocumentColumn("番号", weight: 0.6), DocumentColumn("児童の氏名", weight: 2),
            DocumentColumn("生年月日", weight: 2), DocumentColumn("月額（円）", weight: 1.2, isTrailing: true),
          ],
          rows: [
            ["1", "髙﨑　葛\u{E0100}葉", "令和5年4月2日", "10,000"], ["2", "髙﨑　辻\u{E0100}一", "令和7年8月15日", "15,000"],
          ])),
      .trailing("以上"),
      .notes([
        "この処分に不服があるときは、この通知を受けた日の翌日から起算して3か月以内に、つむぎ市長に対して審査請求をすることができます。",
        "この処分の取消しを求める訴えは、この通知を受けた日の翌日から起算して6か月以内に提起することができます。",
      ]),
    ])

  /// A certificate with a pattern, a code to check it by, and a marker.
  static let certificate = DocumentLayout(
    title: "納税証明書", createdAt: morning, author: "つむぎ市", number: "証明番号 8F3K-22QX", paper: .patterned,
    marker: "見本",
    blocks: [
      .title("納 税 証 明 書"),
      .fields([
        DocumentField("住所", "つむぎ市絹町一丁目2番3号"), DocumentField("氏名", "佐藤　花子"),
        DocumentField("年度・税目", "令和8年度 市民税・県民税"), DocumentField("納付済額", "128,400円"),
        DocumentField("未納額", "0円"),
      ]),
      .heading("使用目的"),
      .checks([
        DocumentCheck("住宅の借入れ", isTicked: true), DocumentCheck("保育所の申込み", isTicked: false),
        DocumentCheck("その他", isTicked: false),
      ]),
      .rule,
      .paragraph("上記のとおり相違ないことを証明します。"),
      .reference(number: nil, date: "令和8年11月21日"),
      .issuer(DocumentIssuer(office: "つむぎ市長", name: "紬　一郎", seal: DocumentSeal(text: "つむぎ市長之印", millimetres: 24))),
      .code(
        DocumentCode(
          payload: "https://tsumugi.example/verify/8F3K-22QX", caption: "この番号の証明書の発行を確かめる",
          lines: ["スマートフォンで読み取るか、次のアドレスを開いてください。", "https://tsumugi.example/verify/8F3K-22QX"])),
    ])

  /// A letter in English with a table of `rows` rows.
  static func letter(rows: Int) -> DocumentLayout {
    let table = DocumentTable(
      columns: [
        DocumentColumn("No.", weight: 0.5), DocumentColumn("Item", weight: 3),
        DocumentColumn("Amount (yen)", isTrailing: true),
      ],
      rows: (1...max(1, rows)).map { ["\($0)", "Waste collection fee, ward \($0)", "\($0 * 100)"] })
    return DocumentLayout(
      title: "Notice of fees", language: .english, createdAt: morning, author: "Tsumugi City", number: "No. 77",
      blocks: [
        .reference(number: "No. 77", date: "21 November 2026"), .addressee(lines: ["Ms Hanako Sato"]),
        .title("Notice of fees"),
        .paragraph("Dear Ms Sato,\nThe office finds the following fees. Please pay them at any office by 31 December."),
        .table(table), .trailing("Mayor of Tsumugi City"),
      ])
  }
}
