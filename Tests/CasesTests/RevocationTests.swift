import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Nihongo
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

/// A granted case with its certificate.
private struct Granted: Sendable {
  let staff: StaffTown
  let value: Case
  let paper: IssuedDocument

  static func make(_ staff: StaffTown, tag: String = "A-1", language: Language = .japanese) async throws -> Granted {
    let added = try await staff.add(SampleCase(status: .inReview, language: language))
    let work = OfficerWork(desk: staff.desk, officer: CaseSite.officer)
    try await staff.town.database.write { tx in
      let typed = TypedAnswers(["tag-number": [tag]])
      try work.decide(added.id, revision: 1, Decision(outcome: .granted, typed: typed, reason: ""), in: tx)
    }
    let papers = try await staff.papers(added.id)
    return Granted(staff: staff, value: try await staff.find(added.id), paper: try #require(papers.first))
  }

  var revocation: String { "/staff/cases/\(value.id)/documents/\(paper.id)/revocation" }
  var reissue: String { "/staff/cases/\(value.id)/documents/\(paper.id)/reissue" }

  func revoke(_ words: String = "鑑札番号の誤り") async throws {
    let (staff, id, paper) = (staff, value.id, paper.id)
    try await staff.town.database.write { tx in
      try PaperWork(desk: staff.desk, actor: .officer(CaseSite.officer.id.description))
        .revoke(paper, of: id, reason: .replaced, words: words, in: tx)
    }
  }
}

extension StaffTown {
  fileprivate func papers(_ id: ID<Case>) async throws -> [IssuedDocument] {
    try await town.database.read { tx in try IssuedDocumentStore.list(of: id, in: tx) }
  }
}

@Suite("Revoking a certificate") struct RevocationTests {
  static let fields = [("reason", "issued-in-error"), ("words", "紡木さんの犬ではありませんでした")]

  @Test(
    "an officer chooses a reason, checks, and register, case, audit log and mail tell the same",
    arguments: Engine.available)
  func revoke(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let granted = try await Granted.make(staff)
      let mails = staff.mail.mails.count
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(granted.value.id)")
        #expect(page.text.contains("href=\"\(granted.revocation)\""))
        let form = try await client.get(granted.revocation)
        for words in ["犬の登録証明書", "つ市 第1号", "織部　花子", "元に戻せません"] { #expect(form.text.contains(words), "\(words)") }
        let check = try await client.post(granted.revocation, Self.fields + [("step", "check")])
        #expect(check.status == .ok && check.text.contains("誤って発行した") && check.text.contains("紡木さんの犬では"))
        #expect(staff.certificates.revoked.isEmpty)
        let back = try await client.post(granted.revocation, Self.fields + [("step", "edit")])
        #expect(back.text.contains("value=\"issued-in-error\" checked") && back.text.contains("紡木さんの犬では"))
        _ = try await client.post(granted.revocation, Self.fields + [("step", "check")])
        let once = client.lastOnce
        for _ in 1...2 {
          let done = try await client.post(granted.revocation, Self.fields + [("step", "revoke")], once: once)
          #expect(done.location == "/staff/cases/\(granted.value.id)?done=document-revoked")
        }
        let after = try await client.get("/staff/cases/\(granted.value.id)?done=document-revoked")
        #expect(after.text.contains("ds-banner-success") && after.text.contains("令和8年11月21日に取消し"))
        #expect(!after.text.contains(granted.revocation) && after.text.contains("href=\"\(granted.reissue)\""))
      }
      #expect(
        staff.certificates.revoked == [
          .init(address: granted.paper.verification ?? "", reason: .issuedInError, words: "紡木さんの犬ではありませんでした")
        ])
      #expect(try await staff.papers(granted.value.id).map(\.revokedAt) == [staff.town.world.now])
      #expect(try await staff.kinds(granted.value.id).last == .documentRevoked)
      let entry = try #require(staff.audit.entries.last { $0.action == "cases.document-revoked" })
      #expect(entry.details == ["document": "certificate", "reason": "issued-in-error"])
      let mail = try #require(staff.mail.mails.dropFirst(mails).first)
      #expect(staff.mail.mails.count == mails + 1 && mail.occasion == "document-revoked")
      #expect(mail.body.value.contains("つ市 第1号") && !mail.body.value.contains("紡木さん"))
      #expect(!mail.subject.contains("{") && !mail.body.value.contains("{"))
    }
  }

  @Test(
    "without a reason, with no words or endless ones it comes back as typed",
    arguments: [
      [("reason", ""), ("words", "誤り")], [("reason", "nonsense"), ("words", "誤り")],
      [("reason", "other"), ("words", " \n　")],
      [("reason", "other"), ("words", String(repeating: "長", count: RevocationInput.longestWords + 1))],
    ])
  func invalid(fields: [(String, String)]) async throws {
    try await withStaffTown { staff in
      let granted = try await Granted.make(staff)
      try await staff.browse { client in
        _ = try await client.get(granted.revocation)
        for step in ["check", "revoke"] {
          let refused = try await client.post(granted.revocation, fields + [("step", step)])
          #expect(refused.status == .unprocessableContent && refused.errorsHaveTargets)
        }
      }
      #expect(staff.certificates.revoked.isEmpty)
    }
  }

  @Test("nothing un-revokes, and nothing is revoked twice", arguments: Engine.available)
  func twice(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let granted = try await Granted.make(staff)
      try await granted.revoke()
      await #expect(throws: CasesProblem.documentRevoked) { try await granted.revoke() }
      try await staff.browse { client in
        #expect(try await client.get(granted.revocation).status == .conflict)
        _ = try await client.get("/staff/cases/\(granted.value.id)")
        #expect(try await client.post(granted.revocation, Self.fields + [("step", "check")]).status == .conflict)
        #expect(try await client.post(granted.revocation, Self.fields + [("step", "revoke")]).status == .conflict)
      }
      let kinds = try await staff.kinds(granted.value.id)
      #expect(staff.certificates.revoked.count == 1 && kinds.filter { $0 == .documentRevoked }.count == 1)
    }
  }

  @Test("a paper without a code is not revoked")
  func notice() async throws {
    try await withStaffTown { staff in
      let added = try await staff.add(SampleCase(status: .inReview))
      try await staff.town.database.write { tx in
        try OfficerWork(desk: staff.desk, officer: CaseSite.officer).decide(
          added.id, revision: 1, Decision(outcome: .refused, typed: TypedAnswers(), reason: "要件を満たしません"), in: tx)
      }
      let paper = try #require(try await staff.papers(added.id).first)
      try await staff.browse { client in
        let path = "/staff/cases/\(added.id)/documents/\(paper.id)/revocation"
        let (page, form) = (try await client.get("/staff/cases/\(added.id)"), try await client.get(path))
        #expect(!page.text.contains(path) && form.status == .conflict)
      }
    }
  }

  @Test("the applicant reads why, and cannot download the paper any more")
  func applicant() async throws {
    try await withStaffTown { staff in
      let granted = try await Granted.make(staff)
      try await staff.browse(as: nil) { client in
        _ = try await client.get("/status")
        let secret = ApplicantSecret.secret(of: granted.value.id, vault: staff.town.vault).text
        _ = try await client.post("/status", [("receipt", granted.value.receipt.description), ("secret", secret)])
        let download = "/status/\(granted.value.id)/documents/\(granted.paper.id)"
        #expect(try await client.get(download).isPDF)
        try await granted.revoke("鑑札番号が違っていました")
        let page = try await client.get("/status/\(granted.value.id)")
        #expect(page.text.contains("鑑札番号が違っていました") && page.text.contains("取り消されました"))
        #expect(!page.text.contains(download))
        #expect(try await client.get(download).status == .conflict)
      }
    }
  }

  @Test("the command revokes as an officer does, and with a dry run leaves everything", arguments: Engine.available)
  func command(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let granted = try await Granted.make(staff)
      let address = try #require(granted.paper.verification)
      try await staff.feature.revoke(address, reason: .other, words: "届出による", dryRun: true)
      #expect(try await staff.papers(granted.value.id).map(\.revokedAt) == [nil])
      #expect(try await staff.kinds(granted.value.id).contains(.documentRevoked) == false)
      try await staff.feature.revoke(address, reason: .other, words: "届出による", dryRun: false)
      #expect(try await staff.papers(granted.value.id).first?.revokedAt != nil)
      await #expect(throws: CasesProblem.documentRevoked) {
        try await staff.feature.revoke(address, reason: .other, words: "届出による", dryRun: true)
      }
      await #expect(throws: CasesProblem.fileNotFound) {
        try await staff.feature.revoke("x", reason: .other, words: "届出による", dryRun: true)
      }
    }
  }
}

@Suite("Issuing a corrected certificate") struct ReissueTests {
  static let fields = [("tag-number", "A-2"), ("_shown", "tag-number"), ("_reason", ""), ("_words", "鑑札番号を直しました")]

  @Test("after a revocation a paper with a new number takes its place", arguments: Engine.available)
  func reissue(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let granted = try await Granted.make(staff)
      // Another case takes the next running number meanwhile.
      try await staff.add()
      try await granted.revoke()
      let mails = staff.mail.mails.count
      try await staff.browse { client in
        let form = try await client.get(granted.reissue)
        #expect(form.status == .ok && form.text.contains("value=\"A-1\""))
        let wrong = try await client.post(
          granted.reissue, [("tag-number", ""), ("_shown", "tag-number"), ("_words", ""), ("_step", "check")])
        #expect(wrong.status == .unprocessableContent && wrong.errorsHaveTargets)
        let check = try await client.post(granted.reissue, Self.fields + [("_step", "check")])
        #expect(check.status == .ok && check.text.contains("A-2") && check.text.contains("鑑札番号を直しました"))
        let sample = try await client.post(granted.reissue, Self.fields + [("_step", "preview")])
        #expect(sample.isPDF)
        #expect(try await staff.papers(granted.value.id).count == 1)
        _ = try await client.post(granted.reissue, Self.fields + [("_step", "check")])
        let once = client.lastOnce
        for _ in 1...2 {
          let done = try await client.post(granted.reissue, Self.fields + [("_step", "issue")], once: once)
          #expect(done.location == "/staff/cases/\(granted.value.id)?done=document-reissued")
        }
        let page = try await client.get("/staff/cases/\(granted.value.id)?done=document-reissued")
        #expect(page.text.contains("ds-banner-success") && page.text.contains("つ市 第3号") && page.text.contains("つ市 第1号"))
        #expect(!page.text.contains(granted.reissue))
      }
      let papers = try await staff.papers(granted.value.id)
      #expect(papers.map(\.edition) == [1, 2] && papers.map(\.number) == ["つ市 第1号", "つ市 第3号"])
      #expect(papers[1].replaces == papers[0].id && papers[1].revokedAt == nil)
      #expect(staff.certificates.replaced == [papers[0].verification])
      #expect(staff.certificates.issued.map(\.number) == ["つ市 第1号", "つ市 第3号"])
      let decision = try await staff.town.database.read { tx in
        try staff.desk.cases.decision(of: granted.value.id, in: tx)
      }
      #expect(decision?.typed.first("tag-number") == "A-2" && decision?.outcome == .granted)
      #expect(try await staff.kinds(granted.value.id).last == .documentReissued)
      let mail = try #require(staff.mail.mails.dropFirst(mails).first)
      #expect(mail.occasion == "document-reissued" && mail.body.value.contains("つ市 第3号"))
      #expect(!mail.subject.contains("{") && !mail.body.value.contains("{"))
    }
  }

  @Test("nothing takes the place of a paper that stands, and nothing does so twice", arguments: Engine.available)
  func notYet(engine: Engine) async throws {
    try await withStaffTown(engine) { staff in
      let granted = try await Granted.make(staff)
      let decision = Decision(outcome: .granted, typed: TypedAnswers(["tag-number": ["A-2"]]), reason: "")
      func reissue() async throws {
        try await staff.town.database.write { tx in
          try PaperWork(desk: staff.desk, actor: .system("test"))
            .reissue(granted.paper.id, of: granted.value.id, decision, words: "訂正", in: tx)
        }
      }
      await #expect(throws: CasesProblem.documentNotReissuable) { try await reissue() }
      try await granted.revoke()
      try await reissue()
      await #expect(throws: CasesProblem.documentNotReissuable) { try await reissue() }
      try await staff.browse { client in
        let late = try await client.get(granted.reissue)
        #expect(late.status == .conflict)
      }
      #expect(try await staff.papers(granted.value.id).count == 2)
    }
  }

  @Test("where the number does not change with the running number, it says which edition it is")
  func sameNumber() async throws {
    try await withStaffTown { staff in
      let granted = try await Granted.make(staff)
      let template = try #require(ProcedureDefinition.sample().document("certificate"))
      let filled = try template.filled(answers: Answers(), today: staff.town.world.today) { _ in "1" }
      let papers = try await staff.papers(granted.value.id)
      #expect(filled.number == papers[0].number)
      #expect(PaperWork.numbered(filled, in: granted.value, edition: 2, papers).number == "つ市 第1号の2")
      let other = PaperWork.numbered(filled.numbered("つ市 第9号"), in: granted.value, edition: 2, papers)
      #expect(other.number == "つ市 第9号")
    }
  }

  @Test("a paper is in Japanese, whatever language the applicant used")
  func japanese() async throws {
    try await withStaffTown { staff in
      let granted = try await Granted.make(staff, language: .english)
      #expect(granted.value.language == .english)
      #expect(staff.certificates.issued.map(\.title) == ["犬の登録証明書"])
      try await granted.revoke()
      #expect(staff.mail.mails.last?.subject.contains("was revoked") == true)
    }
  }
}
