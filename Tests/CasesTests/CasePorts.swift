import DMN
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Synchronization

/// Remembers what was recorded, in order.
final class RecordingAudit: AuditPort {
  private let kept = Mutex<[AuditEntry]>([])
  var entries: [AuditEntry] { kept.withLock { $0 } }
  func record(_ entry: AuditEntry, in tx: any Transaction) throws { kept.withLock { $0.append(entry) } }
}

/// Remembers the mails that were put into the outbox.
final class RecordingMail: MailPort {
  private let kept = Mutex<[OutgoingMail]>([])
  var mails: [OutgoingMail] { kept.withLock { $0 } }
  func send(_ mail: OutgoingMail, in tx: any Transaction) throws { kept.withLock { $0.append(mail) } }
}

/// Gives every certificate a made-up address, and remembers what was asked of the register.
final class SampleCertificates: CertificatePort {
  struct Revoked: Sendable, Equatable {
    let address: String
    let reason: RevocationReason
    let words: String
  }

  private let kept = Mutex<(issued: [CertificateFacts], replaced: [String], revoked: [Revoked])>(([], [], []))
  var issued: [CertificateFacts] { kept.withLock { $0.issued } }
  var replaced: [String] { kept.withLock { $0.replaced } }
  var revoked: [Revoked] { kept.withLock { $0.revoked } }

  func issue(
    _ facts: CertificateFacts, of origin: CertificateOrigin, replacing replaced: String?, in tx: any Transaction
  ) throws -> String {
    kept.withLock {
      $0.issued.append(facts)
      if let replaced { $0.replaced.append(replaced) }
      return "https://tsumugi.example.jp/verify/T1.\($0.issued.count).\(origin.department)"
    }
  }

  func revoke(
    _ address: String, reason: RevocationReason, words: String, by actor: AuditActor, in tx: any Transaction
  ) throws { kept.withLock { $0.revoked.append(Revoked(address: address, reason: reason, words: words)) } }
}

struct SampleStaff: StaffPort {
  var entries = [
    OfficerEntry(id: "01900000-0000-7000-8000-000000000001", name: "織田　藍", departments: ["citizens"]),
    OfficerEntry(id: "01900000-0000-7000-8000-000000000002", name: "糸井　茜", departments: ["citizens", "long-term-care"]),
  ]
  func officers(in department: String, in tx: any Transaction) throws -> [OfficerEntry] {
    entries.filter { $0.departments.contains(department) }
  }
  func names(of ids: Set<String>, in tx: any Transaction) throws -> [String: String] {
    Dictionary(uniqueKeysWithValues: entries.filter { ids.contains($0.id) }.map { ($0.id, $0.name) })
  }
}

struct SampleReference: ReferencePort {
  func places(postalCode digits: String, in tx: any Transaction) throws -> [PostalPlace] {
    digits == "2540041" ? [PostalPlace(prefecture: "神奈川県", city: "平塚市", town: "浅間町")] : []
  }
  func holidays() async throws -> Holidays { Holidays() }
}

/// One procedure, always open.
struct SampleProcedures: ProcedurePort {
  let published: PublishedProcedure

  init(_ definition: ProcedureDefinition = .sample()) {
    guard let version = ProcedureVersionID(String(repeating: "ab", count: 32)) else { preconditionFailure("64 digits") }
    published = PublishedProcedure(version: version, number: 1, definition: definition)
  }

  func version(_ id: ProcedureVersionID) async throws -> PublishedProcedure { published }
  func current(_ procedure: String) async throws -> PublishedProcedure? { procedure == published.id ? published : nil }
  func listCurrent() async throws -> [PublishedProcedure] { [published] }
  func version(_ id: ProcedureVersionID, in tx: any Transaction) throws -> PublishedProcedure { published }
  func currentVersion(of procedure: String, in tx: any Transaction) throws -> ProcedureVersionID? {
    procedure == published.id ? published.version : nil
  }
}

extension ProcedureDefinition {
  private static let ownerQuestions = [
    Question(id: "owner-name", type: .name(isOrganisation: false), label: "氏名", role: .applicantName),
    Question(id: "owner-email", type: .email, label: "メール", isOptional: true, role: .applicantEmail),
  ]

  private static func dogQuestions(bites: Condition?) -> [Question] {
    [
      Question(id: "dogs", type: .number(min: 1, max: 5, unit: "頭"), label: "頭数"),
      Question(
        id: "kind",
        type: .choice(options: [Option(id: "shiba", label: "柴犬"), Option(id: "mixed", label: "雑種")], hasOther: true),
        label: "犬種"),
      Question(id: "bites", type: .yesNo, label: "かんだことがありますか"),
      Question(id: "bite-story", type: .longText(minLength: 0, maxLength: 200), label: "そのときのようす", when: bites),
      Question(id: "photo", type: .files(accept: [.photo], atLeast: 0, atMost: 2), label: "写真", isOptional: true),
    ]
  }

  private static let tagQuestions = [
    Question(id: "tag-number", type: .text(minLength: 1, maxLength: 20, isShort: true), label: "鑑札番号")
  ]

  /// 犬の登録, as small as a procedure can be that has every kind of step.
  static func sample(
    documents extraDocuments: [DocumentTemplate] = [], messages extraMessages: [MessageMoment] = [],
    rules: [DecisionKind: String] = [:], tables: [DecisionKind: DecisionTable] = [:]
  ) -> ProcedureDefinition {
    let names = RuleNames(ownerQuestions + dogQuestions(bites: nil) + tagQuestions)
    let rules = [.fee: #"{amount: 3000 * dogs, reason: "per-dog"}"#].merging(rules) { $1 }
      .mapValues { BoxedExpression.literal($0) }.merging(tables.mapValues { BoxedExpression(.table($0)) }) { $1 }
    return ProcedureDefinition(
      procedure: Procedure(
        id: "dog-registration", title: "犬の登録", summary: "犬を飼い始めたときの届出です。", department: "citizens",
        whoMayApply: "犬の飼い主", needed: ["犬の写真"], cost: "3,000円",
        reasons: [
          "per-dog": "1頭3,000円です。", "cats": "猫は登録できません。", "look": "職員が確かめます。", "see": "犬を見るためです。",
        ],
        expectedDays: 3, deadlineDays: 5, whatHappensNext: ["鑑札をお渡しします。"], otherWays: OtherWays(counter: "市民課"), retentionYears: 5),
      form: Form(sections: [
        Section(
          id: "owner", title: "飼い主",
          questions: ownerQuestions),
        Section(
          id: "dog", title: "犬",
          questions: dogQuestions(bites: try? Condition("bites", names))),
      ], names: names),
      decision: Form(sections: [
        Section(id: "tag", title: "鑑札", questions: tagQuestions)
      ], names: names),
      decisions: Dictionary(uniqueKeysWithValues: rules.map { ($0, DecisionRules($0, .sample($0, $1, names), names)) }),
      names: names,
      documents: [
        DocumentTemplate(
          id: "certificate", kind: .certificate, title: "犬の登録証明書", issuedWhen: .granted, number: SentenceTemplate("つ市 第{case.serial}号"),
          isVerifiable: true, addressee: SentenceTemplate("{applicant.name} 様"),
          blocks: [.init(.fields([.init(SentenceTemplate("鑑札番号"), SentenceTemplate("{decision.tag-number}"))]))], hasIssuer: true),
        DocumentTemplate(
          id: "refusal", kind: .notice, title: "却下通知書", issuedWhen: .refused, addressee: SentenceTemplate("{applicant.name} 様"),
          blocks: [.init(.paragraph(SentenceTemplate("{decision.reason}")))], hasIssuer: true),
      ] + extraDocuments,
      messages: ([MessageMoment.received, .returned, .granted, .refused, .withdrawn] + extraMessages).map {
        MessageTemplate(
          moment: $0, subject: SentenceTemplate("\($0.rawValue) {case.receipt}"), body: SentenceTemplate("{applicant.name} 様 {status-url}"))
      })
  }
}

extension DecisionModel {
  /// A decision over the questions it names.
  static func sample(_ kind: DecisionKind, _ logic: BoxedExpression, _ names: RuleNames) -> DecisionModel {
    let text = texts(of: logic)
    var model = DecisionModel(name: kind.rawValue, namespace: "https://tsumugi.example/dog-registration")
    model.inputData = names.all.filter { text.contains($0) }.map { InputData($0, id: "input-\($0)") }
    var decision = Decision(kind.rawValue, id: "decision", logic: logic)
    decision.requiredInputs = model.inputData.map { .local($0.id) }
    model.decisions = [decision]
    return model
  }

  private static func texts(of logic: BoxedExpression) -> String {
    switch logic.kind {
    case .literal(let literal): literal.text
    case .table(let table):
      (table.inputs.map(\.expression.text)
        + table.rules.flatMap { ($0.inputEntries + $0.outputEntries).map(\.text) }).joined(separator: " ")
    default: ""
    }
  }
}
