import FormSchema
import Kernel
import Ports
import ProcedureDraft
import Storage
import TestSupport
import Web
import WebTestSupport

@testable import Builder

/// The library as the pages of examples see it: its drafts are read as far as a small form goes.
struct TriedLibrary: AuthoringPort {
  let library: LibraryAuthoring

  func folder(of version: ProcedureVersionID) async throws -> DraftFolder { try await library.folder(of: version) }
  func folder(of files: [String: [UInt8]]) -> BroughtFolder { library.folder(of: files) }
  func files(of draft: DraftFolder) -> [(path: String, bytes: [UInt8])] { library.files(of: draft) }
  func version(of draft: DraftFolder) -> ProcedureVersionID? { library.version(of: draft) }
  func findings(of draft: DraftFolder) async throws -> [DraftFinding] { [] }

  func definition(of draft: DraftFolder) -> ProcedureDefinition? {
    let facts = Procedure(
      id: draft.procedure, title: draft.title, summary: "", department: "citizens", whoMayApply: "", cost: "",
      expectedDays: 1, deadlineDays: 1, otherWays: OtherWays(), retentionYears: 1)
    let names = RuleNames([Self.who])
    let sections = [
      Section(
        id: "owner", title: "飼い主",
        questions: [
          Question(id: "owner-name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName), Self.who,
          Question(
            id: "reason", type: .text(minLength: 0, maxLength: 20, isShort: false), label: "代理の理由",
            when: try? Condition("who = \"proxy\"", names)),
        ]),
      Section(
        id: "matter", title: "犬のこと",
        questions: [Question(id: "count", type: .number(min: 1, max: 9, unit: "頭"), label: "頭数")]),
    ]
    return ProcedureDefinition(
      procedure: facts, form: Form(sections: sections, checks: []), examples: draft.trees(in: "examples").compactMap(example))
  }

  private static let who = Question(
    id: "who", type: .choice(options: [Option(id: "self", label: "本人"), Option(id: "proxy", label: "代理人")], hasOther: false),
    label: "どなたが届け出ますか")

  private func example(_ name: String, _ path: DraftPath, _ tree: JSONValue) -> ProcedureExample? {
    guard let on = CivilDate(tree["on"]?.written ?? "") else { return nil }
    let answers = (tree["answers"]?.members ?? []).map { ($0.key, Self.value($0.value)) }
    return ProcedureExample(
      id: name, title: tree["title"]?.written ?? "", on: on,
      answers: Dictionary(answers, uniquingKeysWith: { first, _ in first }), expected: .accepted(.init()))
  }

  private static func value(_ json: JSONValue) -> ExampleValue {
    if let items = json.list { return .list(items.map(value)) }
    if let members = json.members {
      return .map(Dictionary(members.map { ($0.key, value($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
    return .scalar(json.written ?? "")
  }

  /// One holds when it expects a fee of nothing, which is all this library can find out.
  func examples(of draft: DraftFolder) async throws -> [DraftExample] {
    draft.trees(in: "examples").map { name, path, tree in
      let fee = tree["expect"]?["fee"]?.written ?? "0"
      let finding = DraftFinding(
        .mistake, "example-fee", at: path, what: [.japanese: "手数料が\(fee)円になりません。"], advice: [.japanese: "直してください。"])
      return DraftExample(id: name, title: tree["title"]?.written ?? "", findings: fee == "0" ? [] : [finding])
    }
  }

  func check(_ draft: DraftFolder, _ depth: CheckDepth) async throws -> DraftCheck {
    try await library.check(draft, depth)
  }
  func listAll() async throws -> [ProcedureEntry] { [] }
  func versions(of procedure: String) async throws -> [ProcedureVersionEntry] { [] }
  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws {}
  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws {}
  func plans() async throws -> [String: PlannedPublication] { [:] }
  func cancelPlan(of procedure: String, by actor: AuditActor, in tx: any Transaction) throws {}
  func procedures(withGroup group: String) async throws -> [GroupHolder] { [] }
  func noticePublications() async {}
}

/// A builder with one draft that has examples.
struct ExampleTown {
  let place: BuilderTown
  let feature: BuilderFeature
  let draft: ID<Draft>

  var outline: String { "/staff/builder/\(draft)" }
  func page(_ name: String, at path: DraftPath) -> String { DraftAddress(draft).page(name, at: path) }
  func folder() async throws -> DraftFolder { try await feature.desk.load(draft, by: BuilderTown.author).folder }

  func browse(_ body: @escaping @Sendable (TestClient) async throws -> Void) async throws {
    try await withSite(place.town, features: [feature], officers: FixedOfficer(BuilderTown.author), body)
  }

  static let own = DraftPath("examples/own-dog.yaml")

  static let example: JSONValue = [
    "title": "本人が1頭を届け出る", "on": "2026-11-21",
    "answers": [
      "owner-name": ["family": "佐藤", "given": "花子", "family-kana": "サトウ", "given-kana": "ハナコ"], "who": "self",
      "count": "1",
    ],
    "expect": ["accepted": true, "fee": 300],
  ]
}

func withExamples(_ body: @escaping @Sendable (ExampleTown) async throws -> Void) async throws {
  try await withBuilder { place in
    let feature = BuilderFeature(
      town: place.town, authoring: TriedLibrary(library: place.library), audit: place.audit, staff: NobodyKnown(),
      preview: FormPreview { _, _, _, _, _ in }, channels: .sample, trial: .sample)
    let opened = try await feature.desk.openFresh(
      DraftStarter(id: "dog-registration", title: "犬の登録", department: "citizens", counter: "窓口"),
      by: BuilderTown.author)
    _ = try await feature.desk.edit(
      opened.draft.id, .addFile(ExampleTown.own.file, .tree(ExampleTown.example)), by: BuilderTown.author)
    try await body(ExampleTown(place: place, feature: feature, draft: opened.draft.id))
  }
}

private struct NobodyKnown: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] { [] }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] { [:] }
}
