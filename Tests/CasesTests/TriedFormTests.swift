import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("A form that is only tried") struct TriedFormTests {
  private static let texts = CasesFeature.catalogue.texts(in: .japanese)

  private func tried(_ fields: [String: [String]] = [:]) throws -> TriedApplication {
    TriedApplication(.everyQuestion, typed: TypedAnswers(fields), on: try #require(CivilDate("2026-11-02")))
  }

  private func page(_ tried: TriedApplication, errors: [FieldError] = []) -> String {
    var html = HTML()
    CasesFeature.writeTrial("every", of: tried, errors: errors, Self.texts, into: &html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  private func form(_ fields: [(String, String)], shown: String = CaseSite.everyShown) -> SubmittedForm {
    let all = fields + [("shown", shown)]
    return SubmittedForm(fields: Dictionary(grouping: all, by: \.0).mapValues { $0.map(\.1) })
  }

  private static let photo = Attachment(
    id: "example-1", name: "見本1.jpg", byteCount: 1, kind: .photo, sha256: String(repeating: "0", count: 64))

  @Test("has the pages of residents, in which files are only said to be there")
  func fields() throws {
    let html = page(try tried())
    #expect(html.contains("name=\"puppies.1.name\"") && !html.contains("type=\"file\""))
    #expect(html.contains("name=\"sign\"") && html.contains("name=\"puppies.1.photo\""))
    #expect(html.contains("写真を添付したことにする") && html.contains("name=\"shown\""))
    #expect(page(try tried(), errors: [FieldError("ward", "地区を選んでください")]).contains("地区を選んでください"))
  }

  @Test("goes on once nothing of the page has to be mended")
  func next() throws {
    let every = CaseSite.every + [("sign", Self.photo.field), ("puppies.1.photo", Self.photo.field), ("action", "next")]
    let read = CasesFeature.readTrial(form(every), "every", of: try tried(), Self.texts)
    #expect(read.errors.isEmpty && read.goesOn && !read.isLonger)
    #expect(read.typed.attachments("sign") == [Self.photo] && read.typed.attachments("puppies.1.photo") == [Self.photo])
    #expect(read.typed.first("ward") == "w2")
    let without = CasesFeature.readTrial(
      form(CaseSite.every + [("sign", ""), ("action", "next")]), "every", of: try tried(read.typed.fields), Self.texts)
    #expect(without.errors.map(\.field) == ["sign"] && !without.goesOn)
    #expect(without.typed.attachments("sign").isEmpty)
  }

  @Test("stays where the answers open further questions, and where rows come and go")
  func stays() throws {
    let opened = CasesFeature.readTrial(
      form(CaseSite.every.map { $0.0 == "known" ? ("known", "true") : $0 } + [("sign", Self.photo.field), ("action", "next")]),
      "every", of: try tried(), Self.texts)
    #expect(opened.isLonger && !opened.goesOn && opened.errors.isEmpty)
    let more = CasesFeature.readTrial(
      form(CaseSite.every + [("add-row", "puppies")]), "every", of: try tried(), Self.texts)
    #expect(more.typed.rowKeys("puppies") == ["1", "2"] && !more.goesOn && more.errors.isEmpty)
  }

  @Test("takes no file that is none, and nothing for a page that is not there")
  func nonsense() throws {
    let read = CasesFeature.readTrial(
      form([("sign", "../../etc/passwd"), ("action", "next")]), "every", of: try tried(), Self.texts)
    #expect(read.typed.attachments("sign").isEmpty && read.typed["sign"].isEmpty)
    let nowhere = CasesFeature.readTrial(form(CaseSite.every), "nowhere", of: try tried(), Self.texts)
    #expect(nowhere.typed.isEmpty && !nowhere.goesOn)
  }

  @Test("tells by when it would be decided")
  func due() async throws {
    try await withCases { site in
      let feature = CasesFeature(
        town: site.town, procedures: SampleProcedures(), audit: site.audit, mail: site.mail,
        certificates: SampleCertificates(), staff: SampleStaff(), reference: SampleReference())
      let tried = try tried()
      let day = try await feature.dueDay(of: tried)
      let deadline = try #require(day)
      #expect(deadline.daysSince1970 >= tried.day.daysSince1970 + tried.definition.procedure.deadlineDays)
    }
  }
}
