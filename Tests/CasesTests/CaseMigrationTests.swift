import FormSchema
import Kernel
import Storage
import TestSupport
import Testing
import Vault
import Web
import WebTestSupport

@testable import Cases

@Suite("Cases from before papers had editions") struct CaseMigrationTests {
  @Test("papers and decisions are kept, each as the first of its kind, and can be revoked", arguments: Engine.available)
  func editions(engine: Engine) async throws {
    let before = Array(CasesFeature.migrations.prefix { !$0.id.hasPrefix("cases-0005") })
    #expect(before.count == 4)
    try await withTown(engine, migrations: before) { town in
      let (id, paper): (ID<Case>, ID<IssuedDocument>) = (town.world.newID(), town.world.newID())
      let now = town.world.now
      let typed = try town.vault.seal(
        TypedAnswers(["tag-number": ["A-1"]]).bytes, place: CasesSealing.decisionTyped.place(id))
      let reason = try town.vault.seal(Array("適切".utf8), place: CasesSealing.reason.place(id))
      try await town.database.write { tx in
        try tx.run("""
          INSERT INTO cases_case (id, receipt, draft_id, procedure_id, version, department, status, serial, received_at,
            due_on, changed_at, decided_at, language, fee_yen, revision, party)
          VALUES (\(id), 'r', 'd', 'p', 'v', 'citizens', 'granted', 1, \(now), '2026-12-01', \(now), \(now), 'ja', 0, 1,
            \([UInt8](repeating: 1, count: 3)))
          """)
        try tx.run("""
          INSERT INTO cases_document (id, case_id, template, title, number, file_name, file_bytes, issued_at,
            verification)
          VALUES (\(paper), \(id), 'certificate', '犬の登録証明書', '第1号', 'f', 9, \(now), 'https://x/verify/T1.a.b')
          """)
        try tx.run("""
          INSERT INTO cases_decision (case_id, outcome, typed, reason) VALUES (\(id), 'granted', \(typed), \(reason))
          """)
      }
      try await Migrator(CasesFeature.migrations).run(on: town.database, now: now.milliseconds)
      let store = CaseStore(town: town)
      let (papers, decision) = try await town.database.write { tx in
        try IssuedDocumentStore.revoke(paper, at: now, in: tx)
        return (try IssuedDocumentStore.list(of: id, in: tx), try store.decision(of: id, in: tx))
      }
      #expect(papers.map(\.id) == [paper] && papers[0].edition == 1 && papers[0].replaces == nil)
      #expect(papers[0].revokedAt == now && papers.mayBeReissued(papers[0]))
      #expect(decision?.typed.first("tag-number") == "A-1" && decision?.reason == "適切")
    }
  }
}
