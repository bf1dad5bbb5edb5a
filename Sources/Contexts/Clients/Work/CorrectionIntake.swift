import FormContract
import FormSchema
import Kernel
import Ports
import Storage
import Web

/// Takes from a program the answer to what an officer asked to be put right.
///
/// Nothing is stored before everything is found right, as with an application.
struct CorrectionIntake: Sendable {
  let desk: ClientDesk
  let client: Client
  let receipt: String
  /// The language of what has to be mended.
  let texts: Texts

  /// A correction with nothing left to mend.
  struct Judged: Sendable {
    let correction: ContractCorrection
    let returned: ReturnedApplication
    let determination: Determination
  }

  /// Reads and judges, and stores nothing.
  /// - Throws: ``CallProblem`` with everything that has to be mended; ``ClientsProblem``.
  func judge(_ body: CallBody) async throws -> Judged {
    let returned = try await desk.town.database.read { [self] tx in
      try desk.told(.correctionNotAsked) {
        try desk.sent.returned(receipt, sentBy: client.id.description, in: tx)
      }
    }
    guard client.procedures.allows(returned.published.id) else { throw ClientsProblem.procedureNotAllowed }
    let mending = mending(returned)
    var correction = try mending.read { () throws(ContractProblems) in
      switch body.kind {
      case .json: try mending.reader.readCorrection(body.bytes)
      case .mergePatch: try mending.reader.readCorrection(patch: body.bytes, of: returned.answers)
      }
    }
    try mending.attach(to: &correction.application)
    let determination = try await desk.town.database.read { [self, correction] tx in
      try ruling(correction, returned, isTrial: true, in: tx)
    }
    return Judged(correction: correction, returned: returned, determination: determination)
  }

  /// Answers what was asked. Sent again with the same key, it is answered once.
  /// - Throws: as ``judge(_:)``; ``ClientsProblem/keyReused``.
  func submit(_ body: CallBody, _ call: KeyedCall) async throws -> KnownSubmission.Accepted {
    let judged = try await judge(body)
    for file in judged.correction.application.files { _ = try desk.town.files.store(file.bytes) }
    return try await call.once { [self] tx in
      let determination = try ruling(judged.correction, judged.returned, isTrial: false, in: tx)
      return .init(receipt: judged.returned.receipt, fee: determination.fee.amount)
    }
  }

  private func mending(_ returned: ReturnedApplication) -> Mending {
    Mending(published: returned.published, files: desk.town.files, texts: texts)
  }

  /// What the rules say, when nothing stands against it.
  private func ruling(
    _ correction: ContractCorrection, _ returned: ReturnedApplication, isTrial: Bool, in tx: any Transaction
  ) throws -> Determination {
    let mending = mending(returned)
    let sent = SentCorrection(typed: correction.application.typed, questions: correction.questions)
    let outcome = try desk.told(.correctionNotAsked) {
      try desk.sent.correct(receipt, sentBy: client.id.description, sent, isTrial: isTrial, in: tx)
    }
    let (reading, determination): (Reading, Determination?) =
      switch outcome {
      case .accepted(let reading, let determination): (reading, determination)
      case .unfinished(let reading): (reading, nil)
      case .notMarked(let questions): throw mending.notMarked(questions)
      case .notEligible(let eligibility): throw mending.notEligible(eligibility)
      }
    let problems = mending.reader.problems(reading, of: correction.application)
    guard problems.isEmpty, let determination else { throw mending.refusal(problems) }
    return determination
  }
}
