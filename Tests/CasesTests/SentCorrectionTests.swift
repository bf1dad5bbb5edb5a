import FormSchema
import Kernel
import Ports
import Storage
import TestSupport
import Testing
import Web

@testable import Cases

@Suite("What a program puts right in an application it handed in") struct SentCorrectionTests {
  private static let client = "c1"
  private static let eligibility =
    #"if dogs > 3 then {outcome: "not-eligible", reason: "cats"} else {outcome: "eligible"}"#

  /// An application of the program, returned with marks at these questions.
  private struct ReturnedCase: Sendable {
    let site: PortSite
    let id: ID<Case>
    let receipt: String

    var port: any SentApplicationPort { site.feature.sentApplications }

    @discardableResult
    func correct(
      _ fields: [String: [String]], _ questions: Set<String>, by client: String = SentCorrectionTests.client,
      isTrial: Bool = false
    ) async throws -> CorrectionOutcome {
      let correction = SentCorrection(typed: TypedAnswers(fields), questions: questions)
      return try await site.town.database.write { [self] tx in
        try port.correct(receipt, sentBy: client, correction, isTrial: isTrial, in: tx)
      }
    }

    @discardableResult
    func withdraw(
      by client: String = SentCorrectionTests.client, isTrial: Bool = false
    ) async throws -> SentApplication {
      try await site.town.database.write { [self] tx in
        try port.withdraw(receipt, sentBy: client, reason: "引っ越すため", isTrial: isTrial, in: tx)
      }
    }

    /// Its row, and the record that counts.
    func read() async throws -> (value: Case, record: ApplicationRecord, typed: TypedAnswers) {
      try await site.town.database.read { [self] tx in
        let kept = try site.desk.cases.record(of: id, in: tx)
        return (try site.desk.cases.find(id, in: tx), kept.record, kept.typed)
      }
    }
  }

  private static func submit(_ site: PortSite, key: String) async throws -> AcceptedApplication {
    let keeper = ApplicationKeeper.client(client)
    var application = try await site.port.begin(
      "dog-registration", version: nil, language: .japanese, channel: .api, keeper: keeper, key: key)
    application.typed = ApplicationTests.typed
    try await site.port.save(application)
    return try #require(try await site.port.submit(application.id, of: keeper, by: .client(client)).accepted)
  }

  private static func ask(_ questions: [String], _ id: ID<Case>, _ site: PortSite) async throws {
    let marks = questions.map { Correction.Mark(question: $0, words: "確かめてください。") }
    try await site.town.database.write { tx in
      let revision = try site.desk.cases.find(id, in: tx).revision
      try OfficerWork(desk: site.desk, officer: CaseSite.officer)
        .askCorrection(id, revision: revision, Correction(marks: marks, words: ""), in: tx)
    }
  }

  private func withReturned(
    _ engine: Engine = .sqlite, marking questions: [String] = ["dogs"],
    _ body: @escaping @Sendable (ReturnedCase) async throws -> Void
  ) async throws {
    try await withPort(engine, definition: .sample(rules: [.eligibility: Self.eligibility])) { site in
      let accepted = try await Self.submit(site, key: "key-1")
      let id = try #require(ID<Case>(accepted.caseID))
      try await Self.ask(questions, id, site)
      try await body(ReturnedCase(site: site, id: id, receipt: accepted.receipt))
    }
  }

  @Test("becomes the record, the fee and the state that the applicant's own page gives", arguments: Engine.available)
  func sameRecord(engine: Engine) async throws {
    try await withReturned(engine) { one in
      let outcome = try await one.correct(["dogs": ["1"]], ["dogs"])
      guard case .accepted(let reading, let determination) = outcome else { throw WrongOutcome() }
      #expect(reading.isAccepted && determination.fee.amount == Yen(3000))
      let other = try await Self.submit(one.site, key: "key-2")
      let id = try #require(ID<Case>(other.caseID))
      try await Self.ask(["dogs"], id, one.site)
      var typed = ApplicationTests.typed
      typed["dogs"] = ["1"]
      let full = typed
      let published = try #require(try await one.site.procedures.current("dog-registration"))
      let refused = try await one.site.town.database.write { tx in
        try ApplicantWork(desk: one.site.desk).correct(id, published, typed: full, in: tx)
      }
      #expect(refused == nil)
      let byPage = ReturnedCase(site: one.site, id: id, receipt: other.receipt)
      let (mine, theirs) = (try await one.read(), try await byPage.read())
      #expect(mine.record.canonicalBytes == theirs.record.canonicalBytes && mine.typed == theirs.typed)
      #expect(mine.value.fee == theirs.value.fee && mine.value.status == .inReview && theirs.value.status == .inReview)
      let corrected = one.site.audit.entries.filter { $0.action == "cases.corrected" }
      #expect(corrected.map(\.actor) == [.client(Self.client), .applicant])
      #expect(corrected.first?.details == corrected.last?.details)
    }
  }

  @Test("only tried changes nothing and says the same", arguments: Engine.available)
  func trial(engine: Engine) async throws {
    try await withReturned(engine) { one in
      let before = try await one.read()
      let tried = try await one.correct(["dogs": ["1"]], ["dogs"], isTrial: true)
      let after = try await one.read()
      #expect(after.value == before.value && after.record == before.record)
      let done = try await one.correct(["dogs": ["1"]], ["dogs"])
      #expect(done == tried)
    }
  }

  @Test("changes nothing that was not marked, and names it in page order", arguments: Engine.available)
  func notMarked(engine: Engine) async throws {
    try await withReturned(engine) { one in
      let outcome = try await one.correct(
        ["dogs": ["1"], "bites": ["true"], "kind": ["shiba"]], ["dogs", "kind", "bites", "owner-email"])
      #expect(outcome == .notMarked(["owner-email", "kind", "bites"]))
      let kept = try await one.read()
      #expect(kept.value.status == .returned && kept.typed == ApplicationTests.typed)
    }
  }

  @Test("may say again what it said, in any spelling the form reads as the same")
  func unchanged() async throws {
    try await withReturned { one in
      var fields = ApplicationTests.typed.fields
      fields["owner-name.given-kana"] = ["ハナコ"]
      fields["dogs"] = ["3"]
      let everything = Set(ProcedureDefinition.sample().form.questions.map(\.id))
      guard case .accepted = try await one.correct(fields, everything) else { throw WrongOutcome() }
      let kept = try await one.read()
      // What was not asked for stays exactly as it was typed.
      #expect(kept.typed["owner-name.given-kana"] == ["ﾊﾅｺ"] && kept.typed["dogs"] == ["3"])
    }
  }

  @Test("answers what its new answers open, and has to", arguments: Engine.available)
  func opened(engine: Engine) async throws {
    try await withReturned(engine, marking: ["bites"]) { one in
      guard case .unfinished(let reading) = try await one.correct(["bites": ["true"]], ["bites"]) else {
        throw WrongOutcome()
      }
      #expect(!reading.problems(at: "bite-story").isEmpty)
      let fields = ["bites": ["true"], "bite-story": ["手をかまれました。"]]
      guard case .accepted = try await one.correct(fields, ["bites", "bite-story"]) else { throw WrongOutcome() }
      let kept = try await one.read()
      #expect(kept.record.answersByQuestion["bite-story"] == .text("手をかまれました。"))
    }
  }

  @Test("loses an answer that it names and does not give")
  func removed() async throws {
    try await withReturned(marking: ["owner-email"]) { one in
      guard case .accepted = try await one.correct([:], ["owner-email"]) else { throw WrongOutcome() }
      let kept = try await one.read()
      #expect(kept.record.answersByQuestion["owner-email"] == nil && kept.typed["owner-email.again"] == [])
      #expect(kept.record.answersByQuestion["dogs"] == .number(2))
    }
  }

  @Test("is refused with the reason of the rules where it cannot be applied for any more")
  func notEligible() async throws {
    try await withReturned { one in
      guard case .notEligible(let eligibility) = try await one.correct(["dogs": ["4"]], ["dogs"]) else {
        throw WrongOutcome()
      }
      #expect(eligibility.reason == "cats")
      #expect(try await one.read().value.status == .returned)
    }
  }

  @Test("is there for no other program, and only while something is asked", arguments: Engine.available)
  func strangers(engine: Engine) async throws {
    try await withReturned(engine) { one in
      for stranger in ["c2", "", "applicant"] {
        await #expect(throws: CasesProblem.notFound) {
          try await one.correct(["dogs": ["1"]], ["dogs"], by: stranger)
        }
        await #expect(throws: CasesProblem.notFound) { try await one.withdraw(by: stranger) }
      }
      let returned = try await one.site.town.database.read { tx in
        try one.port.returned(one.receipt, sentBy: Self.client, in: tx)
      }
      #expect(returned.receipt == one.receipt && returned.answers["dogs"] == .number(2))
      _ = try await one.correct(["dogs": ["1"]], ["dogs"])
      await #expect(throws: CasesProblem.noCorrectionAsked) { try await one.correct(["dogs": ["2"]], ["dogs"]) }
      await #expect(throws: CasesProblem.noCorrectionAsked) {
        try await one.site.town.database.read { tx in
          _ = try one.port.returned(one.receipt, sentBy: Self.client, in: tx)
        }
      }
    }
  }

  @Test("can be withdrawn while it is open, with the applicant's mail, and once", arguments: Engine.available)
  func withdrawal(engine: Engine) async throws {
    try await withReturned(engine) { one in
      let tried = try await one.withdraw(isTrial: true)
      #expect(tried.status == "returned" && tried.isOpen)
      #expect(try await one.read().value.status == .returned)
      let done = try await one.withdraw()
      #expect(done.status == "withdrawn" && !done.isOpen && done.correction == nil)
      #expect(one.site.audit.entries.last { $0.action == "cases.withdrawn" }?.actor == .client(Self.client))
      for isTrial in [true, false] {
        await #expect(throws: CasesProblem.stepNotAllowed(from: .withdrawn, to: .withdrawn)) {
          try await one.withdraw(isTrial: isTrial)
        }
      }
    }
  }

  private struct WrongOutcome: Error {}
}
