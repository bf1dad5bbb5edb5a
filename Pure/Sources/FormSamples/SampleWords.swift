/// Invented people and places to type.
enum SampleWords {
  /// Written name and reading. Some have characters with a twin that looks alike.
  static let families = [
    ("佐藤", "サトウ"), ("鈴木", "スズキ"), ("髙橋", "タカハシ"), ("山﨑", "ヤマザキ"), ("渡邊", "ワタナベ"), ("神\u{FA19}", "カミ"),
    ("葛\u{E0100}城", "カツラギ"), ("つむぎ野", "ツムギノ"), ("五十嵐", "イガラシ"), ("グエン", "グエン"),
  ]
  static let givens = [
    ("花子", "ハナコ"), ("一郎", "イチロウ"), ("蓮", "レン"), ("さくら", "サクラ"), ("陽菜", "ヒナ"), ("ゆうじ", "ユウジ"),
    ("ジョン", "ジョン"), ("\u{5409}男", "ヨシオ"),
  ]
  static let latinNames = ["NGUYEN VAN AN", "Maria Silva", "Müller", "O'Neill"]
  static let organisations = ["株式会社つむぎ", "つむぎ信用金庫", "NPO法人 糸の会", "（有）紡木商店"]
  /// Postal code, prefecture, city, town.
  static let places = [
    ("2540041", "神奈川県", "平塚市", "浅間町"), ("1000001", "東京都", "千代田区", "千代田"),
    ("0600001", "北海道", "札幌市中央区", "北一条西"), ("9000001", "沖縄県", "那覇市", "港町"),
    ("6048571", "京都府", "京都市中京区", "上本能寺前町"),
  ]
  static let streets = ["9-1", "１２番３号", "二丁目5番地", "3-4-5"]
  static let buildings = ["つむぎハイツ101", "コーポ紡木 B棟 ２０３号室", "市営住宅3-405"]
  static let texts = [
    "長女", "友人", "行政書士", "つむぎ年金事務所", "市民課 3番窓口", "急ぎです", "Ground floor", "右側のドア（青）", "①と②", "〜のため",
  ]
  static let sentences = [
    "引越しのため、必要になりました。", "仕事を探しています。", "母の手続きを手伝っています。", "屋根の一部が壊れました。", "お金を貸しましたが、返してもらえません。",
    "契約書の写しを付けます。", "電話は午後にお願いします。",
  ]
  static let spots = ["つむぎ川の橋のたもと", "市役所の前の交差点", "浅間町公園 ぶらんこの横"]
  static let banks = ["つむぎ銀行", "紡木信用金庫", "JAつむぎ"]
  static let branches = ["本店", "駅前支店", "浅間町支店"]
  static let hosts = ["example.jp", "mail.example.com", "xn--q9jyb4c.example"]
  /// What no question takes, or nearly none.
  static let nonsense = [
    "", " ", "\u{3000}", "あ", "ー", "0", "-1", "99999999999999999999", "2026-02-30", "昭和65年1月1日", "令和元年4月30日", "24:00",
    "true", "maybe", "@", "a@b", "ａ＠ｂ．ｊｐ", "000-0000", "\u{202E}逆", "\u{0}", "<b>", "'; --", "😀", "が\u{3099}", "一\n二",
    String(repeating: "長", count: 10_001),
  ]
}
