import FormSchema
import Kernel
import Ports
import TestSupport
import Web
import WebTestSupport

@testable import LifeEvents

/// A town with one guide that was published, and two procedures it leads to.
struct LifeEventsTown: Sendable {
  let town: Town
  let applications: SampleApplications
  let audit: RecordingAudit
  let feature: LifeEventsFeature
  let shelf: LifeEventShelf

  func browse(_ body: @escaping @Sendable (TestClient) async throws -> Void) async throws {
    try await withSite(town, features: [feature], body)
  }
}

func withLifeEvents(
  _ engine: Engine = .sqlite, _ body: @escaping @Sendable (LifeEventsTown) async throws -> Void
) async throws {
  try await withTown(engine, migrations: LifeEventsFeature.migrations) { town in
    let procedures = SampleProcedures([.sample("moving-out", "転出届"), .sample("bulky-waste", "粗大ごみの収集")])
    let applications = SampleApplications(procedures: procedures, world: town.world)
    let (audit, shelf) = (RecordingAudit(), LifeEventShelf(town: town))
    let feature = LifeEventsFeature(
      town: town, procedures: procedures, applications: applications,
      drafts: SampleDrafts(applications: applications), shelf: shelf, reference: SampleReference(),
      audit: audit)
    _ = try await feature.publish([(id: "moving", files: StoredGuide(SmallGuide.bytes))])
    try await body(
      LifeEventsTown(town: town, applications: applications, audit: audit, feature: feature, shelf: shelf))
  }
}

extension ProcedureDefinition {
  fileprivate static func sample(_ id: String, _ title: String) -> ProcedureDefinition {
    ProcedureDefinition(
      procedure: Procedure(
        id: id, title: title, summary: "届出です。", department: "citizens", whoMayApply: "どなたでも", cost: "無料",
        expectedDays: 3, deadlineDays: 5, whatHappensNext: ["終わりです。"], otherWays: OtherWays(counter: "市民課"),
        retentionYears: 5),
      form: Form(sections: [
        Section(
          id: "applicant", title: "申請する方",
          questions: [
            Question(id: "name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName),
            Question(id: "home", type: .address, label: "住所", role: .applicantAddress),
            Question(id: "mail", type: .email, label: "メール", role: .applicantEmail),
            Question(id: "reason", type: .text(minLength: 0, maxLength: 20, isShort: false), label: "理由"),
          ])
      ]))
  }
}

/// A guide as small as a test needs it.
enum SmallGuide {
  static let guide = """
    id: moving
    title: 引越し
    summary: 引っ越すときの案内です。
    life-events: [moving]
    questions:
      - id: leaves
        type: yes-no
        label: 市外へ出ますか
      - id: moving-day
        type: date
        label: 引っ越す日
        when: leaves = true
      - id: has-waste
        type: yes-no
        label: 大きなごみがありますか
    steps:
      - id: out
        procedure: moving-out
        when: leaves = true
        why: 市外へ出るためです。
        why-not: 市外へ出ないため
        due: moving-day + duration("P14D")
        due-words: 14日以内
        place: 市民課
        bring:
          - 本人確認書類
        basis:
          - 住民基本台帳法 第24条
      - id: licence
        elsewhere:
          title: 免許証の住所変更
          place: 警察署
          link: https://www.example.jp/
        why: 住所が変わるためです。
        after: [out]
      - id: waste
        procedure: bulky-waste
        when: has-waste = true
        why: ごみがあるためです。
        why-not: 大きなごみがないため
    """
  static let english = """
    guide.title: Moving
    guide.summary: For those who move.
    question.leaves.label: Do you leave the city?
    question.moving-day.label: The day of the move
    question.has-waste.label: Are there large items?
    step.out.why: Because you leave.
    step.out.why-not: You do not leave.
    step.out.due-words: Within 14 days
    step.out.place: Citizens Division
    step.out.bring.1: An identity document
    step.licence.title: New address on the licence
    step.licence.why: Because the address changes.
    step.licence.place: Police
    step.waste.why: Because there are large items.
    step.waste.why-not: There are no large items.
    """
  static let example = """
    about: 市外へ
    today: 2026-11-21
    answers:
      leaves: "true"
      moving-day: "2026-12-20"
      has-waste: "false"
    plan: [out, licence]
    due:
      out: 2027-01-03
    """

  static let files = [
    "guide.yaml": guide, "text/en.yaml": english, "text/easy-ja.yaml": english, "examples/out.yaml": example,
  ]
  static var bytes: [String: [UInt8]] { files.mapValues { Array($0.utf8) } }

  static let facts = GuideFacts(procedures: ["moving-out", "bulky-waste"], lifeEvents: ["moving"])

  /// Reads the guide with `old` replaced by `new` in a file; `nil` takes the file away.
  static func read(_ file: String = "guide.yaml", _ old: String, _ new: String?) -> GuideReader.Outcome {
    var files = files
    files[file] = new.map { (files[file] ?? "").replacingFirst(old, with: $0) }
    return GuideReader.read(files.mapValues { Array($0.utf8) }, named: "moving", for: facts)
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let range = firstRange(of: old) else { return self + new }
    return replacingCharacters(in: range, with: new)
  }

  private func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    var text = self
    text.replaceSubrange(range, with: new)
    return text
  }
}
