import FormSchema
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("Papers for what was received") struct ReceivedPaperTests {
  static let definition = ProcedureDefinition.sample(documents: [
    DocumentTemplate(
      id: "receipt", kind: .notice, title: "犬の登録 受付票", issuedWhen: .received,
      number: SentenceTemplate("つ市 第{case.serial}号"), isVerifiable: true,
      blocks: [.init(.paragraph(SentenceTemplate("{case.received-on}に受け付けました。{today}")))]),
    DocumentTemplate(
      id: "many-dogs", kind: .notice, title: "多頭飼育のご案内", issuedWhen: .received,
      when: try? Condition("dogs >= 3", ProcedureDefinition.sample().names),
      blocks: [.init(.paragraph(SentenceTemplate("ご案内")))]),
  ])

  @Test("they are drawn once, when the case is first looked at, with the day it arrived", arguments: Engine.available)
  func once(engine: Engine) async throws {
    try await withStaffTown(engine, Self.definition) { staff in
      let value = try await staff.add()
      staff.clock.advance(seconds: 3 * 86_400)
      try await staff.browse { client in
        for _ in 1...2 {
          let page = try await client.get("/staff/cases/\(value.id)")
          #expect(page.status == .ok && page.text.contains("犬の登録 受付票") && !page.text.contains("多頭飼育"))
        }
      }
      let papers = try await staff.town.database.read { tx in try IssuedDocumentStore.list(of: value.id, in: tx) }
      #expect(papers.map(\.template) == ["receipt"] && papers[0].issuedAt == value.receivedAt)
      #expect(staff.certificates.issued.map(\.issuedOn) == [value.receivedAt.dateInJapan])
      #expect(try await staff.kinds(value.id) == [.submitted, .documentIssued])
    }
  }

  @Test("a case that is decided or withdrawn gets none any more", arguments: CaseStatus.closed)
  func closed(status: CaseStatus) async throws {
    try await withStaffTown(.sqlite, Self.definition) { staff in
      let value = try await staff.add(SampleCase(status: status))
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)")
        #expect(page.status == .ok && !page.text.contains("受付票"))
      }
    }
  }
}

@Suite("Telling that it is ready") struct ReadinessTests {
  @Test("once granted, the procedure's own message goes out once", arguments: Engine.available)
  func tell(engine: Engine) async throws {
    try await withStaffTown(engine, .sample(messages: [.ready])) { staff in
      let value = try await staff.add(SampleCase(status: .granted))
      let path = "/staff/cases/\(value.id)/readiness"
      try await staff.browse { client in
        let page = try await client.get("/staff/cases/\(value.id)")
        #expect(page.text.contains("action=\"\(path)\""))
        let fields = [("revision", page.hidden("revision") ?? ""), ("seen", page.hidden("seen") ?? "")]
        let done = try await client.post(path, fields)
        #expect(done.location == "/staff/cases/\(value.id)?done=ready")
        let after = try await client.get(done.location)
        #expect(after.text.contains("ds-banner-success") && !after.text.contains("action=\"\(path)\""))
        let again = try await client.post(path, fields)
        #expect(again.status == .conflict)
      }
      #expect(staff.mail.mails.map(\.occasion) == ["ready"])
      #expect(try await staff.kinds(value.id) == [.submitted, .ready])
      #expect(staff.actions().contains("cases.ready"))
    }
  }

  @Test("where the procedure has no words for it, or nothing is granted, it is neither offered nor done")
  func notOffered() async throws {
    for (definition, status) in [
      (ProcedureDefinition.sample(), CaseStatus.granted), (.sample(messages: [.ready]), .inReview),
      (.sample(messages: [.ready]), .refused),
    ] {
      try await withStaffTown(.sqlite, definition) { staff in
        let value = try await staff.add(SampleCase(status: status))
        try await staff.browse { client in
          let path = "/staff/cases/\(value.id)/readiness"
          let page = try await client.get("/staff/cases/\(value.id)")
          #expect(!page.text.contains("action=\"\(path)\""))
          let refused = try await client.post(path, [("revision", "1"), ("seen", "1")])
          #expect(refused.status == .conflict)
        }
        #expect(staff.mail.mails.isEmpty)
      }
    }
  }
}
