import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Builder

/// The library as the pages see it: with a list, findings, and something to preview.
struct ShownLibrary: AuthoringPort {
  let library: LibraryAuthoring
  let shown: [ProcedureEntry]

  func folder(of version: ProcedureVersionID) async throws -> DraftFolder { try await library.folder(of: version) }
  func folder(of files: [String: [UInt8]]) -> BroughtFolder { library.folder(of: files) }
  func files(of draft: DraftFolder) -> [(path: String, bytes: [UInt8])] { library.files(of: draft) }

  func definition(of draft: DraftFolder) -> ProcedureDefinition? {
    let sections = DraftOutline(draft).sections.map {
      Section(id: $0.id, title: $0.title, questions: [Question(id: "q", type: .yesNo, label: "見本")])
    }
    let facts = Procedure(
      id: draft.procedure, title: draft.title, summary: "", department: "citizens", whoMayApply: "", cost: "",
      expectedDays: 1, deadlineDays: 1, otherWays: OtherWays(), retentionYears: 1)
    return sections.isEmpty ? nil : ProcedureDefinition(procedure: facts, form: Form(sections: sections, checks: []))
  }

  func version(of draft: DraftFolder) -> ProcedureVersionID? { library.version(of: draft) }

  /// A choice without options is the only mistake it knows.
  func findings(of draft: DraftFolder) async throws -> [DraftFinding] {
    DraftOutline(draft).questions.filter { $0.type == "choice" && $0.options.isEmpty }.map {
      DraftFinding(
        .mistake, "no-options", at: $0.path, what: [.japanese: "選択肢がありません。"], advice: [.japanese: "足してください。"])
    }
  }

  func examples(of draft: DraftFolder) async throws -> [DraftExample] { [] }
  func check(_ draft: DraftFolder, _ depth: CheckDepth) async throws -> DraftCheck {
    try await library.check(draft, depth)
  }
  func listAll() async throws -> [ProcedureEntry] {
    var entries: [ProcedureEntry] = []
    for entry in shown {
      let open = try await versions(of: entry.id).first(where: \.isOpen)
      entries.append(
        ProcedureEntry(
          id: entry.id, title: entry.title, department: entry.department,
          state: open == nil ? .closed : .open, version: open?.version ?? entry.version, number: entry.number,
          questionCount: entry.questionCount, publishedAt: entry.publishedAt,
          planned: try await plans()[entry.id]?.period))
    }
    return entries
  }
  func versions(of procedure: String) async throws -> [ProcedureVersionEntry] {
    try await library.versions(of: procedure)
  }
  func publish(
    _ procedure: CheckedProcedure, in period: OpenPeriod, by actor: AuditActor, in tx: any Transaction
  ) throws { try library.publish(procedure, in: period, by: actor, in: tx) }
  func close(_ procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    try library.close(procedure, by: actor, in: tx)
  }
  func plans() async throws -> [String: PlannedPublication] { try await library.plans() }
  func cancelPlan(of procedure: String, by actor: AuditActor, in tx: any Transaction) throws {
    try library.cancelPlan(of: procedure, by: actor, in: tx)
  }
  func procedures(withGroup group: String) async throws -> [GroupHolder] {
    try await library.procedures(withGroup: group)
  }
  func noticePublications() async {}
}

private struct NamedStaff: StaffPort {
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] { [] }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] {
    let known = [BuilderTown.author, BuilderTown.colleague, BuilderTown.admin].map { ($0.id.description, $0.name) }
    return Dictionary(uniqueKeysWithValues: known).filter { ids.contains($0.key) }
  }
}

/// A builder with its pages, two published procedures and one draft.
struct PagesTown {
  let place: BuilderTown
  let feature: BuilderFeature
  let cats: ProcedureVersionID
  /// A draft of 犬の登録 that was never published.
  let draft: ID<Draft>

  var outline: String { "/staff/builder/\(draft)" }

  /// A page about a piece of the form.
  func page(_ name: String, at path: DraftPath) -> String { DraftAddress(draft).page(name, at: path) }

  func folder() async throws -> DraftFolder { try await feature.desk.load(draft, by: BuilderTown.author).folder }

  /// What is written at a place now.
  func written(_ path: DraftPath) async throws -> String? { try await folder().text(path) }

  func browse(
    as officer: Officer = BuilderTown.author, _ body: @escaping @Sendable (TestClient) async throws -> Void
  ) async throws {
    try await withSite(place.town, features: [feature], officers: FixedOfficer(officer), body)
  }

  static let sections = DraftPath("form.yaml").key("sections")
  static let owner = sections.item("owner").key("questions")
  static let matter = sections.item("matter").key("questions")

  /// 犬の登録, small: a name, a choice with something that follows from it, and rows.
  static let form: JSONValue = [
    "sections": [
      [
        "id": "owner", "title": "飼い主",
        "questions": [
          ["id": "owner-name", "type": "name", "label": "氏名"],
          [
            "id": "who", "type": "choice", "label": "どなたが届け出ますか",
            "options": [["id": "self", "label": "本人"], ["id": "proxy", "label": "代理人", "note": "残る"]],
          ],
          ["id": "reason", "type": "text", "label": "代理の理由", "optional": true, "when": "who = \"proxy\""],
        ],
      ],
      [
        "id": "matter", "title": "犬のこと",
        "questions": [
          ["id": "count", "type": "number", "label": "頭数"],
          [
            "id": "dogs", "type": "rows", "label": "犬", "item-title": "犬",
            "questions": [["id": "call", "type": "text", "label": "呼び名"]],
          ],
        ],
      ],
    ]
  ]
}

func withPages(
  _ body: @escaping @Sendable (PagesTown) async throws -> Void
) async throws {
  try await withBuilder { place in
    let cats = place.library.add(BuilderTown.folder("猫の届出", id: "cat-registration"))
    let entry = ProcedureEntry(
      id: "cat-registration", title: "猫の届出", department: "citizens", state: .open, version: cats, number: 2,
      questionCount: 4, publishedAt: place.town.world.now, planned: nil)
    let old = ProcedureEntry(
      id: "radio", title: "防災ラジオの貸出", department: "disaster-prevention", state: .closed, version: cats, number: 1,
      questionCount: 2, publishedAt: place.town.world.now, planned: nil)
    let preview = FormPreview { _, section, question, _, html in
      html.p("見本のページ \(section) \(question ?? "全部")")
    }
    let feature = BuilderFeature(
      town: place.town, authoring: ShownLibrary(library: place.library, shown: [entry, old]), audit: place.audit,
      staff: NamedStaff(), preview: preview, channels: .sample, trial: .sample)
    let opened = try await feature.desk.openFresh(
      DraftStarter(id: "dog-registration", title: "犬の登録", department: "citizens", counter: "窓口"),
      by: BuilderTown.author)
    let file = DraftPath("form.yaml")
    _ = try await feature.desk.edit(
      opened.draft.id, .set(file, to: PagesTown.form, was: opened.folder[file]), by: BuilderTown.author)
    try await body(PagesTown(place: place, feature: feature, cats: cats, draft: opened.draft.id))
  }
}

extension TestClient.Answer {
  /// The value of the first button of this name whose value begins so.
  func button(_ name: String, _ start: String = "") -> String? {
    values(of: name, in: "button").first { $0.hasPrefix(start) }
  }

  /// The value of a hidden or typed field.
  func field(_ name: String) -> String? { values(of: name, in: "input").first }

  /// Every error of the summary links to something that is on the page.
  var errorsHaveTargets: Bool {
    let links = text.matches(of: /<li><a href="#([^"]+)"/).map { String($0.1) }
    return !links.isEmpty && links.allSatisfy { text.contains("id=\"\($0)\"") }
  }

  private func values(of name: String, in element: String) -> [String] {
    text.split(separator: "<\(element) ").dropFirst().compactMap { rest in
      let tag = rest.prefix { $0 != ">" }
      guard tag.contains("name=\"\(name)\""), let from = tag.firstRange(of: "value=\"") else { return nil }
      return Self.plain(tag[from.upperBound...].prefix { $0 != "\"" })
    }
  }

  private static func plain(_ text: Substring) -> String {
    [("&quot;", "\""), ("&#34;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")].reduce(String(text)) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
