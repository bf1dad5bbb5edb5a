import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Testing
import Web
import WebTestSupport

@testable import Clients

@Suite("The page about the API, docs/api.md") struct ReferencePageTests {
  private let page: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    page = try String(contentsOf: root.appending(path: "docs/api.md"), encoding: .utf8)
  }

  /// The cells of the rows of the page's tables.
  private var rows: [[String]] {
    page.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  /// `GET /api/problems/{}`: how a place in an address is called is another matter.
  private static func name(_ method: some CustomStringConvertible, _ path: some StringProtocol) -> String {
    "\(method) \(String(path).replacing(/\{[a-z]+\}/, with: "{}"))"
  }

  /// Which addresses the page lists, and whether it says that they need a token.
  private var listed: [String: Bool] {
    var listed: [String: Bool] = [:]
    for row in rows where row.count == 3 {
      guard let method = row[0].firstMatch(of: /`(GET|POST)\s/)?.1 else { continue }
      for path in row[0].matches(of: #/(/api[^`]*)`/#) { listed[Self.name(method, path.1)] = row[1] == "yes" }
    }
    return listed
  }

  @Test("lists every address with its method, and says for which a token is needed")
  func addresses() async throws {
    let listed = listed
    #expect(listed.count == 13)
    try await withClients { place in
      var table = RouteTable()
      place.feature.addRoutes(to: &table)
      let paths = Set(table.routes.map(\.path).filter { $0.hasPrefix("/api") })
      try await place.serve { http in
        var served: [String: Bool] = [:]
        for path in paths {
          for method in [HTTPRequest.Method.get, .post, .put, .patch, .delete] {
            let address = path.replacing(/\{[a-z]+\}/, with: "dog-registration")
            let answer = try await http.call(method, address)
            guard answer.status != .methodNotAllowed else { continue }
            served[Self.name(method.rawValue, path)] = answer.status == .unauthorized
          }
        }
        #expect(served == listed)
      }
    }
  }

  @Test("tells every problem with its status, and none that there is not")
  func problems() {
    var told: [String: String] = [:]
    for row in rows where row.count == 3 && row[0].wholeMatch(of: /[45][0-9]{2}/) != nil {
      for code in row[1].matches(of: /`([a-z.-]+)`/) { told[String(code.1)] = row[0] }
    }
    let texts = ClientsFeature.catalogue.texts(in: .english)
    let known = ClientsProblem.ofCalls.map { problem in
      (problem.code, "\(CallProblem(problem).response(CallAddress(town: ""), texts).status.code)")
    }
    #expect(told == Dictionary(uniqueKeysWithValues: known))
  }

  @Test("names the limits as they are", arguments: [
    "at most \(CallBody.mostBytes / 1_000_000) MB, each file in it at most \(Mending.mostFileBytes / 1_000_000) MB",
    "1 to \(IdempotencyKey.mostCharacters) visible ASCII characters", "at most \(ClientDraft.longestDays) days",
    "(\(ClientDraft(name: "", department: "", procedures: nil).callsAMinute ?? 0) unless told, at most "
      + "\(ClientDraft.callLimits.upperBound))",
    "\(ClientDoor.refusals.most) tokens that count for nothing in \(ClientDoor.refusals.windowSeconds / 60) minutes",
    "\(ClientRegister.overlapSeconds / 86_400) days longer",
    "`reason` of at most \(Withdrawal.mostCharacters) characters",
    "\(TokenReminder.stages[0]), \(TokenReminder.stages[1]) and \(TokenReminder.stages[2]) days before",
  ])
  func limits(words: String) {
    #expect(page.replacing(/\s+/, with: " ").contains(words))
  }
}
