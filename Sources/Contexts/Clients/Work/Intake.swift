import FormContract
import FormSchema
import Kernel
import Ports
import Storage
import Web

/// Takes an application from a program: read, judged, and then handed in by the port every channel ends in.
///
/// Nothing is stored before everything is found right, so a refusal leaves no draft, no file and no used key behind.
struct Intake: Sendable {
  let desk: ClientDesk
  let client: Client
  let published: PublishedProcedure
  /// The language of mails and of what has to be mended.
  let texts: Texts

  private static let attempts = 3

  /// An application with nothing left to mend.
  struct Judged: Sendable {
    let application: ContractApplication
    let reading: Reading
    let determination: Determination
  }

  /// Reads and judges, and stores nothing.
  /// - Throws: ``CallProblem`` with everything that has to be mended.
  func judge(_ document: [UInt8]) throws -> Judged {
    let reader = mending.reader
    var application = try mending.read { () throws(ContractProblems) in try reader.read(document) }
    try mending.attach(to: &application)
    let today = desk.town.world.today
    let reading = published.definition.form.read(application.typed, today: today)
    let problems = reader.problems(reading, of: application)
    guard problems.isEmpty, reading.isAccepted else { throw mending.refusal(problems) }
    let determination = published.definition.determination(for: reading.answers, on: today)
    guard determination.eligibility.outcome != .notEligible else {
      throw mending.notEligible(determination.eligibility)
    }
    return Judged(application: application, reading: reading, determination: determination)
  }

  private var mending: Mending { Mending(published: published, files: desk.town.files, texts: texts) }

  /// Hands it in. Sent again with the same key, it is still one application.
  /// - Parameter bodyCode: what the key is tied to.
  /// - Throws: ``CallProblem``; ``ClientsProblem/keyReused``; a problem of the port.
  func submit(_ judged: Judged, key: IdempotencyKey, bodyCode: String) async throws -> AcceptedApplication {
    let town = desk.town
    for file in judged.application.files { _ = try town.files.store(file.bytes) }
    try await town.database.write { [self] tx in
      try desk.submissions.claim(key, bodyCode, of: client.id, at: town.world.now, in: tx)
    }
    let accepted: AcceptedApplication
    do {
      accepted = try await handIn(judged.application.typed, key: key)
    } catch let refused as CallProblem {
      try await town.database.write { [self] tx in try desk.submissions.forget(key, of: client.id, in: tx) }
      throw refused
    } catch let problem as any Problem where problem.kind == .expired {
      // Closed while it was under way; any other end of time keeps its own words.
      guard try await desk.procedures.current(published.id) == nil else { throw problem }
      throw ClientsProblem.procedureClosed
    }
    let kept = KnownSubmission(
      bodyCode: bodyCode, accepted: .init(receipt: accepted.receipt, fee: accepted.fee))
    try await town.database.write { [self] tx in
      try desk.submissions.keep(kept, key, of: client.id, at: town.world.now, in: tx)
    }
    return accepted
  }

  /// Two calls with the same key may be here at once: whoever comes second finds what the first has saved.
  private func handIn(_ typed: TypedAnswers, key: IdempotencyKey) async throws -> AcceptedApplication {
    var open = try await desk.applications.begin(
      published.id, version: nil, language: texts.language, channel: .api, keeper: client.keeper, key: key.text)
    for _ in 0..<Self.attempts {
      if let earlier = open.submitted { return earlier }
      if open.typed != typed {
        open.typed = typed
        do {
          open = try await desk.applications.save(open)
        } catch let problem as any Problem where problem.kind == .conflict {
          open = try await desk.applications.open(open.id, of: client.keeper)
          continue
        }
      }
      return try await submit(open)
    }
    return try await submit(open)
  }

  private func submit(_ open: OpenApplication) async throws -> AcceptedApplication {
    switch try await desk.applications.submit(open.id, of: client.keeper, by: client.actor) {
    case .accepted(let accepted): return accepted
    case .unfinished(let reading):
      throw mending.refusal(reading.problems.map { ContractProblem(.answer($0), at: "") })
    case .notEligible(_, let eligibility): throw mending.notEligible(eligibility)
    }
  }
}
