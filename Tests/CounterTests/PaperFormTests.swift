import Documents
import FormSchema
import HTTPTypes
import Kernel
import Ports
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Counter

@Suite("The printable form")
struct PaperFormTests {
  private let published: PublishedProcedure
  private let texts = CounterFeature.catalogue.texts(in: .japanese)

  init() throws { published = try .everyQuestion() }

  @Test("has room for every question that somebody answers, in every language", arguments: Language.allCases)
  func everyQuestion(language: Language) async throws {
    try await withCounter { counter in
      let printed = try await counter.feature.paper.empty(published, in: language)
      let fields = Set(printed.boxes.map(\.place.field))
      for question in published.definition.form.questions where question.type.isTyped {
        let owns = { (field: String) in
          [question.id, "@\(question.id)"].contains(field)
            || [".", "#"].contains { field.hasPrefix(question.id + $0) }
        }
        #expect(fields.contains(where: owns), "\(question.id)")
      }
      // Each place is a field that can be typed, or marked as none.
      let typed = TypedAnswers.everyAnswer()
      let inputs = Set(published.definition.form.questions.flatMap { $0.inputs(in: typed) })
      let unknown = fields.filter { field in
        let name = String(field.prefix { $0 != "#" })
        return !inputs.contains(name) && !["@", "children.", "homes."].contains(where: field.hasPrefix)
      }
      #expect(unknown.isEmpty, "\(unknown.sorted())")
    }
  }

  @Test("prints each option of a choice with the number that enters it")
  func numbers() async throws {
    try await withCounter { counter in
      let boxes = try await counter.feature.paper.empty(published, in: .japanese).boxes
      let who = boxes.filter { $0.place.field == "who" }
      #expect(who.compactMap(\.place.option) == ["self", "proxy", "court", "other"])
      #expect(boxes.filter { $0.place.field == "home.postal-code" }.compactMap(\.character) == Array(0...6))
    }
  }

  @Test(
    "is called as a town would call it",
    arguments: [
      ("住民票の写しの交付請求", "住民票の写しの交付請求書"), ("要介護・要支援認定の申請（新規）", "要介護・要支援認定の申請書（新規）"),
      ("転入届", "転入届"), ("犬の登録", "犬の登録　申請書"), ("子ども医療費の助成", "子ども医療費の助成　申請書"), ("罹災証明書", "罹災証明書　申請書"),
      ("教育・保育給付認定（支給認定）の申請", "教育・保育給付認定（支給認定）の申請書"), ("保育施設等の利用申込み", "保育施設等の利用申込書"),
      ("採用試験の申込み（令和9年採用）", "採用試験の申込書（令和9年採用）"), ("市民アンケート（第6次計画）", "市民アンケート（第6次計画）"),
    ])
  func titles(title: String, paper: String) {
    #expect(PaperTitle(title, texts).text == paper)
  }

  @Test(
    "says conditions in words",
    arguments: [
      (#"who = "proxy""#, "問1で「2 代理人」を選んだ方のみ"),
      (#"who in ("self", "proxy", "court")"#, "問1で「1」か「2」か「3」を選んだ方のみ"),
      (#"list contains(wishes, "court")"#, "問2で「3 後見人」を選んだ方のみ"),
      ("yes", "問3で「1 はい」を選んだ方のみ"), ("yes = false", "問3で「2 いいえ」を選んだ方のみ"),
      (#"who != "other""#, "問1で「4 その他」を選ばなかった方のみ"),
      (#"who = "self" and yes"#, "問1で「1 本人」を選んだ方で、問3で「1 はい」を選んだ方のみ"),
      (#"who = "self" or yes"#, "問1で「1 本人」を選んだ方、または問3で「1 はい」を選んだ方のみ"),
      ("count(wishes) > 1", "問2の内容によって必要な方のみ"), ("today() > date(\"2026-01-01\")", "あてはまる方のみ"),
    ])
  func conditions(text: String, sentence: String) throws {
    let form = published.definition.form
    let conditions = PaperConditions(
      numbers: PaperNumbers(form), words: published.definition.words(in: .japanese), texts: texts,
      find: { form.question($0) })
    #expect(conditions.sentence(try Condition(text, form.names)) == sentence)
  }

  @Test("tells once whom several questions are for", arguments: [
    (["a", "b"], true), (["a"], false),
  ])
  func lead(ids: [String], isTold: Bool) throws {
    let yes = Question(id: "yes", type: .yesNo, label: "はじめてですか")
    let when = try Condition("yes", RuleNames([yes]))
    let questions = [yes] + ids.map {
      Question(id: $0, type: .text(minLength: 0, maxLength: 9, isShort: true), label: $0, when: when)
    }
    let definition = ProcedureDefinition.sample(questions)
    let form = PaperForm(
      published: PublishedProcedure(version: published.version, number: 1, definition: definition),
      town: .sample(), texts: texts, createdAt: Instant(milliseconds: 0))
    let said = form.layout.blocks.flatMap(\.words)
    #expect(said.contains("▶ 問2から問3まで：問1で「1 はい」を選んだ方のみ") == isTold)
    #expect(said.contains("▶ 問1で「1 はい」を選んだ方のみ") == !isTold)
  }

  @Test("sets short rows as a table with room to write, and others below each other")
  func tables() throws {
    let options = (1...9).map { Option(id: "k\($0)", label: "続柄\($0)") }
    let short = [
      Question(id: "who", type: .name(isOrganisation: false), label: "氏名"),
      Question(id: "kin", type: .choice(options: options, hasOther: true), label: "続柄"),
      Question(id: "born", type: .date(earliest: nil, latest: nil, isBirth: true), label: "生年月日"),
    ]
    let columns = try #require(PaperColumns(RepeatedGroup(questions: short, atMost: 5, itemTitle: "人")))
    #expect(columns.all.map(\.isListed) == [false, true, false])
    let address = Question(id: "home", type: .address, label: "住所")
    #expect(PaperColumns(RepeatedGroup(questions: short + [address], atMost: 5, itemTitle: "人")) == nil)
    let another = Question(id: "since", type: .date(earliest: nil, latest: nil, isBirth: false), label: "いつから")
    #expect(PaperColumns(RepeatedGroup(questions: short + [another], atMost: 5, itemTitle: "人")) == nil)
  }

  @Test("says at its date and signature what one does with it", arguments: [
    ("住民票の写しの交付請求", "請求日", "上記のとおり請求します"), ("転入届", "届出日", "上記のとおり届け出ます"),
    ("保育所の入所申込み", "申込日", "上記のとおり申し込みます"), ("犬の登録", "申請日", "上記のとおり申請します"),
    ("要介護認定の申請（新規）", "申請日", "上記のとおり申請します"),
  ])
  func acts(title: String, date: String, declaration: String) throws {
    let definition = ProcedureDefinition.sample([Question(id: "yes", type: .yesNo, label: "はい")], title: title)
    let form = PaperForm(
      published: PublishedProcedure(version: published.version, number: 1, definition: definition),
      town: .sample(), texts: texts, createdAt: Instant(milliseconds: 0))
    let said = form.layout.blocks.flatMap(\.words)
    #expect(said.contains(date) && said.contains { $0.hasPrefix(declaration) })
  }

  @Test("has the number that the town's rules give it, on the form and on what is signed at the counter")
  func number() async throws {
    var definition = ProcedureDefinition.counterSample()
    definition.procedure.formNumber = "様式第3号"
    let published = PublishedProcedure(version: published.version, number: 1, definition: definition)
    let form = PaperForm(
      published: published, town: .sample(), texts: texts, createdAt: Instant(milliseconds: 0))
    #expect(form.layout.number == "様式第3号")
    try await withTown(migrations: []) { town in
      let application = OpenApplication(
        id: "1", published: published, typed: TypedAnswers(), provenance: [:], language: .japanese, channel: .counter,
        keeper: CounterTown.officer.keeper, receivedOn: nil, revision: 1, changedAt: town.world.now, submitted: nil)
      let sheet = SummarySheet(town: town, application: application, texts: texts)
      #expect(sheet.layout.blocks.first == .formNumber("様式第3号"))
    }
  }

  @Test("has a filled-in example where the procedure has one that is accepted, of the plainest kind")
  func example() throws {
    let yes = Question(id: "yes", type: .yesNo, label: "はい")
    let more = Question(
      id: "more", type: .text(minLength: 1, maxLength: 9, isShort: true), label: "もっと",
      when: try Condition("yes", RuleNames([yes])))
    var definition = ProcedureDefinition.sample([yes, more])
    #expect(PaperSample(definition) == nil)
    let day = try #require(CivilDate("2026-11-21"))
    let example = { (id: String, answers: [String: ExampleValue]) in
      ProcedureExample(id: id, title: id, on: day, answers: answers, expected: .accepted(.init()))
    }
    definition.examples = [
      example("a", ["yes": .scalar("true"), "more": .scalar("はい")]), example("b", ["yes": .scalar("false")]),
      ProcedureExample(id: "c", title: "c", on: day, answers: [:], expected: .refused([:])),
    ]
    #expect(PaperSample(definition)?.answers["yes"] == .flag(false))
  }

  @Test("gives its places as they were, whenever it is asked")
  func places() async throws {
    try await withCounter(.sqlite, .everyQuestion()) { counter in
      try await counter.browse { client in
        let first = try await client.get("/procedures/every-question/form.json")
        counter.clock.advance(seconds: 400 * 86_400)
        let again = try await client.get("/procedures/every-question/form.json")
        #expect(first.status == .ok)
        #expect(first.text == again.text)
        #expect(first.text.hasPrefix(#"{"format":"tsumugi-paper-places-1","procedure":"every-question","version":""#))
        let pdf = try await client.get("/procedures/every-question/form.pdf")
        #expect(pdf.isPDF)
        #expect(try await client.get("/procedures/no-such/form.pdf").status == .notFound)
        #expect(try await client.get("/procedures/every-question/form.pdf?version=1").status == .notFound)
      }
    }
  }
}

@Suite("The codes of a filled form")
struct SealedPaperTests {
  private let published: PublishedProcedure
  private let vault: Vault

  init() throws {
    published = try .everyQuestion()
    vault = try Vault(Keyring(world: .live))
  }

  @Test("bring back what was typed, whatever order they are scanned in")
  func roundTrip() throws {
    let typed = TypedAnswers.everyAnswer()
    let codes = try SealedPaper.codes(typed, published, vault: vault)
    #expect(codes.count > 1)
    for scanned in [codes, codes.reversed(), codes + codes, codes.map { $0.lowercased() }] {
      guard case .whole(let version, let sealed) = SealedPaper.gather(scanned) else {
        Issue.record("the codes are not whole")
        return
      }
      #expect(version == published.version)
      #expect(try SealedPaper.open(sealed, published, vault: vault) == typed)
    }
  }

  @Test("tell what is missing and what does not belong together")
  func incomplete() throws {
    let codes = try SealedPaper.codes(.everyAnswer(), published, vault: vault)
    let others = try SealedPaper.codes(.everyAnswer(), published, vault: vault)
    #expect(SealedPaper.gather([]) == .none)
    #expect(SealedPaper.gather(["https://example.jp"]) == .none)
    #expect(SealedPaper.gather(Array(codes.dropFirst())) == .missing([1]))
    #expect(SealedPaper.gather([codes[0], others[1]]) == .mixed)
    let cut = codes.dropLast() + [String(codes[codes.count - 1].dropLast(3))]
    #expect(SealedPaper.gather(Array(cut)) == .mixed)
  }

  @Test("open nowhere but in the town that sealed them, and not when a bit is changed")
  func closed() throws {
    let codes = try SealedPaper.codes(.everyAnswer(), published, vault: vault)
    guard case .whole(_, var sealed) = SealedPaper.gather(codes) else {
      Issue.record("the codes are not whole")
      return
    }
    let stranger = try Vault(Keyring(world: .live))
    #expect(throws: VaultProblem.self) { try SealedPaper.open(sealed, published, vault: stranger) }
    sealed[40] ^= 1
    #expect(throws: VaultProblem.self) { try SealedPaper.open(sealed, published, vault: vault) }
  }

  @Test("fit into QR codes, and say nothing of what they hold")
  func fit() throws {
    let codes = try SealedPaper.codes(.everyAnswer(), published, vault: vault)
    for code in codes { #expect(try QRCode(alphanumeric: code).side <= 81) }
  }

  @Test("the packed answers are read back exactly, and garbage is refused without harm")
  func packing() throws {
    let form = published.definition.form
    for typed in [TypedAnswers(), .everyAnswer(), TypedAnswers(["why": [String(repeating: "あ", count: 5000)]])] {
      #expect(PackedAnswers.unpack(PackedAnswers.pack(typed, of: form), of: form) == typed)
    }
    let packed = PackedAnswers.pack(.everyAnswer(), of: form)
    for length in 0..<packed.count { #expect(PackedAnswers.unpack(Array(packed[..<length]), of: form) == nil) }
    #expect(PackedAnswers.unpack(packed + [0], of: form) == nil)
    var chance = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      var broken = packed
      broken[Int.random(in: 1..<packed.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
      _ = PackedAnswers.unpack(broken, of: form)
    }
  }

  @Test("the code of a page names its procedure and version, with its page or without")
  func pageCode() throws {
    let code = PaperCode(published)
    for text in [code.text, code.text + ".1.4", code.text.lowercased()] { #expect(PaperCode(text) == code) }
    for text in ["", "TSUMUGI", code.text.dropLast() + "1", "TSUMUGI.2." + code.text.dropFirst(10), code.text + ".1"] {
      #expect(PaperCode(String(text)) == nil)
    }
  }
}
