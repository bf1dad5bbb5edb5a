import Documents
import FormSchema
import Kernel
import Nihongo
import Ports
import Testing

extension ProcedureDefinition {
  /// A form with every kind of question.
  static func everyQuestion() -> ProcedureDefinition {
    let options = [
      Option(id: "self", label: "本人"), Option(id: "proxy", label: "代理人（頼まれた方）"), Option(id: "court", label: "後見人"),
    ]
    let who = Question(id: "who", type: .choice(options: options, hasOther: true), label: "どなたですか")
    let wishes = Question(
      id: "wishes", type: .choices(options: options, atLeast: 1, atMost: nil, hasOther: false), label: "希望")
    let yes = Question(id: "yes", type: .yesNo, label: "はじめてですか")
    let names = RuleNames([who, wishes, yes])
    let when = { (text: String) in try? Condition(text, names) }
    let child = RepeatedGroup(
      questions: [
        Question(id: "child-name", type: .name(isOrganisation: false), label: "氏名"),
        Question(id: "born", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日"),
      ], atMost: 8, itemTitle: "お子さま")
    let toy = RepeatedGroup(
      questions: [Question(id: "toy", type: .text(minLength: 1, maxLength: 20, isShort: true), label: "品名")], atMost: 2,
      itemTitle: "品")
    let home = RepeatedGroup(
      questions: [
        Question(id: "home-address", type: .address, label: "住所"), Question(id: "toys", type: .rows(toy), label: "品物"),
      ], atMost: 3, itemTitle: "家")
    let questions: [Question] = [
      who, wishes, yes,
      Question(id: "name", type: .name(isOrganisation: false), label: "氏名", when: when(#"who = "proxy""#)),
      Question(
        id: "company", type: .name(isOrganisation: true), label: "会社",
        when: when(#"who in ("self", "proxy", "court")"#)),
      Question(id: "kana", type: .kana(maxLength: 20), label: "フリガナ"),
      Question(id: "birth", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日"),
      Question(
        id: "wish", type: .date(earliest: .today(plus: 1), latest: nil, isBirth: false), label: "希望日",
        isOptional: true),
      Question(id: "time", type: .time(earliest: nil, latest: nil), label: "時刻", allowsUnknown: true),
      Question(id: "stay", type: .dateRange(earliest: nil, latest: nil), label: "期間"),
      Question(id: "copies", type: .number(min: 1, max: 10, unit: "通"), label: "通数"),
      Question(id: "income", type: .yen(min: 0, max: 9_999_999), label: "収入"),
      Question(id: "home", type: .address, label: "住所"),
      Question(id: "phone", type: .phone, label: "電話"),
      Question(id: "mail", type: .email, label: "メール", isOptional: true),
      Question(id: "insured", type: .insuredNumber(.care), label: "被保険者番号"),
      Question(id: "account", type: .bankAccount, label: "振込先"),
      Question(id: "my-number", type: .individualNumber(purpose: "番号法の事務"), label: "マイナンバー"),
      Question(id: "corporate", type: .corporateNumber, label: "法人番号"),
      Question(id: "place", type: .location, label: "場所"),
      Question(id: "why", type: .longText(minLength: 0, maxLength: 400), label: "理由"),
      Question(id: "note", type: .text(minLength: 0, maxLength: 40, isShort: false), label: "備考", when: when("yes")),
      Question(id: "children", type: .rows(child), label: "お子さま"),
      Question(id: "homes", type: .rows(home), label: "家"),
      Question(id: "papers", type: .files(accept: [.photo], atLeast: 0, atMost: 3), label: "本人確認書類"),
      Question(id: "sign", type: .signature, label: "サイン", isOptional: true),
      Question(id: "agree", type: .consent(statement: "市が調べることに同意します。"), label: "同意"),
      Question(id: "told", type: .information(text: "ご注意ください。"), label: ""),
    ]
    return ProcedureDefinition(
      procedure: Procedure(
        id: "every-question", title: "すべての申請（見本）", summary: "見本です。", department: "citizens", whoMayApply: "どなたでも",
        cost: "無料", expectedDays: 3, deadlineDays: 5,
        otherWays: OtherWays(counter: "市民課1番窓口", phone: "0463-00-1201", post: "〒254-0991 つむぎ市本町1番1号"),
        retentionYears: 5),
      form: Form(sections: [Section(id: "all", title: "すべて", questions: questions)], names: names), names: names)
  }
}

extension ProcedureDefinition {
  /// A form of one page with these questions.
  static func sample(_ questions: [Question], title: String = "見本の申請") -> ProcedureDefinition {
    let names = RuleNames(questions)
    return ProcedureDefinition(
      procedure: Procedure(
        id: "sample", title: title, summary: "見本です。", department: "citizens", whoMayApply: "どなたでも", cost: "無料",
        expectedDays: 3, deadlineDays: 5, otherWays: OtherWays(), retentionYears: 5),
      form: Form(sections: [Section(id: "all", title: "すべて", questions: questions)], names: names), names: names)
  }
}

extension SheetBlock {
  /// Everything it says.
  var words: [String] {
    switch self {
    case .heading(let text, let note): [text] + (note.map { [$0] } ?? [])
    case .words(let text, _): [text]
    case .row(let row):
      row.cells.flatMap(\.lines).flatMap(\.items).compactMap {
        if case .words(let text, _) = $0 { text } else { nil }
      }
    case .codes, .gap, .pageBreak: []
    }
  }
}

extension TypedAnswers {
  /// For ``ProcedureDefinition/everyQuestion()``, as people type.
  static func everyAnswer() -> TypedAnswers {
    var typed = TypedAnswers([
      "who": ["other"], "who.other": ["民生委員"], "wishes": ["self", "court"], "yes": ["true"], "name.family": ["髙﨑"],
      "name.given": ["花子"], "name.family-kana": ["タカサキ"], "name.given-kana": ["ハナコ"], "company": ["紡木商店"],
      "kana": ["つむぎ"], "birth": ["s45.3.2"], "wish": ["2026/11/30"], "time": ["14:30"], "stay.from": ["R8.11.1"],
      "stay.to": ["R8.11.9"], "copies": ["3"], "income": ["1,234,567"], "home.postal-code": ["254-0041"],
      "home.prefecture": ["神奈川県"], "home.city": ["平塚市"], "home.town": ["浅間町"], "home.street": ["9-1"],
      "phone": ["0463231111"], "mail": ["hanako@example.jp"], "mail.again": ["hanako@example.jp"],
      "insured": ["1234567890"],
      "account.institution": ["yucho"], "account.yucho-symbol": ["10170"], "account.yucho-number": ["1"],
      "account.holder": ["タカサキ ハナコ"], "my-number": ["123456789018"], "corporate": ["7000012050002"],
      "place.place": ["市役所の前"], "why": ["10月に\n転びました。"], "note": ["ありがとう"], "agree": ["true"],
    ])
    for (number, name) in ["一郎", "二郎", "三郎"].enumerated() {
      let key = typed.addRow("children")
      typed["children.\(key).child-name.family"] = ["髙﨑"]
      typed["children.\(key).child-name.given"] = [name]
      typed["children.\(key).born"] = ["H2\(number).4.1"]
    }
    let home = typed.addRow("homes"), toys = "homes.\(home).toys"
    typed["\(toys).\(typed.addRow(toys)).toy"] = ["こま"]
    return typed
  }
}

extension PublishedProcedure {
  static func everyQuestion() throws -> PublishedProcedure {
    let version = String(repeating: "0123456789abcdef", count: 4)
    return PublishedProcedure(
      version: try #require(ProcedureVersionID(version)), number: 2, definition: .everyQuestion())
  }
}
