import Foundation
import Kernel

@testable import ProcedureDraft

/// Drafts to test with.
enum SampleDraft {
  static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONValue.Member($0.0, $0.1) })
  }

  static func question(_ id: String, _ type: String = "text", _ rest: [(String, JSONValue)] = []) -> JSONValue {
    object([("id", .text(id)), ("type", .text(type)), ("label", .text("質問\(id)"))] + rest)
  }

  static func option(_ id: String) -> JSONValue { object([("id", .text(id)), ("label", .text("選択肢\(id)"))]) }

  static let kind = question("kind", "choice", [("options", .list([option("self"), option("proxy"), option("other-one")]))])

  /// Rows, a group that is used twice, conditions, papers, a decision, examples.
  static let full = DraftFolder([
    "procedure.yaml": .tree(object([
      ("id", .text("dog-registration")), ("title", .text("犬の登録")), ("department", .text("citizens")),
      ("needed", .list([.text("印鑑"), .text("写真"), .text("手数料")])),
      ("reasons", object([("per-dog", .text("1頭ごとの手数料です。"))])),
    ])),
    "form.yaml": .tree(object([
      (
        "sections",
        .list([
          object([
            ("id", .text("applicant")), ("title", .text("申請する方")),
            (
              "questions",
              .list([
                kind, question("phone", "phone", [("hint", .text("昼の番号"))]),
                question("copies", "number", [("name", .text("通数")), ("when", .text(#"kind = "proxy""#))]),
                object([("use", .text("person")), ("as", .text("owner"))]),
                object([("use", .text("person")), ("with", object([("name", object([("label", .text("使者の氏名"))]))]))]),
              ])
            ),
          ]),
          object([
            ("id", .text("dogs")), ("title", .text("犬")), ("when", .text("copies > 1 and owner-name != null")),
            (
              "questions",
              .list([
                question(
                  "dogs", "rows",
                  [
                    ("item-title", .text("犬")),
                    (
                      "questions",
                      .list([
                        question("name"), question("age", "number"),
                        question("chip", "text", [("when", .text("age > 1 and copies > 2"))]),
                      ])
                    ),
                    (
                      "checks",
                      .list([
                        object([
                          ("id", .text("old")), ("at", .text("age")), ("must", .text("age < 40")), ("message", .text("年齢")),
                        ])
                      ])
                    ),
                  ]),
                question("total", "computed", [("kind", .text("number")), ("value", .text("sum(dogs.age) + count(dogs[age > 1])"))]),
                question(
                  "oldest", "computed",
                  [("kind", .text("yes-no")), ("value", .text("some dog in dogs satisfies dog.age > 10 or get value(dog, \"age\") = 9"))]),
              ])
            ),
          ]),
        ])
      ),
      (
        "checks",
        .list([
          object([
            ("id", .text("few")), ("at", .text("copies")), ("must", .text(#"通数 < 5 or kind in ("self", "proxy")"#)),
            ("message", .text("多すぎます")),
          ])
        ])
      ),
    ])),
    "groups/person.yaml": .tree(object([
      ("version", .number(1)),
      ("questions", .list([question("name", "name"), question("nick", "text", [("when", .text("name != null"))])])),
      ("text", object([("en", object([("question.name.label", .text("Name"))]))])),
    ])),
    "documents/receipt.yaml": .tree(object([
      ("id", .text("receipt")), ("title", .text("受付票")), ("when", .text("dogs != null")),
      (
        "blocks",
        .list([
          object([("paragraph", .text("電話 {answer.phone} です。")), ("when", .text(#"kind != "self""#))]),
          object([("fields", .list([.list([.text("頭数"), .text("{answer.total}")])]))]),
          object([("note", .text("以上"))]),
        ])
      ),
    ])),
    "messages.yaml": .tree(object([
      ("received", object([("subject", .text("受付")), ("body", .text("{applicant.name} 様"))]))
    ])),
    "text/en.yaml": .tree(object([
      ("question.phone.label", .text("Phone")), ("question.phone.hint", .text("By day")),
      ("option.kind.proxy", .text("A proxy")), ("question.dogs.name.label", .text("Name of the dog")),
      ("check.dogs.old", .text("Age")), ("check.few", .text("Too many")), ("question.person-name.label", .text("X")),
    ])),
    "examples/one.yaml": .tree(object([
      ("title", .text("一頭")), ("on", .text("2026-11-21")),
      (
        "answers",
        object([
          ("kind", .text("proxy")), ("phone", .text("0463-00-0000")), ("copies", .text("2")),
          ("dogs", .list([object([("name", .text("ポチ")), ("age", .text("3"))])])),
        ])
      ),
      (
        "expect",
        object([("accepted", .flag(true)), ("hidden", .list([.text("phone")])), ("fee-reason", .text("per-dog"))])
      ),
    ])),
    "decisions/fee.dmn": .text(fee(300)),
  ])

  static func fee(_ amount: Int) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="fee" name="手数料" namespace="https://a.example/fee">
      <inputData id="input-1" name="kind"><variable name="kind" typeRef="string"/></inputData>
      <inputData id="input-2" name="copies"><variable name="copies" typeRef="number"/></inputData>
      <decision id="decision-fee" name="fee">
        <variable name="fee"/>
        <informationRequirement><requiredInput href="#input-1"/></informationRequirement>
        <informationRequirement><requiredInput href="#input-2"/></informationRequirement>
        <decisionTable hitPolicy="UNIQUE" outputLabel="手数料">
          <input label="種類"><inputExpression typeRef="string"><text>kind</text></inputExpression></input>
          <output name="金額" typeRef="number"/>
          <output name="理由" typeRef="string"/>
          <rule>
            <inputEntry><text>"self"</text></inputEntry>
            <outputEntry><text>0</text></outputEntry><outputEntry><text>null</text></outputEntry>
          </rule>
          <rule>
            <inputEntry><text>"proxy"</text></inputEntry>
            <outputEntry><text>\(amount) * copies</text></outputEntry><outputEntry><text>"per-dog"</text></outputEntry>
          </rule>
        </decisionTable>
      </decision>
    </definitions>
    """
  }

  static let form = DraftPath("form.yaml")
  static let questions = form.key("sections").item("applicant").key("questions")

  /// A form of so many questions on pages of fifty, each with a condition on the one before.
  static func large(_ count: Int) -> DraftFolder {
    var folder = full
    let pages = stride(from: 0, to: count, by: 50).map { start in
      object([
        ("id", .text("page-\(start)")), ("title", .text("ページ\(start)")),
        (
          "questions",
          .list((start..<min(start + 50, count)).map { number in
            question(
              "q\(number)", "number", number.isMultiple(of: 3) && number > 0 ? [("when", .text("q\(number - 1) > 1"))] : [])
          })
        ),
      ])
    }
    folder.files["form.yaml"] = .tree(object([("sections", .list(pages))]))
    return folder
  }
}
