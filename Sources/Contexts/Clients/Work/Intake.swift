import FormContract
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Vault
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

  /// The form takes files of this size, and so does a program's application.
  private static let mostFileBytes = FormLimits.attachments.bytesPerFile
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
    let reader = ContractReader(published.definition)
    var application: ContractApplication
    do throws(ContractProblems) {
      application = try reader.read(document)
    } catch {
      throw refusal(error.problems)
    }
    let refused = attach(to: &application)
    guard refused.isEmpty else { throw CallProblem(ClientsProblem.answersRefused, errors: refused) }
    let today = desk.town.world.today
    let reading = published.definition.form.read(application.typed, today: today)
    let problems = reader.problems(reading, of: application)
    guard problems.isEmpty, reading.isAccepted else { throw refusal(problems) }
    let determination = published.definition.determination(for: reading.answers, on: today)
    guard determination.eligibility.outcome != .notEligible else { throw notEligible(determination.eligibility) }
    return Judged(application: application, reading: reading, determination: determination)
  }

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
      throw refusal(reading.problems.map { ContractProblem(.answer($0), at: "") })
    case .notEligible(_, let eligibility): throw notEligible(eligibility)
    }
  }

  /// Puts the references of the files where the form looks for them.
  /// - Returns: those that no question takes.
  private func attach(to application: inout ContractApplication) -> [CallProblem.Fault] {
    var refused: [CallProblem.Fault] = []
    var known: Set<String> = []
    for (number, file) in application.files.enumerated() {
      let stored = desk.town.files.described(file.bytes)
      let arrived = ArrivedFile(
        field: file.field, id: stored.name, name: file.name, byteCount: stored.bytes,
        mediaType: stored.kind.mediaType, sha256: stored.sha256)
      if stored.bytes > Self.mostFileBytes {
        refused.append(fault(file.pointer, "file-too-large", ["megabytes": "\(Self.mostFileBytes / 1_000_000)"]))
      } else if let attachment = arrived.attachment(number: number + 1), file.accept.contains(attachment.kind) {
        // The same file twice at one question is one.
        if known.insert("\(file.field)|\(stored.name)").inserted { application.attach(file, as: attachment) }
      } else {
        refused.append(fault(file.pointer, "wrong-file-kind"))
      }
    }
    return refused
  }

  private func fault(_ pointer: String, _ code: String, _ values: [String: String] = [:]) -> CallProblem.Fault {
    CallProblem.Fault(pointer: pointer, code: code, detail: texts["clients.fault.\(code)", values])
  }

  /// What is no JSON at all is a request nobody can read; everything else is an answer to be mended.
  private func refusal(_ problems: [ContractProblem]) -> CallProblem {
    let isUnreadable = problems.contains { problem in
      if case .shape(.notJSON) = problem.reason { true } else { false }
    }
    let words = published.definition.words(in: texts.language)
    let faults = problems.map { problem in
      let detail =
        switch problem.reason {
        case .shape(let shape): shape.sentence(in: texts.language)
        case .answer(let answer): answer.sentence(in: published.definition.form, words: words, texts: texts)
        }
      return CallProblem.Fault(pointer: problem.pointer, code: problem.code, detail: detail)
    }
    return CallProblem(isUnreadable ? ClientsProblem.bodyUnreadable : .answersRefused, errors: faults)
  }

  private func notEligible(_ eligibility: Determination.Eligibility) -> CallProblem {
    let reason = eligibility.reason.flatMap(published.definition.words(in: texts.language).reason)
    return CallProblem(ClientsProblem.notEligible, detail: reason)
  }
}
