import FormSchema
import HTMLKit
import Kernel
import Ports
import Testing
import Web
import WebTestSupport

@testable import Counter

@Suite("A procedure in the making at the counter") struct TriedInterviewTests {
  private func tried(_ fields: [String: [String]]) throws -> TriedApplication {
    TriedApplication(.counterSample(), typed: TypedAnswers(fields), on: try #require(CivilDate("2026-11-02")))
  }

  @Test("asks what these answers lead to, with no form to send")
  func interview() throws {
    func interview(_ tried: TriedApplication) -> String {
      var html = HTML()
      CounterFeature.writeInterview(tried, CounterFeature.catalogue.texts(in: .japanese), into: &html)
      return String(decoding: html.bytes, as: UTF8.self)
    }
    let owner = interview(try tried(["has-dogs": ["true"]])), other = interview(try tried(["has-dogs": ["false"]]))
    #expect(owner.contains("犬種") && !other.contains("犬種") && !owner.contains("<form"))
  }

  @Test("prints a form that says in its title that it is a draft", arguments: Language.allCases)
  func paper(language: Language) async throws {
    try await withCounter { counter in
      let pdf = try await counter.feature.paper.tried(try tried(["copies": ["2"]]), in: language)
      #expect(pdf.starts(with: Array("%PDF-1.5".utf8)))
    }
  }
}
