import FormSchema
import HTTPTypes
import Kernel
import Ports
import TestSupport
import Testing
import Web
import WebTestSupport

@testable import Cases

@Suite("The paper form with the answers so far") struct FilledFormTests {
  private static let path = "/apply/dog-registration/form.pdf"

  @Test("is drawn for whoever has the draft open, and for nobody else")
  func own() async throws {
    try await withCases(paper: EchoingPaper()) { site in
      let nobodys = try await site.client.get(Self.path)
      #expect(nobodys.status == .notFound)
      try await site.fillIn()
      let paper = try await site.client.get(Self.path)
      #expect(paper.status == .ok && paper.headers[.contentType] == "application/pdf")
      #expect(paper.text == "髙﨑")
    }
  }

  @Test("is drawn often, and not without end")
  func limit() async throws {
    try await withCases(paper: EchoingPaper()) { site in
      try await site.fillIn()
      for _ in 0..<FilledFormRoutes.limit.most {
        let paper = try await site.client.get(Self.path)
        #expect(paper.status == .ok)
      }
      let more = try await site.client.get(Self.path)
      #expect(more.status == .tooManyRequests)
      site.clock.advance(seconds: FilledFormRoutes.limit.windowSeconds)
      let later = try await site.client.get(Self.path)
      #expect(later.status == .ok)
    }
  }
}

/// A paper that holds the owner's family name and nothing else.
private struct EchoingPaper: PaperPort {
  func filled(
    _ published: PublishedProcedure, _ typed: TypedAnswers, in language: Language, on today: CivilDate
  ) async throws -> [UInt8] { Array(typed.first("owner-name.family").utf8) }
}
