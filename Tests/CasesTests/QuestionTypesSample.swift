@testable import Cases
import FormSchema
import Kernel
import Storage
import Web
import WebTestSupport

extension ProcedureDefinition {
  /// The sample procedure, whose form has a question of each kind beside the owner's.
  static let everyQuestion: ProcedureDefinition = {
    let sample = ProcedureDefinition.sample()
    let table = CodeTable(
      id: "ward", columns: ["id", "label", "office"],
      rows: (1...13).map { ["w\($0)", $0 == 13 ? "第1地区" : "第\($0)地区", "窓口\($0)"] })
    var ward = Question(id: "ward", type: .choice(options: table.options, hasOther: false), label: "地区")
    ward.optionsFrom = "ward"
    let known = Question(id: "known", type: .yesNo, label: "届けたことがありますか")
    let copies = Question(id: "copies", type: .number(min: 1, max: 9, unit: "通"), label: "通数")
    let outer = RuleNames([known, copies, ward])
    let asked = [
      known,
      Question(id: "detail", type: .text(minLength: 0, maxLength: 40, isShort: false), label: "届けた日のこと", when: try? Condition("known", outer)),
      { var question = copies; question.initial = try? Formula("2", outer); return question }(),
      (try? Formula("3000 * copies", outer)).map {
        Question(id: "fee", type: .computed(Computation(.yen, $0)), label: "手数料")
      },
      Question(id: "visit", type: .time(earliest: nil, latest: nil), label: "来る時刻", allowsUnknown: true),
      Question(id: "stay", type: .dateRange(earliest: nil, latest: nil), label: "期間"),
      Question(id: "account", type: .bankAccount, label: "口座"),
      Question(id: "my-number", type: .individualNumber(purpose: "犬の登録の事務"), label: "マイナンバー", isOptional: true),
      Question(id: "place", type: .location, label: "散歩の場所"),
      ward,
      (try? Formula("ward", outer)).map {
        Question(id: "office", type: .lookedUp(LookUp(table, key: $0, column: "office")), label: "窓口")
      },
      Question(id: "sign", type: .signature, label: "署名"),
      Question(id: "puppies", type: .rows(puppies(known)), label: "子犬"),
    ].compactMap(\.self)
    let owner = Section(id: "owner", title: "飼い主", questions: Array(sample.form.questions.prefix(2)))
    let form = Form(sections: [owner, Section(id: "every", title: "すべて", questions: asked)])
    return ProcedureDefinition(
      procedure: sample.procedure, form: form, decision: sample.decision, decisions: [:], tables: [table],
      documents: sample.documents, messages: sample.messages)
  }()

  /// The sample procedure, in which neither the dog's kind nor its bites need be told.
  static let optionalChoices: ProcedureDefinition = {
    let sample = ProcedureDefinition.sample()
    var sections = sample.form.sections
    for index in sections[1].questions.indices where ["kind", "bites"].contains(sections[1].questions[index].id) {
      sections[1].questions[index].isOptional = true
    }
    return ProcedureDefinition(
      procedure: sample.procedure, form: Form(sections: sections, names: sample.form.names), decision: sample.decision,
      decisions: [:], documents: sample.documents, messages: sample.messages)
  }()

  /// The sample procedure, in which the story may be longer than a cell of a spreadsheet.
  static let longStory: ProcedureDefinition = {
    let sample = ProcedureDefinition.sample()
    var sections = sample.form.sections
    for index in sections[1].questions.indices where sections[1].questions[index].id == "bite-story" {
      sections[1].questions[index].type = .longText(minLength: 0, maxLength: 40_000)
    }
    return ProcedureDefinition(
      procedure: sample.procedure, form: Form(sections: sections, names: sample.form.names), decision: sample.decision,
      decisions: [:], documents: sample.documents, messages: sample.messages)
  }()

  private static func puppies(_ known: Question) -> RepeatedGroup {
    let name = Question(id: "name", type: .text(minLength: 1, maxLength: 20, isShort: true), label: "名前")
    let chip = Question(id: "chip", type: .individualNumber(purpose: "犬の登録の事務"), label: "番号", isOptional: true)
    let weight = Question(id: "weight", type: .number(min: 0, max: 50, unit: "kg"), label: "重さ", isOptional: true)
    let names = RuleNames([name, weight, chip], within: [known])
    let story = Question(
      id: "story", type: .text(minLength: 0, maxLength: 40, isShort: false), label: "ようす", isOptional: true,
      when: try? Condition("weight > 3", names))
    let photo = Question(id: "photo", type: .files(accept: [.photo], atLeast: 0, atMost: 1), label: "写真", isOptional: true)
    return RepeatedGroup(
      questions: [name, weight, story, photo, chip], atLeast: 1, atMost: 2, checks: [], itemTitle: "子犬", names: names)
  }
}

extension CaseSite {
  /// Answers to everything, as a page sends them.
  static let every: [(String, String)] = [
    ("known", "false"), ("copies", "2"), ("visit", "午後2時半"), ("stay.from", "2026-11-01"), ("stay.to", "令和8年11月30日"),
    ("account.institution", "yucho"), ("account.yucho-symbol", "10530"), ("account.yucho-number", "12345671"),
    ("account.holder", "さとう はなこ"), ("my-number", "123456789018"), ("place.place", "中央公園"), ("ward", "第2地区"),
    ("puppies", "1"), ("puppies.1.name", "ころ"), ("puppies.1.weight", "2"),
  ]

  static let everyShown =
    "known,copies,fee,visit,stay,account,my-number,place,ward,office,sign,puppies,puppies.1.name,puppies.1.weight,"
    + "puppies.1.photo,puppies.1.chip"

  /// Opens the page with every question.
  func openEvery() async throws -> String {
    _ = try await client.get("/apply/dog-registration")
    _ = try await client.post("/apply/dog-registration")
    _ = try await client.get("/apply/dog-registration/pages/owner")
    _ = try await post("owner", Self.owner, shown: "owner-name,owner-email")
    return try await client.get("/apply/dog-registration/pages/every").text
  }

  /// Sends the page, some of its answers changed, with a drawn signature.
  func sendEvery(
    _ changes: [String: String] = [:], more: [(String, String)] = [], shown: String = everyShown
  ) async throws -> TestClient.Answer {
    let fields = Self.every.map { ($0.0, changes[$0.0] ?? $0.1) } + more + [("shown", shown)]
    let press = more.contains { ["add-row", "remove-row", "action"].contains($0.0) } ? [] : [("action", "next")]
    return try await client.postFiles(
      "/apply/dog-registration/pages/every", fields + press, files: [("sign", "signature.png", Self.png)])
  }

  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Array(repeating: 7, count: 40)

  /// What the only draft holds.
  func onlyDraft() async throws -> Draft {
    try await town.database.read { [desk] tx in
      guard let row = try tx.firstRow("SELECT id FROM cases_draft ORDER BY changed_at DESC LIMIT 1") else {
        throw CasesProblem.draftNotFound
      }
      return try desk.drafts.find(try row.id("id"), in: tx)
    }
  }
}
