import Kernel
import Nihongo
import Testing

@testable import FormSchema

@Suite("Proposing answers") struct PrefillTests {
  private static func person(_ given: String, _ kana: String, relation: String = "世帯主", birth: String = "1980-04-01")
    -> ResidentFacts
  {
    ResidentFacts(
      id: given, name: NameAnswer(family: "髙﨑", given: given, familyKana: "タカサキ", givenKana: kana),
      latinName: "TAKASAKI \(given)", birthDate: CivilDate(birth), sex: .female, nationality: "日本",
      address: Address(
        postalCode: PostalCode("2540993"), prefecture: "神奈川県", city: "つむぎ市", town: "糸川", street: "2-3"),
      relation: relation)
  }

  private static let hanako = person("花子", "ハナコ")

  private func question(
    _ type: QuestionType, source: String? = nil, role: Role? = nil, id: String = "q"
  ) -> Question {
    Question(id: id, type: type, label: "質問", role: role, prefill: source.flatMap { PrefillSource($0) })
  }

  private func propose(
    _ question: Question, _ facts: PrefillFacts, typed: TypedAnswers = TypedAnswers(), language: Language = .japanese
  ) -> PrefillProposal {
    let form = Form(sections: [Section(id: "s", title: "ページ", questions: [question])])
    return Prefill.propose(for: form, of: "dog-registration", from: facts, keeping: typed, language: language)
  }

  private static let sexes = [Option(id: "female", label: "女"), Option(id: "male", label: "男")]

  static let items: [(String, QuestionType, [String: [String]])] = [
    ("name", .name(isOrganisation: false), [
      "q.family": ["髙﨑"], "q.given": ["花子"], "q.family-kana": ["タカサキ"], "q.given-kana": ["ハナコ"],
    ]),
    ("name", .text(minLength: 0, maxLength: 50, isShort: false), ["q": ["髙﨑\u{3000}花子"]]),
    ("kana", .kana(maxLength: 50), ["q": ["タカサキ\u{3000}ハナコ"]]),
    ("latin-name", .text(minLength: 0, maxLength: 50, isShort: false), ["q": ["TAKASAKI 花子"]]),
    ("birth-date", .date(earliest: nil, latest: nil, isBirth: true), ["q": ["昭和55年4月1日"]]),
    ("sex", .choice(options: sexes, hasOther: false), ["q": ["female"]]),
    ("sex", .text(minLength: 0, maxLength: 50, isShort: true), [:]),
    ("nationality", .text(minLength: 0, maxLength: 50, isShort: true), ["q": ["日本"]]),
    ("nationality", .choice(options: [Option(id: "jp", label: "日本")], hasOther: true), ["q": ["jp"]]),
    ("address", .address, [
      "q.postal-code": ["254-0993"], "q.prefecture": ["神奈川県"], "q.city": ["つむぎ市"], "q.town": ["糸川"], "q.street": ["2-3"],
    ]),
    ("relation", .text(minLength: 0, maxLength: 50, isShort: true), ["q": ["世帯主"]]),
    ("household-head", .name(isOrganisation: false), [
      "q.family": ["髙﨑"], "q.given": ["花子"], "q.family-kana": ["タカサキ"], "q.given-kana": ["ハナコ"],
    ]),
    ("birth-date", .yesNo, [:]),
  ]

  @Test("each item of the registry is typed as its question asks for it", arguments: items)
  func typed(item: String, type: QuestionType, fields: [String: [String]]) {
    let proposal = propose(question(type, source: "resident.\(item)"), PrefillFacts(applicant: Self.hanako))
    #expect(proposal.typed == TypedAnswers(fields))
    #expect(proposal.provenance == (fields.isEmpty ? [:] : ["q": .prefilled(.residents)]))
  }

  @Test("what is proposed is read as it was meant", arguments: items)
  func read(item: String, type: QuestionType, fields: [String: [String]]) throws {
    let question = question(type, source: "resident.\(item)")
    let proposal = propose(question, PrefillFacts(applicant: Self.hanako))
    let form = Form(sections: [Section(id: "s", title: "ページ", questions: [question])])
    let today = try #require(CivilDate("2026-11-21"))
    let reading = form.read(proposal.typed, today: today)
    #expect(fields.isEmpty || reading.answers["q"] != nil)
  }

  @Test("a date is written for its reader") func language() {
    let proposal = propose(
      question(.date(earliest: nil, latest: nil, isBirth: true), source: "resident.birth-date"),
      PrefillFacts(applicant: Self.hanako), language: .english)
    #expect(proposal.typed.first("q") == "1980-04-01")
  }

  @Test("the others of the household become rows, as many as the group takes, with what its questions name")
  func household() {
    let group = RepeatedGroup(
      questions: [
        question(.name(isOrganisation: false), source: "resident.name", id: "who"),
        question(.date(earliest: nil, latest: nil, isBirth: true), source: "resident.birth-date", id: "born"),
        question(.text(minLength: 0, maxLength: 9, isShort: true), id: "free"),
      ], atMost: 2, itemTitle: "世帯員")
    let others = ["健", "桜", "蓮"].map { Self.person($0, "ア", relation: "子", birth: "2014-06-20") }
    let proposal = propose(
      question(.rows(group), source: "resident.household"), PrefillFacts(applicant: Self.hanako, household: others))
    #expect(proposal.typed["q"] == ["1", "2"])
    #expect(proposal.typed.first("q.2.who.given") == "桜" && proposal.typed.first("q.1.born") == "平成26年6月20日")
    #expect(proposal.typed["q.1.free"].isEmpty && proposal.typed["q.3.who.given"].isEmpty)
    #expect(proposal.origins == ["q": .residents])
    let paths = ["q", "q.1.who", "q.1.born", "q.2.who", "q.2.born"]
    #expect(proposal.provenance == Dictionary(uniqueKeysWithValues: paths.map { ($0, .prefilled(.residents)) }))
  }

  @Test("rows of an earlier application are taken over without マイナンバー, files and what is asked otherwise now")
  func formerRows() {
    func rows(_ questions: [Question], atMost: Int = 5) -> Question {
      question(.rows(RepeatedGroup(questions: questions, atMost: atMost, itemTitle: "世帯員")), source: "former.answer")
    }
    let short = QuestionType.text(minLength: 0, maxLength: 9, isShort: true)
    let former = rows([
      question(short, id: "who"), question(.individualNumber(purpose: "x"), id: "number"),
      question(.files(accept: [.pdf], atLeast: 0, atMost: 1), id: "paper"), question(.phone, id: "call"),
      question(.rows(RepeatedGroup(questions: [question(short, id: "name")], itemTitle: "犬")), id: "dogs"),
    ])
    let typed = TypedAnswers([
      "q": ["1", "4"], "q.1.who": ["桜"], "q.1.number": ["123456789018"], "q.1.call": ["090"], "q.1.dogs": ["1"],
      "q.1.dogs.1.name": ["ポチ"], "q.1.paper": ["x"], "q.4.who": ["蓮"],
    ])
    let facts = PrefillFacts(former: FormerApplication(
      procedure: "dog-registration", form: Form(sections: [Section(id: "s", title: "x", questions: [former])]),
      typed: typed))
    let now = rows([
      question(short, id: "who"), question(.individualNumber(purpose: "x"), id: "number"), question(short, id: "call"),
      question(.files(accept: [.pdf], atLeast: 0, atMost: 1), id: "paper"), former.inner("dogs") ?? former,
    ])
    let proposal = propose(now, facts)
    #expect(proposal.typed == TypedAnswers([
      "q": ["1", "4"], "q.1.who": ["桜"], "q.1.dogs": ["1"], "q.1.dogs.1.name": ["ポチ"], "q.4.who": ["蓮"],
    ]))
    let paths = ["q", "q.1.who", "q.1.dogs", "q.1.dogs.1.name", "q.4.who"]
    #expect(proposal.provenance == Dictionary(uniqueKeysWithValues: paths.map { ($0, .prefilled(.formerApplication)) }))
  }

  @Test("only what is chosen of it is filled in")
  func chosen() {
    let form = Form(sections: [Section(id: "s", title: "ページ", questions: [
      question(.name(isOrganisation: false), role: .applicantName, id: "who"),
      question(.address, role: .applicantAddress, id: "home"),
    ])])
    let proposal = Prefill.propose(for: form, of: "x", from: PrefillFacts(applicant: Self.hanako))
    let some = proposal.only(["home", "nobody"])
    #expect(some.origins == ["home": .residents] && some.provenance == ["home": .prefilled(.residents)])
    #expect(some.typed.first("home.town") == "糸川" && some.typed["who.given"].isEmpty)
    #expect(proposal.only([]).isEmpty && proposal.only(["who", "home"]) == proposal)
  }

  @Test("the head of the household is one of the others when the applicant is not")
  func head() {
    let proposal = propose(
      question(.text(minLength: 0, maxLength: 50, isShort: false), source: "resident.household-head"),
      PrefillFacts(applicant: Self.person("健", "ケン", relation: "夫"), household: [Self.hanako]))
    #expect(proposal.typed.first("q") == "髙﨑\u{3000}花子")
  }

  @Test("a role stands for its item; the registry counts more than the account, the account more than what was")
  func order() throws {
    let email = question(.email, role: .applicantEmail)
    let former = FormerApplication(
      procedure: "other", form: Form(sections: [Section(id: "s", title: "x", questions: [question(.email, role: .applicantEmail, id: "mail")])]),
      typed: TypedAnswers(["mail": ["old@example.jp"], "mail.again": ["old@example.jp"]]))
    #expect(propose(email, PrefillFacts(former: former)).typed["q.again"] == ["old@example.jp"])
    #expect(propose(email, PrefillFacts(former: former)).origins == ["q": .formerApplication])
    let known = propose(email, PrefillFacts(email: "new@example.jp", former: former))
    #expect(known.typed["q"] == ["new@example.jp"] && known.typed["q.again"] == ["new@example.jp"])
    #expect(known.origins == ["q": .profile])
    let name = question(.name(isOrganisation: false), role: .applicantName)
    #expect(propose(name, PrefillFacts(applicant: Self.hanako)).typed.first("q.given") == "花子")
    let subject = question(.name(isOrganisation: false), role: .subjectName)
    #expect(propose(subject, PrefillFacts(applicant: Self.hanako)).isEmpty)
    let other = PrefillFacts(applicant: Self.hanako, subject: Self.person("正一", "ショウイチ"))
    #expect(propose(subject, other).typed.first("q.given") == "正一")
    #expect(propose(question(.name(isOrganisation: false), role: .proxyName), other).isEmpty)
  }

  @Test("an earlier application gives the same question's answer only when it was asked in the same way")
  func former() {
    func facts(_ type: QuestionType, _ procedure: String = "dog-registration") -> PrefillFacts {
      PrefillFacts(former: FormerApplication(
        procedure: procedure, form: Form(sections: [Section(id: "s", title: "x", questions: [question(type)])]),
        typed: TypedAnswers(["q": ["090-0000-3003"]])))
    }
    let asked = question(.phone, source: "former.answer")
    #expect(propose(asked, facts(.phone)).typed.first("q") == "090-0000-3003")
    #expect(propose(asked, facts(.longText(minLength: 0, maxLength: 50))).isEmpty)
    #expect(propose(asked, facts(.phone, "another-procedure")).isEmpty)
    #expect(propose(question(.phone), facts(.phone)).isEmpty)
  }

  @Test("what the registry does not know comes from an application for anything else that wanted the same")
  func formerSource() {
    let date = QuestionType.date(earliest: nil, latest: nil, isBirth: true)
    let asked = question(date, source: "resident.birth-date")
    func facts(_ former: Question, _ applicant: ResidentFacts? = nil) -> PrefillFacts {
      PrefillFacts(applicant: applicant, former: FormerApplication(
        procedure: "another", form: Form(sections: [Section(id: "s", title: "x", questions: [former])]),
        typed: TypedAnswers([former.id: ["昭和60年1月2日"]])))
    }
    let born = question(date, source: "resident.birth-date", id: "born")
    #expect(propose(asked, facts(born)).typed == TypedAnswers(["q": ["昭和60年1月2日"]]))
    #expect(propose(asked, facts(born)).origins == ["q": .formerApplication])
    #expect(propose(asked, facts(born, Self.hanako)).origins == ["q": .residents])
    let others = [
      question(date, id: "born"), question(date, source: "former.answer", id: "born"),
      question(date, source: "resident.birth-date", role: .subjectBirthDate, id: "born"),
      question(.text(minLength: 0, maxLength: 50, isShort: true), source: "resident.birth-date", id: "born"),
    ]
    for other in others { #expect(propose(asked, facts(other)).isEmpty, "\(other)") }
  }

  @Test("a household of an earlier application is taken over where its rows are asked in the same way")
  func formerHousehold() {
    func rows(_ inner: String, id: String) -> Question {
      let name = question(.text(minLength: 0, maxLength: 9, isShort: true), source: "resident.name", id: inner)
      return question(
        .rows(RepeatedGroup(questions: [name], itemTitle: "世帯員")), source: "resident.household", id: id)
    }
    let former = rows("who", id: "members")
    let facts = PrefillFacts(former: FormerApplication(
      procedure: "another", form: Form(sections: [Section(id: "s", title: "x", questions: [former])]),
      typed: TypedAnswers(["members": ["1"], "members.1.who": ["桜"]])))
    #expect(propose(rows("who", id: "q"), facts).typed == TypedAnswers(["q": ["1"], "q.1.who": ["桜"]]))
    #expect(propose(rows("name", id: "q"), facts).isEmpty)
  }

  @Test("what was typed is never replaced; files, consents and マイナンバー are never proposed")
  func kept() {
    let name = question(.name(isOrganisation: false), source: "resident.name")
    let typed = TypedAnswers(["q.family": ["織部"]])
    #expect(propose(name, PrefillFacts(applicant: Self.hanako), typed: typed).isEmpty)
    #expect(!propose(name, PrefillFacts(applicant: Self.hanako), typed: TypedAnswers(["q.family": [""]])).isEmpty)
    for type in [QuestionType.files(accept: [.pdf], atLeast: 0, atMost: 1), .consent(statement: "x"), .individualNumber(purpose: "x")] {
      #expect(propose(question(type, source: "resident.name"), PrefillFacts(applicant: Self.hanako)).isEmpty)
    }
  }

  @Test("a source is written as holder and item, and only what the holder has", arguments: [
    ("resident.birth-date", true), ("profile.email", true), ("former.answer", true), ("resident.email", false),
    ("profile.name", false), ("former.name", false), ("resident", false), ("resident.", false), ("registry.name", false),
  ])
  func sources(text: String, isSource: Bool) {
    #expect((PrefillSource(text)?.description == text) == isSource)
    #expect(PrefillSource.all.contains { $0.description == text } == isSource)
  }
}

@Suite("Where an answer comes from") struct ProvenanceTests {
  private let form = Form(sections: [
    Section(id: "s", title: "x", questions: [
      Question(id: "a", type: .name(isOrganisation: false), label: "a"), Question(id: "b", type: .phone, label: "b"),
    ])
  ])
  private let before: [String: Provenance] = ["a": .prefilled(.residents), "gone": .prefilled(.profile)]

  @Test("is kept while it reads the same, and is changed once one of its fields reads otherwise", arguments: [
    (["a.family": ["神"], "a.given": ["花"]], ["a": Provenance.prefilled(.residents)]),
    (["a.family": ["\u{FA19}"], "a.given": ["花"]], ["a": .changed(.residents)]),
    (["a.family": ["神"]], ["a": .changed(.residents)]), ([:], ["a": .typed]),
    (["a.family": ["神"], "a.given": ["花"], "a.given-kana": [""]], ["a": .prefilled(.residents)]),
    (["a.family": ["神"], "a.given": ["花"], "b": ["090"]], ["a": .prefilled(.residents)]),
  ])
  func following(fields: [String: [String]], after: [String: Provenance]) {
    let old = TypedAnswers(["a.family": ["神"], "a.given": ["花"]])
    #expect(Provenance.following(before, from: old, to: TypedAnswers(fields), in: form) == after)
  }

  @Test("is kept for every answer of a row, while other rows change, go and come")
  func rows() {
    let text = QuestionType.text(minLength: 0, maxLength: 9, isShort: true)
    let group = RepeatedGroup(
      questions: ["name", "age"].map { Question(id: $0, type: text, label: $0) }, itemTitle: "お子さま")
    let form = Form(sections: [
      Section(id: "s", title: "x", questions: [Question(id: "c", type: .rows(group), label: "c")])
    ])
    let old = TypedAnswers([
      "c": ["1", "2"], "c.1.name": ["一郎"], "c.1.age": ["5"], "c.2.name": ["二郎"], "c.2.age": ["2"],
    ])
    let paths = ["c", "c.1.name", "c.1.age", "c.2.name", "c.2.age"]
    let before = Dictionary(uniqueKeysWithValues: paths.map { ($0, Provenance.prefilled(.residents)) })
    func after(_ change: (inout TypedAnswers) -> Void) -> [String: Provenance] {
      var new = old
      change(&new)
      return Provenance.following(before, from: old, to: new, in: form)
    }
    #expect(after { _ in } == before)
    let typed = after { $0["c.1.age"] = ["6"] }
    #expect(typed == before.merging(["c": .changed(.residents), "c.1.age": .changed(.residents)]) { $1 })
    let removed = after { $0.removeRow("c", "1") }
    #expect(removed == [
      "c": .changed(.residents), "c.2.name": .prefilled(.residents), "c.2.age": .prefilled(.residents),
    ])
    let added = after { answers in
      let key = answers.addRow("c")
      answers["c.\(key).name"] = ["三郎"]
      answers["c.2.age"] = [""]
    }
    #expect(added == before.merging(["c": .changed(.residents)]) { $1 }.filter { $0.key != "c.2.age" })
  }

  @Test("a changed answer stays changed when it is typed back")
  func back() {
    let one = TypedAnswers(["b": ["090"]]), other = TypedAnswers(["b": ["080"]])
    let changed = Provenance.following(["b": .prefilled(.profile)], from: one, to: other, in: form)
    #expect(Provenance.following(changed, from: other, to: one, in: form) == ["b": .changed(.profile)])
    #expect(Provenance.following(["b": .typed], from: one, to: other, in: form) == ["b": .typed])
    #expect(Provenance.following(["b": .typed], from: one, to: TypedAnswers(), in: form) == ["b": .typed])
  }
}
