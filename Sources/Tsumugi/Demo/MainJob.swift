import Audit
import Cases
import FormSchema
import Foundation
import Kernel
import Nihongo
import Ports
import Procedures
import Vault
import Web

/// The product's main job once, through real HTTP: a resident applies, an officer decides, the resident receives the paper.
struct MainJob {
  struct Outcome: Sendable {
    let steps: Int
    let milliseconds: Int
    /// The first step that did not hold.
    let failed: String?
  }

  private static let procedure = "disaster-damage-certificate"

  let city: DemoCity
  let port: Int

  private var assembly: TownAssembly? { city.server.towns.first }

  /// Walks, printing each step with its time.
  func run() async -> Outcome {
    let walk = Walk()
    do {
      try await walkThrough(walk)
      return walk.outcome(failed: nil)
    } catch {
      say("FAILED  \(walk.current): \(error)")
      return walk.outcome(failed: walk.current)
    }
  }

  private func walkThrough(_ walk: Walk) async throws {
    guard let assembly, let published = try await assembly.features.procedures.port.current(Self.procedure) else {
      throw DemoProblem(what: "the example town offers no \(Self.procedure)")
    }
    let base = "/\(assembly.town.id)"
    let resident = DemoBrowser(port: port)
    try await find(walk, resident, base)
    let caseID = try await apply(walk, resident, base, published.definition)
    try await decide(walk, base, caseID, published.definition)
    try await receive(walk, resident, base, caseID)
    try await walk.step("the audit log is whole") {
      let verdict = try await AuditCommands.verify(assembly.town.database, vault: assembly.town.vault)
      guard verdict.status == 0 else { throw DemoProblem(what: verdict.lines.joined(separator: " ")) }
      return verdict.lines.first ?? ""
    }
  }

  private func find(_ walk: Walk, _ resident: DemoBrowser, _ base: String) async throws {
    try await walk.step("a resident opens the portal") { try await expect(resident.get("\(base)/"), "手続きをさがす") }
    try await walk.step("searches for 台風") {
      let words = "台風".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      return try await expect(resident.get("\(base)/procedures?q=\(words)"), "罹災証明書")
    }
    try await walk.step("reads what the procedure is") {
      try await expect(resident.get("\(base)/procedures/\(Self.procedure)"), "オンラインで申請する")
    }
  }

  /// Fills in the pages with the first accepted example of the procedure that has a decision.
  private func apply(_ walk: Walk, _ resident: DemoBrowser, _ base: String, _ definition: ProcedureDefinition) async throws -> String {
    let example = try example(definition)
    let typed = try definition.form.typed(example.answers)
    var page = try await resident.get("\(base)/apply/\(Self.procedure)")
    try await walk.step("begins an application") {
      page = try await resident.post(try form(in: page, to: "/apply/\(Self.procedure)"))
      return page.path
    }
    while page.path.contains("/pages/") {
      let section = page.path.split(separator: "/").last.map(String.init) ?? ""
      try await walk.step("fills in the page “\(section)”") {
        page = try await fill(page, section, typed, definition, resident)
        return page.path
      }
    }
    try await walk.step("checks the answers and submits") {
      page = try await resident.post(try form(in: page, to: "/review"))
      guard page.path.hasSuffix("/receipt") else { throw DemoProblem(what: "the answers were not accepted") }
      return page.path
    }
    let receipt = page.text.firstMatch(of: /id="receipt-number">([^<]+)</).map { String($0.1) } ?? ""
    guard ReceiptNumber(receipt) != nil, let id = page.text.firstMatch(of: /\/status\/([0-9a-f-]{36})/) else {
      throw DemoProblem(what: "the receipt page shows no receipt number")
    }
    say("        receipt number \(receipt)")
    return String(id.1)
  }

  private func example(_ definition: ProcedureDefinition) throws -> ProcedureExample {
    let found = definition.examples.first {
      if case .accepted = $0.expected { return $0.decision != nil }
      return false
    }
    guard let found else { throw DemoProblem(what: "no example of \(definition.id) is accepted and decided") }
    return found
  }

  private func fill(
    _ page: DemoBrowser.Answer, _ section: String, _ typed: TypedAnswers, _ definition: ProcedureDefinition, _ resident: DemoBrowser
  ) async throws -> DemoBrowser.Answer {
    var form = try form(in: page, to: "/pages/\(section)")
    var files: [(field: String, name: String, bytes: [UInt8])] = []
    for question in definition.form.section(section)?.questions ?? [] {
      for field in question.openInputs(in: typed) where !typed[field].isEmpty { form.set(field, typed[field]) }
      for field in question.inputs(in: typed) {
        files += typed.attachments(field).map { (field, $0.name, Self.sample($0.kind)) }
      }
    }
    form.set("action", ["next"])
    let next = try await resident.post(form, files: files)
    // A page that grew questions is answered once more; a page with errors is where the walk ends.
    guard next.status < 400 else { throw DemoProblem(what: "the page came back with errors (\(next.status))") }
    return next
  }

  private func decide(_ walk: Walk, _ base: String, _ caseID: String, _ definition: ProcedureDefinition) async throws {
    let officer = DemoBrowser(port: port)
    guard let signIn = city.signIns.first(where: { $0.town == assembly?.town.id && $0.posts.contains("\(definition.procedure.department)/decider") })
    else { throw DemoProblem(what: "no officer may decide \(definition.id)") }
    try await walk.step("an officer signs in (\(signIn.signIn)) with password and one-time code") { try await self.signIn(officer, base, signIn) }
    try await walk.step("sees the case in the inbox") { try await expect(officer.get("\(base)/staff/cases"), caseID) }
    var page = try await officer.get("\(base)/staff/cases/\(caseID)")
    try await walk.step("opens it and takes it") {
      page = try await officer.post(try form(in: page, to: "/assignment"))
      return try expect(page, caseID)
    }
    try await walk.step("grants it; the papers are drawn") {
      page = try await officer.get("\(base)/staff/cases/\(caseID)/decision")
      let typed = try (definition.decision ?? Form(sections: [])).typed(try example(definition).decision ?? [:])
      for _ in 1...4 where page.path.hasSuffix("/decision") {
        var form = try form(in: page, to: "/decision")
        form.set("_outcome", ["granted"])
        form.set("_step", [page.text.contains("name=\"_step\" value=\"decide\"") ? "decide" : "check"])
        for (field, values) in typed.fields where form.value(field) == nil { form.set(field, values) }
        page = try await officer.post(form)
      }
      guard page.status == 200, !page.path.hasSuffix("/decision") else { throw DemoProblem(what: "the decision was not accepted (\(page.status))") }
      return page.path
    }
  }

  private func signIn(_ officer: DemoBrowser, _ base: String, _ signIn: DemoCity.SignIn) async throws -> String {
    var password = try form(in: try await officer.get("\(base)/staff/sign-in"), to: "/sign-in")
    password.set("name", [signIn.signIn])
    password.set("password", [signIn.password])
    let second = try await officer.post(password)
    guard let secret = OneTimePassword(base32: signIn.secret) else { throw DemoProblem(what: "the secret is not base32") }
    var code = try form(in: second, to: "/staff/sign-in")
    code.set("code", [secret.digits(counter: World.live.now.milliseconds / 1000 / 30)])
    let inbox = try await officer.post(code)
    return try expect(inbox, "/staff/cases")
  }

  private func receive(_ walk: Walk, _ resident: DemoBrowser, _ base: String, _ caseID: String) async throws {
    // Beside the certificate stand papers such as 受付票.
    var certificate = ""
    try await walk.step("the resident sees the decision") {
      let page = try await resident.get("\(base)/status/\(caseID)")
      let papers = page.text.matches(of: /href="[^"]*\/documents\/[0-9a-f-]{36}"/).count
      certificate =
        page.text.firstMatch(of: #/href="([^"]*/documents/[0-9a-f-]{36})">罹災証明書 /#).map { String($0.1) } ?? ""
      guard !certificate.isEmpty else { throw DemoProblem(what: "the status page offers no certificate") }
      return "\(papers) papers"
    }
    try await walk.step("downloads the PDF") {
      let paper = try await resident.get(certificate)
      guard paper.bytes.starts(with: Array("%PDF".utf8)) else { throw DemoProblem(what: "what came is no PDF") }
      let file = city.data.appending(path: "paper.pdf")
      try Data(paper.bytes).write(to: file)
      return file.path
    }
    let verification = try await assembly?.features.cases.verifications(of: caseID) ?? []
    guard let address = verification.last, let path = address.range(of: base).map({ String(address[$0.lowerBound...]) }) else { return }
    try await walk.step("anyone checks the printed code") { try await expect(resident.get(path), "発行の記録あり") }
  }

  private func form(in page: DemoBrowser.Answer, to end: String) throws -> HTMLForm {
    guard let form = HTMLForm.all(in: page.text).last(where: { $0.action.hasSuffix(end) || $0.action.contains(end) }) else {
      throw DemoProblem(what: "\(page.path) (\(page.status)) has no form to \(end)")
    }
    return form
  }

  @discardableResult
  private func expect(_ answer: DemoBrowser.Answer, _ words: String) throws -> String {
    guard answer.status == 200, answer.text.contains(words) else {
      throw DemoProblem(what: "\(answer.path) answered \(answer.status) without “\(words)”")
    }
    return answer.path
  }

  /// The smallest files that are what they say they are.
  private static func sample(_ kind: FormSchema.FileKind) -> [UInt8] {
    switch kind {
    case .photo: Array(Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") ?? Data())
    case .pdf: Array("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n".utf8)
    }
  }
}

/// The steps of one walk: their names, times and number.
private final class Walk {
  private let clock = ContinuousClock()
  private let started = ContinuousClock.now
  private var steps = 0
  private(set) var current = ""

  func step(_ name: String, _ body: () async throws -> String) async throws {
    current = name
    let before = clock.now
    let what = try await body()
    steps += 1
    let time = String(milliseconds(clock.now - before))
    say("\(String(repeating: " ", count: max(0, 5 - time.count)))\(time) ms  \(name)  \(what)")
  }

  func outcome(failed: String?) -> MainJob.Outcome {
    .init(steps: steps, milliseconds: milliseconds(clock.now - started), failed: failed)
  }

  private func milliseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
  }
}
