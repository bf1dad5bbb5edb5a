@testable import Cases
import HTTPTypes
import Kernel
import Storage
import TestSupport
import Testing
import Web
import WebTestSupport

@Suite("The limit of looking up an application") struct LookUpLimitTests {
  @Test("does not fall on those who share an address and bring the right secret", arguments: Engine.available)
  func rightOnes(engine: Engine) async throws {
    try await withCases(engine) { site in
      let (_, receipt, secret) = try await site.apply()
      for _ in 0..<(CaseLookUp.limit.most + 1) {
        _ = try await site.client.get("/status")
        let opened = try await site.client.post("/status", [("receipt", receipt), ("secret", secret)])
        #expect(opened.status == .seeOther)
      }
    }
  }

  @Test("counts every wrong secret of a number, from wherever, and right ones in between give none back")
  func perReceipt() async throws {
    try await withCases { site in
      let (_, receipt, secret) = try await site.apply()
      for number in 0..<CaseLookUp.limit.most {
        let wrong = try await site.find(receipt, "2222-2222-2222-2", "client \(number)")
        #expect(wrong == nil)
        guard number < CaseLookUp.limit.most - 1 else { break }
        let right = try await site.find(receipt, secret, "another client")
        #expect(right != nil)
      }
      await #expect(throws: WebProblem.self) { _ = try await site.find(receipt, secret, "another client") }
    }
  }

  @Test("counts what is no receipt number against who typed it, and against no one else", arguments: [
    "", "none", "26-4K7M", "受付番号",
  ])
  func typos(typed: String) async throws {
    try await withCases { site in
      for _ in 0..<CaseLookUp.limit.most { _ = try await site.find(typed, "x", "one") }
      await #expect(throws: WebProblem.self) { _ = try await site.find(typed, "x", "one") }
      let other = try await site.find(typed, "x", "two")
      #expect(other == nil)
    }
  }

  @Test("holds for guesses that arrive together")
  func together() async throws {
    try await withCases { site in
      let (_, receipt, _) = try await site.apply()
      let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<25 {
          group.addTask {
            do {
              return try await site.find(receipt, "2222-2222-2222-2", "client \(number)") == nil
            } catch WebProblem.tooManyAttempts {
              return false
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == CaseLookUp.limit.most)
    }
  }

  @Test("of a resume code is for wrong ones alone, too")
  func resuming() async throws {
    try await withCases { site in
      try await site.fillIn()
      let page = try await site.client.get("/apply/dog-registration/saved").text
      let code = try #require(page.between("id=\"resume-code\">", "<"))
      for _ in 0..<(DraftRoutes.resumeLimit.most + 1) {
        _ = try await site.client.get("/resume")
        let resumed = try await site.client.post("/resume", [("code", code)])
        #expect(resumed.status == .seeOther)
      }
      for number in 0...DraftRoutes.resumeLimit.most {
        _ = try await site.client.get("/resume")
        let status = try await site.client.post("/resume", [("code", "2222-2222-2222-2")]).status
        #expect(status == (number < DraftRoutes.resumeLimit.most ? .unprocessableContent : .tooManyRequests))
      }
    }
  }
}

extension CaseSite {
  fileprivate func find(_ receipt: String, _ secret: String, _ client: String) async throws -> ID<Case>? {
    try await CaseLookUp(desk: desk).find(receipt: receipt, secret: secret, client: client)
  }
}
