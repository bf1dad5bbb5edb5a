import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Storage
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("What a procedure in the making gives") struct TriedPapersTests {
  private static let day = CivilDate("2026-11-02")

  private func tried(
    _ fields: [(String, String)] = CaseSite.owner + CaseSite.dog, decided: [String: [String]] = [:],
    documents: [DocumentTemplate] = []
  ) throws -> TriedApplication {
    let fields = Dictionary(grouping: fields, by: \.0).mapValues { $0.map(\.1) }
    return TriedApplication(
      .sample(documents: documents), typed: TypedAnswers(fields), decided: TypedAnswers(decided),
      on: try #require(Self.day))
  }

  @Test("is drawn as a PDF and as a picture, with answers and without", arguments: [true, false])
  func drawn(hasAnswers: Bool) async throws {
    try await withCases { site in
      let papers = TriedPapers(
        desk: site.desk, tried: try tried(hasAnswers ? CaseSite.owner + CaseSite.dog : []))
      for document in ["certificate", "refusal"] {
        let pdf = try #require(try await papers.draw(document, as: .pdf))
        let picture = try #require(try await papers.draw(document, as: .picture))
        #expect(pdf.starts(with: Array("%PDF-1.5".utf8)))
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      }
      let none = try await papers.draw("nothing", as: .pdf)
      #expect(none == nil)
    }
  }

  @Test("cannot be drawn while a sign stands there that nothing is called so")
  func unknownSign() async throws {
    try await withCases { site in
      let paper = DocumentTemplate(
        id: "wrong", kind: .notice, title: "通知", issuedWhen: .granted,
        blocks: [.init(.paragraph(SentenceTemplate("{applicant.nam}")))])
      let papers = TriedPapers(desk: site.desk, tried: try tried(documents: [paper]))
      await #expect(throws: UnknownPlaceholder.self) { try await papers.draw("wrong", as: .pdf) }
    }
  }

  @Test("leaves no trace: no case, no file, no entry in the log")
  func nothingKept() async throws {
    try await withCases { site in
      let papers = TriedPapers(desk: site.desk, tried: try tried())
      _ = try await papers.draw("certificate", as: .pdf)
      let cases = try await site.town.database.read { tx in try tx.rows("SELECT id FROM cases_case").count }
      #expect(cases == 0 && site.audit.entries.isEmpty && site.mail.mails.isEmpty)
    }
  }

  @Test("tells in a mail what the application says, and leaves the sign where it says nothing")
  func message() async throws {
    try await withCases { site in
      let full = TriedPapers(desk: site.desk, tried: try tried())
      let mail = try #require(try await full.message(.received, in: .japanese))
      #expect(mail.body == "髙﨑　花子 様 \(site.town.address)/status")
      #expect(mail.subject.hasPrefix("received ") && !mail.subject.contains("{"))
      let empty = TriedPapers(desk: site.desk, tried: try tried([]))
      let blank = try #require(try await empty.message(.received, in: .english))
      #expect(blank.body.hasPrefix("{applicant.name} 様"))
      let never = try await full.message(.ready, in: .japanese)
      #expect(never == nil)
    }
  }

  @Test("shows of a page of the form what these answers lead to; without answers everything")
  func page() throws {
    let texts = CasesFeature.catalogue.texts(in: .japanese)
    func page(_ tried: TriedApplication) -> String {
      var html = HTML()
      CasesFeature.writePage("dog", of: tried, texts, into: &html)
      return String(decoding: html.bytes, as: UTF8.self)
    }
    let tame = page(try tried()), empty = page(try tried([]))
    #expect(tame.contains("紀州犬") && !tame.contains("そのときのようす") && !tame.contains("<form"))
    #expect(empty.contains("そのときのようす"))
    var html = HTML()
    CasesFeature.writePage("nothing", of: try tried(), texts, into: &html)
    #expect(html.bytes.isEmpty)
  }
}
