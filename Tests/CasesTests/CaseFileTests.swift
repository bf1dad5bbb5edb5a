import FormSchema
import Foundation
import HTTPTypes
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Vault
import WebTestSupport

@testable import Cases
@testable import Web

@Suite("The files of drafts and cases") struct CaseFileTests {
  private static let path = "/apply/dog-registration/pages/dog"
  private static let shown = [("shown", "dogs,kind,bites,photo"), ("dogs", "2"), ("kind", "shiba"), ("bites", "false")]
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  private static let day = 86_400

  /// Fills in a draft up to the review, with a photo.
  private static func fillIn(_ site: CaseSite, photo: [UInt8] = png) async throws {
    _ = try await site.client.get("/apply/dog-registration")
    _ = try await site.client.post("/apply/dog-registration")
    _ = try await site.client.get("/apply/dog-registration/pages/owner")
    _ = try await site.post("owner", CaseSite.owner, shown: "owner-name,owner-email")
    let kept = try await site.client.postFiles(
      path, shown + [("action", "upload")], files: [("photo", "ポチ.png", photo)])
    #expect(kept.text.contains("ポチ.png"))
    let done = try await site.client.post(path, shown + [("action", "next")])
    #expect(done.location == "/apply/dog-registration/review")
    _ = try await site.client.get("/apply/dog-registration/review")
  }

  private static func collection(_ site: CaseSite) -> FileCollection {
    FileCollection(town: site.town, references: CasesFeature.fileReferences)
  }

  @Test("an attachment stays from the draft to the decided case, with the papers", arguments: Engine.available)
  func life(engine: Engine) async throws {
    try await withCases(engine) { site in
      try await Self.fillIn(site)
      let collection = Self.collection(site)
      _ = try await site.client.post("/apply/dog-registration/review")
      let value = try await site.onlyCase()
      try await site.town.database.write { tx in
        let typed = TypedAnswers(["tag-number": ["A-1"]])
        try OfficerWork(desk: site.desk, officer: CaseSite.officer)
          .decide(value.id, revision: 1, Decision(outcome: .granted, typed: typed, reason: ""), in: tx)
      }
      for _ in 1...3 {
        site.clock.advance(seconds: 20 * Self.day)
        _ = try await site.desk.town.database.write { tx in try site.desk.drafts.prune(in: tx) }
        let done = try await collection.collect()
        #expect(done.setAside == 0 && done.removed == 0)
      }
      let found = try await collection.look()
      #expect(found == FileFindings(missing: [], unnamed: [], namedAside: []))
      #expect(try site.town.files.namesInPlace().count == 2)
    }
  }

  @Test("attachments of an ended draft, replaced ones and refused uploads are collected", arguments: Engine.available)
  func orphans(engine: Engine) async throws {
    try await withCases(engine) { site in
      try await Self.fillIn(site)
      // Not what the question takes: sealed as it arrived, and named by nobody.
      _ = try await site.client.postFiles(
        Self.path, Self.shown + [("action", "upload")], files: [("photo", "x.exe", Array("MZ".utf8))])
      // Taken back by the applicant.
      let page = try await site.client.postFiles(
        Self.path, Self.shown + [("action", "upload")], files: [("photo", "シロ.png", Self.png + [1])])
      let last = try #require(page.text.components(separatedBy: "name=\"remove-file\" value=\"").last?.prefix(64))
      _ = try await site.client.post(Self.path, Self.shown + [("remove-file", String(last))])
      let collection = Self.collection(site)
      #expect(try await collection.look().unnamed.count == 2)
      site.clock.advance(seconds: Self.day)
      #expect(try await collection.collect().setAside == 2)
      site.clock.advance(seconds: 30 * Self.day)
      _ = try await site.town.database.write { tx in try site.desk.drafts.prune(in: tx) }
      let done = try await collection.collect()
      #expect(done.removed == 2 && done.setAside == 1)
      site.clock.advance(seconds: Self.day)
      #expect(try await collection.collect().removed == 1)
      #expect(try site.town.files.namesInPlace().isEmpty && site.town.files.namesAside().isEmpty)
    }
  }

  @Test("a submission whose file is gone is refused as a whole", arguments: Engine.available)
  func gone(engine: Engine) async throws {
    try await withCases(engine) { site in
      try await Self.fillIn(site)
      for name in try site.town.files.namesInPlace() {
        try FileManager.default.removeItem(at: site.town.files.place(of: name))
      }
      let refused = try await site.client.post("/apply/dog-registration/review")
      #expect(refused.status == .gone && refused.text.contains("もう一度添付してください"))
      let cases = try await site.town.database.read { tx in try tx.count("SELECT count(*) AS n FROM cases_case") }
      #expect(cases == 0 && site.mail.mails.isEmpty)
      // The same bytes again, and it goes through.
      _ = try await site.client.get(Self.path)
      _ = try await site.client.postFiles(
        Self.path, Self.shown + [("action", "upload")], files: [("photo", "ポチ.png", Self.png)])
      _ = try await site.client.get("/apply/dog-registration/review")
      let sent = try await site.client.post("/apply/dog-registration/review")
      #expect(sent.location == "/apply/dog-registration/receipt")
    }
  }

  @Test("every sealed column in which a file's name turns up is declared")
  func declared() async throws {
    try await withCases { site in
      try await Self.fillIn(site)
      _ = try await site.client.post("/apply/dog-registration/review")
      let value = try await site.onlyCase()
      let work = OfficerWork(desk: site.desk, officer: CaseSite.officer)
      try await site.town.database.write { tx in
        let marks = [Correction.Mark(question: "photo", words: "はっきり写してください")]
        try work.askCorrection(value.id, revision: 1, Correction(marks: marks, words: ""), in: tx)
        let typed = try site.desk.cases.record(of: value.id, in: tx).typed
        try site.desk.cases.saveCorrection(typed, of: value.id, in: tx)
      }
      let (vault, declared) = (site.town.vault, Set(CasesFeature.fileReferences.map(\.name)))
      for column in CasesFeature.sealedColumns {
        let reference = FileReference.sealed(column)
        let count = try await site.town.database.read { tx in
          var count = 0
          try reference.forEachValue(vault, in: tx) { count += FileNames.mentioned(in: $0).count }
          return count
        }
        if count > 0 { #expect(declared.contains(reference.name), "\(reference.name)") }
      }
      #expect(declared.isSuperset(of: ["cases_draft.typed", "cases_record.typed", "cases_correction.typed"]))
    }
  }
}
