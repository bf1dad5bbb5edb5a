import FEEL
import FormSchema

/// An invented form of many sections with twenty questions each, as a long application has them: each section hangs on
/// the one before, questions on answers of their section, rules on both; each has a total, the last the grand total.
struct LargeForm {
  let sections: Int

  /// Reads every condition and makes the form ready.
  func form() throws -> Form {
    let nothing = try Formula("null", RuleNames([]))
    let names = RuleNames((0..<sections).flatMap { number in plans(number).map { $0.question(nil, nothing) } })
    let all = try (0..<sections).map { number in
      try Section(
        id: "s\(number)", title: "第\(number + 1)部", when: when(number).map { try Condition($0, names) },
        questions: plans(number).map {
          $0.question(try $0.when.map { try Condition($0, names) }, try Formula($0.value ?? "null", names))
        })
    }
    return Form(sections: all, checks: try (0..<sections).flatMap { try checks($0, names) }, names: names)
  }

  /// Everything typed in, every section shown.
  func typed() -> TypedAnswers {
    var fields: [String: [String]] = [:]
    for plan in (0..<sections).flatMap(plans) { fields.merge(plan.typed) { first, _ in first } }
    return TypedAnswers(fields)
  }

  private func when(_ section: Int) -> String? {
    section == 0 ? nil : #"s\#(section - 1)-q0 in ("a", "b", "c")"#
  }

  private func checks(_ section: Int, _ names: RuleNames) throws -> [Check] {
    let id = { (question: Int) in "s\(section)-q\(question)" }
    return [
      Check(
        id: "\(id(14))-follows", at: id(14), must: try Condition("\(id(14)) >= \(id(13))", names),
        message: "終わりの日は、始まりの日より後です。"),
      Check(
        id: "\(id(4))-adult", at: id(4), when: try Condition(#"\#(id(0)) = "a""#, names),
        must: try Condition("\(id(4)) <= today() - duration(\"P18Y\")", names), message: "18歳以上の方です。"),
    ]
  }

  private func plans(_ section: Int) -> [Plan] {
    let id = { (question: Int) in "s\(section)-q\(question)" }
    let options = ["a", "b", "c", "d"].map { Option(id: $0, label: "選択肢\($0)") }
    let types: [(QuestionType, String?, [String: [String]])] = [
      (.choice(options: options, hasOther: false), nil, ["": ["b"]]),
      (.yesNo, nil, ["": ["true"]]),
      (.text(minLength: 0, maxLength: 100, isShort: false), id(1), ["": ["つむぎ市役所"]]),
      (
        .name(isOrganisation: false), nil,
        [".family": ["佐藤"], ".given": ["花子"], ".family-kana": ["さとう"], ".given-kana": ["ﾊﾅｺ"]]
      ),
      (.date(earliest: nil, latest: nil, isBirth: true), nil, ["": ["昭和60年4月1日"]]),
      (.number(min: 0, max: 99, unit: "人"), nil, ["": ["３"]]),
      (.yen(min: 0, max: 9_999_999), "\(id(5)) >= 1", ["": ["１２，０００円"]]),
      (.yen(min: 0, max: 9_999_999), nil, ["": ["3000"]]),
      (.yesNo, "\(id(15)) > 10000", ["": ["false"]]),
      (
        .address, nil,
        [
          ".postal-code": ["254-0041"], ".prefecture": ["神奈川県"], ".city": ["平塚市"], ".town": ["浅間町"],
          ".street": ["９－１"],
        ]
      ),
      (.choices(options: options, atLeast: 0, atMost: nil, hasOther: false), nil, ["": ["a", "c"]]),
      (.text(minLength: 0, maxLength: 100, isShort: true), #"list contains(\#(id(10)), "a")"#, ["": ["はい、あります"]]),
      (.yesNo, nil, ["": ["true"]]),
      (.date(earliest: nil, latest: nil, isBirth: false), id(12), ["": ["R8.4.1"]]),
      (.date(earliest: nil, latest: nil, isBirth: false), id(12), ["": ["2026-04-30"]]),
      (.yen(min: 0, max: 0), nil, [:]),
      (.phone, nil, ["": ["0463-00-1111"]]),
      (.email, nil, ["": ["hanako@example.jp"], ".again": ["hanako@example.jp"]]),
      (.yesNo, #"\#(id(0)) = "b""#, ["": ["true"]]),
      (.text(minLength: 0, maxLength: 100, isShort: true), id(18), ["": ["わかりました"]]),
    ]
    return types.enumerated().map { number, item in
      Plan(
        id: id(number), type: item.0, when: item.1, value: number == 15 ? total(section) : nil,
        typed: Dictionary(uniqueKeysWithValues: item.2.map { (id(number) + $0.key, $0.value) }))
    }
  }

  /// Of a section; in the last one, of all before it.
  private func total(_ section: Int) -> String {
    guard section == sections - 1 else { return "s\(section)-q6 + s\(section)-q7" }
    return "sum([" + (0..<section).map { "s\($0)-q15" }.joined(separator: ", ") + "][item != null])"
  }
}

/// A question before its condition is read, with what is typed into it.
private struct Plan {
  let id: String
  let type: QuestionType
  let when: String?
  /// What it is worked out of; `nil` when it is typed.
  let value: String?
  let typed: [String: [String]]

  func question(_ when: Condition?, _ formula: Formula) -> Question {
    let type = value == nil ? type : .computed(Computation(.yen, formula))
    return Question(id: id, type: type, label: "質問\(id)", when: when)
  }
}
