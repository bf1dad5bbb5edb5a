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
    (["a.family": ["神"]], ["a": .changed(.residents)]), ([:], [:]),
    (["a.family": ["神"], "a.given": ["花"], "a.given-kana": [""]], ["a": .prefilled(.residents)]),
    (["a.family": ["神"], "a.given": ["花"], "b": ["090"]], ["a": .prefilled(.residents)]),
  ])
  func following(fields: [String: [String]], after: [String: Provenance]) {
    let old = TypedAnswers(["a.family": ["神"], "a.given": ["花"]])
    #expect(Provenance.following(before, from: old, to: TypedAnswers(fields), in: form) == after)
  }

  @Test("a changed answer stays changed when it is typed back")
  func back() {
    let one = TypedAnswers(["b": ["090"]]), other = TypedAnswers(["b": ["080"]])
    let changed = Provenance.following(["b": .prefilled(.profile)], from: one, to: other, in: form)
    #expect(Provenance.following(changed, from: other, to: one, in: form) == ["b": .changed(.profile)])
    #expect(Provenance.following(["b": .typed], from: one, to: other, in: form) == ["b": .typed])
  }
}
