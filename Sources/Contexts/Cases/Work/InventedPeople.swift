import FormSchema

/// Names of people who do not exist, for towns that are filled to be measured or practised on.
enum InventedPeople {
  static let families = [
    ("佐藤", "サトウ"), ("鈴木", "スズキ"), ("髙橋", "タカハシ"), ("田中", "タナカ"), ("渡邉", "ワタナベ"), ("伊藤", "イトウ"),
    ("山本", "ヤマモト"), ("中村", "ナカムラ"), ("小林", "コバヤシ"), ("加藤", "カトウ"), ("吉田", "ヨシダ"), ("山田", "ヤマダ"),
    ("佐々木", "ササキ"), ("山﨑", "ヤマサキ"), ("林", "ハヤシ"), ("清水", "シミズ"), ("森", "モリ"), ("阿部", "アベ"), ("東", "アズマ"),
    ("長谷川", "ハセガワ"), ("石川", "イシカワ"), ("前田", "マエダ"), ("藤井", "フジイ"), ("岡田", "オカダ"), ("後藤", "ゴトウ"),
  ]
  static let given = [
    ("花子", "ハナコ"), ("太郎", "タロウ"), ("一郎", "イチロウ"), ("美咲", "ミサキ"), ("陽子", "ヨウコ"), ("健", "ケン"), ("直美", "ナオミ"),
    ("誠", "マコト"), ("恵", "メグミ"), ("翔太", "ショウタ"), ("さくら", "サクラ"), ("大輔", "ダイスケ"), ("由美子", "ユミコ"), ("隆", "タカシ"),
    ("文恵", "フミエ"), ("正一", "ショウイチ"), ("結衣", "ユイ"), ("蓮", "レン"), ("和子", "カズコ"), ("浩", "ヒロシ"),
  ]

  static var count: Int { families.count * given.count }

  /// `typed` with the name of person `number` in the place of the applicant's.
  static func name(_ number: Int, in typed: TypedAnswers, of form: Form) -> TypedAnswers {
    let family = families[number % families.count]
    let name = given[number / families.count % given.count]
    var typed = typed
    for question in form.sections.flatMap(\.questions) where question.fields.contains("\(question.id).family-kana") {
      guard !typed["\(question.id).family"].isEmpty else { continue }
      typed["\(question.id).family"] = [family.0]
      typed["\(question.id).family-kana"] = [family.1]
      typed["\(question.id).given"] = [name.0]
      typed["\(question.id).given-kana"] = [name.1]
    }
    return typed
  }
}
