import FormSchema

@testable import Procedures

/// A folder that uses every kind of question, a table and a reusable group.
enum FullFolder {
  /// The small folder's other files, with this form.
  static let files: [String: String] = SmallFolder.files.merging(own) { $1 }.filter { $0.key != "decisions/fee.dmn" }

  private static let own: [String: String] = [
    "form.yaml": form, "groups/person.yaml": group, "tables/ward.csv": table, "examples/one.yaml": example,
    "text/en.yaml": translation, "text/easy-ja.yaml": translation,
  ]

  static let form = """
    sections:
      - id: applicant
        title: あなたのこと
        questions:
          - use: person
            as: applicant
            with:
              name: {role: applicant.name}
              age: {label: あなたの年齢}
          - {id: copies, type: number, label: 通数, min: 1, max: 10, initial: "1"}
          - {id: visit, type: time, label: 来庁する時刻, earliest: "9:00", latest: "17:00", unknown: true}
          - {id: stay, type: date-range, label: 期間, earliest: today-365, latest: today+365}
          - {id: account, type: bank-account, label: 振込先}
          - {id: my-number, type: individual-number, label: マイナンバー, purpose: 番号法の事務, optional: true}
          - {id: company, type: corporate-number, label: 法人番号, optional: true}
          - {id: pension, type: insured-number, label: 基礎年金番号, kind: pension, optional: true}
          - {id: place, type: location, label: 場所, prefill: former.answer}
          - {id: ward, type: choice, label: 地区, options-from: ward}
          - {id: office, type: looked-up, label: 担当の窓口, table: ward, key: ward, column: office}
          - {id: fee, type: computed, label: 手数料, kind: yen, value: 300 * copies}
          - id: children
            type: rows
            label: お子さま
            item-title: お子さま
            at-most: 3
            questions:
              - use: person
                as: child
              - {id: likes, type: text, label: 好きなもの, when: child-age >= 3 and copies = 2, optional: true}
              - id: schools
                type: rows
                label: 学校
                item-title: 学校
                optional: true
                questions:
                  - {id: school, type: text, label: 学校の名前}
            checks:
              - {id: young, at: child-age, must: child-age < applicant-age, message: お子さまの年齢を確かめてください。}
          - {id: total, type: computed, label: 年齢の合計, kind: number, value: sum(children.child-age)}
          - {id: sign, type: signature, label: 署名}
    """

  static let group = """
    version: 3
    questions:
      - {id: name, type: name, label: お名前}
      - {id: age, type: number, label: 年齢, unit: 歳, max: 130}
      - {id: guardian, type: text, label: 保護者, when: age < 18}
    checks:
      - {id: grown, at: age, when: guardian != null, must: age > 0, message: 年齢を確かめてください。}
    text:

    """ + text("en") + "\n" + text("easy-ja") + "\n"

  private static func text(_ language: String) -> String {
    "  \(language): {question.name.label: Name, question.age.label: Age, question.age.unit: years, "
      + "question.guardian.label: Guardian, check.grown: Check the age.}"
  }

  static let table = """
    id,label,label-en,office
    east,東地区,East,東支所
    west,西地区,West,"西支所, 2階"

    """

  static let example = """
    title: すべて答える
    on: 2026-11-21
    answers:
      applicant-name: {family: 佐藤, given: 花子}
      applicant-age: "40"
      copies: "2"
      visit: {unknown: "true"}
      stay: {from: 令和8年11月1日, to: 2026-11-30}
      account: {institution: yucho, yucho-symbol: "10530", yucho-number: "12345671", holder: さとう はなこ}
      my-number: "123456789018"
      place: {place: 市役所の前}
      ward: west
      children:
        - {child-name: {family: 佐藤, given: 一郎}, child-age: "5", child-guardian: 佐藤花子, schools: [{school: 東小}]}
        - {child-name: {family: 佐藤, given: 二郎}, child-age: "20"}
      sign: {name: sign.png, kind: photo}
    expect: {accepted: true, applicant: 佐藤　花子}
    """

  private static let keys = [
    "procedure.title", "procedure.summary", "procedure.who-may-apply", "procedure.cost", "procedure.other-ways.phone",
    "section.applicant.title", "question.applicant-age.label", "question.copies.label", "question.visit.label",
    "question.stay.label", "question.account.label", "question.my-number.label", "question.my-number.purpose",
    "question.company.label", "question.pension.label", "question.place.label", "question.ward.label",
    "question.office.label", "question.fee.label", "question.children.label", "question.children.item-title",
    "question.children.likes.label", "question.children.schools.label", "question.children.schools.item-title",
    "question.children.schools.school.label", "check.children.young", "question.total.label", "question.sign.label",
    "message.received.subject", "message.received.body", "message.returned.subject", "message.returned.body",
    "message.granted.subject", "message.granted.body", "message.refused.subject", "message.refused.body",
    "reason.per-copy",
  ]

  private static let translation = keys.map { "\($0): A\n" }.joined()
}
